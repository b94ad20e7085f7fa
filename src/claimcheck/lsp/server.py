"""The language server: what is open, what was found in it, and when it is audited again."""

import asyncio
import gc
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from claimcheck._version import __version__
from claimcheck.lsp.audited import AuditedDocument
from claimcheck.lsp.board import DiagnosticsBoard
from claimcheck.lsp.diagnostics import diagnostics_of, unread_diagnostic
from claimcheck.lsp.notebooks import OpenNotebook
from claimcheck.lsp.open_texts import OpenTexts
from claimcheck.lsp.project import Configure, WrittenProject
from claimcheck.lsp.protocol import TextsApart
from claimcheck.lsp.written import WrittenDocument, path_of, written_notebook, written_text
from claimcheck.model import ClaimcheckError, Failure, InputError
from claimcheck.plugins import internal_error
from claimcheck.regular_files import read_regular

T = TypeVar("T")

_LARGEST = 64_000_000
_PAUSE = 0.01
"""Seconds without a keystroke after which a document is audited."""

_NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithNotebook(
            notebook=types.NotebookDocumentFilterNotebookType(notebook_type="jupyter-notebook")
        )
    ]
)


class ClaimServer(LanguageServer):
    """A server for one editor.

    Audits are made one at a time in one thread, while the loop goes on taking keystrokes; what was
    typed in the meantime is audited next, and only the newest text of a document ever is.

    Args:
        configure: Reads the configuration, once the folder of the project is known.
    """

    def __init__(self, configure: Configure) -> None:
        super().__init__(
            "claimcheck", __version__, notebook_document_sync=_NOTEBOOKS, protocol_cls=TextsApart
        )
        self.texts = OpenTexts()
        self.notebooks: dict[str, OpenNotebook] = {}
        self.project = WrittenProject(configure)
        self.board = DiagnosticsBoard(self.text_document_publish_diagnostics)
        self._audited: dict[str, tuple[int, AuditedDocument]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[AuditedDocument | None]] = set()
        self._worker = ThreadPoolExecutor(1, "claimcheck")
        self._lock = asyncio.Lock()
        self._round = 0
        self._told = ""
        self._is_warm = False

    def settle(self, root: str | None) -> None:
        """Work from the folder of the project, as the command does, and count as the client does.

        Args:
            root: Address of the folder.
        """
        self.texts.encoding = str(getattr(self.encoding, "value", self.encoding))
        folder = to_fs_path(root) if root else None
        if folder and Path(folder).is_dir():
            os.chdir(folder)

    @property
    def encoding(self) -> str:
        """Give the encoding in which the client counts characters."""
        agreed = self.workspace.position_encoding
        return "utf-16" if agreed is None else str(getattr(agreed, "value", agreed))

    def touched(self, uri: str) -> None:
        """Audit a text again, once nothing was typed for a moment.

        Args:
            uri: Address of a document, or of a cell of a notebook.
        """
        document = self.home_of(uri)
        timer = self._timers.pop(document, None)
        if timer is not None:
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._timers[document] = loop.call_later(_PAUSE, self._start, document)

    def files_changed(self) -> None:
        """Read the files of the project again, and audit every open document again."""
        self.project.read_again()
        self._round += 1
        for uri in self._open():
            self.touched(uri)

    def closed(self, uri: str) -> None:
        """Let go of a document."""
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()
        self._audited.pop(uri, None)
        self.project.forget(path_of(uri))
        self.board.clear(uri)

    def home_of(self, uri: str) -> str:
        """Give the address of the document that a text belongs to: its notebook, or itself."""
        for notebook in self.notebooks.values():
            if any(cell == uri for _, cell in notebook.cells):
                return notebook.uri
        return uri

    async def audited(self, uri: str) -> AuditedDocument | None:
        """Give a document as it is now, audited; ``None`` where it is none, or cannot be.

        Args:
            uri: Address of a document, or of a cell of a notebook.
        """
        home = self.home_of(uri)
        async with self._lock:
            written = self._written(home)
            if written is None:
                return None
            known = self._audited.get(home)
            if known and (known[0], known[1].versions) == (self._round, written.versions):
                return known[1]
            return await self._audit(written)

    async def work(self, job: Callable[[], T]) -> T:
        """Do something in the thread of the audits, to which the evidence store belongs."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, job)

    def text_of(self, path: Path) -> str | None:
        """Give the text of a file as the editor holds it, or as it is on disk."""
        uri = path.absolute().as_uri()
        held = self.texts.get(uri)
        if held is not None:
            return held.text
        with suppress(OSError, UnicodeDecodeError):
            return read_regular(path, _LARGEST).decode("utf-8")
        return None

    def _start(self, uri: str) -> None:
        self._timers.pop(uri, None)
        task = asyncio.get_running_loop().create_task(self.audited(uri))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _audit(self, written: WrittenDocument) -> AuditedDocument | None:
        number = self._round
        try:
            audited = await self.work(lambda: self._made(written))
        except InputError as error:
            self._show_unread(written, error.failure)
            return None
        except ClaimcheckError as error:
            self._tell(str(error))
            self._show_unread(written, Failure(written.source.name, str(error)))
            return None
        except Exception as error:  # noqa: BLE001 - one document that fails must not end the server
            self._tell(internal_error("the audit", error, "claimcheck-audit"))
            return None
        self._told = ""
        self._audited[written.uri] = number, audited
        if self._is_open(written.uri):
            self.board.show(written.uri, diagnostics_of(audited, self.encoding), audited.versions)
        return audited

    def _show_unread(self, written: WrittenDocument, failure: Failure) -> None:
        """Say why a document was not audited, in place of what an earlier text of it had."""
        if self._is_open(written.uri):
            uri = written.texts[0].uri
            self.board.show(written.uri, {uri: [unread_diagnostic(failure)]}, written.versions)

    def _made(self, written: WrittenDocument) -> AuditedDocument:
        audited = written.audited(self.project.audit(written.source))
        if not self._is_warm:
            self._is_warm = True
            gc.collect()
            gc.freeze()  # what was loaded once is not searched for garbage at every keystroke
        return audited

    def _tell(self, message: str) -> None:
        """Show an error, once until another comes."""
        if message != self._told:
            self._told = message
            self.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"claimcheck: {message}")
            )

    def _written(self, uri: str) -> WrittenDocument | None:
        notebook = self.notebooks.get(uri)
        if notebook is not None:
            return written_notebook(notebook, self.texts, self.encoding)
        text = self.texts.get(uri)
        return None if text is None else written_text(text, self.encoding)

    def _open(self) -> list[str]:
        return list(dict.fromkeys(self.home_of(text.uri) for text in self.texts))

    def _is_open(self, uri: str) -> bool:
        return uri in self.notebooks or self.texts.get(uri) is not None
