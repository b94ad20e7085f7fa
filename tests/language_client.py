"""A language client that speaks to ``claimcheck lsp``, in a process or a thread of its own."""

import asyncio
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, chdir
from pathlib import Path
from threading import Event, Thread
from unittest.mock import patch

from lsprotocol import types
from pygls.io_ import run_async
from pygls.lsp.client import LanguageClient
from pygls.lsp.server import LanguageServer

from claimcheck.cli.commands.lsp import command
from claimcheck.lsp.server import ClaimServer

WAIT = 60
"""Seconds after which an answer that does not come has failed; a busy machine is slow."""


class Editor:
    """An editor with its server.

    Args:
        client: The client.
        root: The folder that it has open.
    """

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client, self.root = client, root
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self._changed = asyncio.Condition()
        self._versions: dict[str, int] = {}
        self.result: types.InitializeResult | None = None

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params
            async with self._changed:
                self._changed.notify_all()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        async def told(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            async with self._changed:
                self._changed.notify_all()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            pass

    async def start(self, encodings: list[str] | None = None, **workspace: object) -> None:
        general = (
            types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
        )
        capabilities = types.ClientCapabilities(
            general=general, workspace=types.WorkspaceClientCapabilities(**workspace)
        )
        self.result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities,
                root_uri=self.root.as_uri(),
                workspace_folders=[types.WorkspaceFolder(self.root.as_uri(), "root")],
            )
        )
        self.client.initialized(types.InitializedParams())

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        return self.open_at(self.uri(name), text, language)

    def open_at(self, uri: str, text: str, language: str) -> str:
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        self._versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        params = types.DidChangeTextDocumentParams(document, list(changes))
        self.client.text_document_did_change(params)

    def rewrite(self, uri: str, text: str) -> None:
        self.change(uri, types.TextDocumentContentChangeWholeDocument(text))

    def replace(self, uri: str, where: types.Range, text: str) -> None:
        self.change(uri, types.TextDocumentContentChangePartial(where, text))

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """Wait for the diagnostics of the newest version of a text."""
        await self.until(
            lambda: uri in self.shown and self.shown[uri].version == self._versions[uri]
        )
        return list(self.shown[uri].diagnostics)

    async def until(self, is_so) -> None:
        async with asyncio.timeout(WAIT), self._changed:
            await self._changed.wait_for(is_so)


@asynccontextmanager
async def language_server(root: Path, *options: str):
    """Start a server in a folder, and end it."""
    client = LanguageClient("editor", "1")
    await client.start_io(sys.executable, "-m", "claimcheck", "lsp", *options, cwd=str(root))
    made = Editor(client, root)
    try:
        yield made
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
    except BaseException:
        client._server.kill()
        raise


@asynccontextmanager
async def server_in_a_thread(root: Path, *options: str):
    """Serve a folder in this process, which has loaded already what a server loads."""
    ours, theirs = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=ours)
    client = LanguageClient("editor", "1")
    client.protocol.set_writer(writer)
    heard = asyncio.create_task(run_async(Event(), reader, client.protocol))
    server = Thread(target=serve, args=(theirs, options))
    with chdir(root):
        server.start()
        try:
            yield Editor(client, root)
            await client.shutdown_async(None)
            client.exit(None)
        finally:
            ours.shutdown(socket.SHUT_WR)
            await heard
            server.join()
            writer.close()


def serve(connection: socket.socket, options: tuple[str, ...]) -> None:
    """Run the command with a connection in place of standard input and output."""

    def start(server: LanguageServer) -> None:
        with connection, connection.makefile("rb") as heard, connection.makefile("wb") as said:
            started(server, heard, said)
        server._worker.shutdown()

    started = ClaimServer.start_io
    with patch.object(ClaimServer, "start_io", start):
        command.main([*options], standalone_mode=False)


def run(session):
    """Run a session to its end, in a thread of its own: Playwright leaves a loop on the first."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, session).result()


def at(line: int, character: int) -> types.Position:
    return types.Position(line, character)


def between(line: int, start: int, end: int) -> types.Range:
    return types.Range(at(line, start), at(line, end))
