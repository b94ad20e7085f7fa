"""An hour's worth of edits in one session of the language server, and the memory that it holds.

Run as ``python -m benchmarks.editor_session [--edits N] [--engine NAME] [--compare]``. An editor
opens a project over standard input and output and makes random edits in its documents, one after
the other; after each it waits for the diagnostics, and now and then it asks for what an editor asks
for. A document is closed after some edits and the next is opened, as it was at first. Every 500
edits the memory of the server is printed, with the median and the longest wait and how many
messages popped up since. With ``--compare`` the diagnostics after each edit must equal those of a
fresh check of the same words, made in another process and another folder.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve
from lsprotocol import types
from tests.language_client import Editor, language_server

from benchmarks.editing import ROOT, documents, fresh
from benchmarks.random_edits import Edit, carried_out, random_edit
from benchmarks.watched_runs import memory_of
from claimcheck.lsp.diagnostics import diagnostics_of
from claimcheck.lsp.open_texts import OpenText
from claimcheck.lsp.written import written_text

EVERY = 500
EDITS_A_DOCUMENT = 250
ASKED_EVERY = 10
LANGUAGES = {".md": "markdown", ".tex": "latex", ".txt": "plaintext"}


def position(text: str, offset: int) -> types.Position:
    """Give a place of a text as an editor counts it, in UTF-16."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def apart(text: str, edit: Edit) -> bool:
    """Tell whether an edit ends or begins between the two characters of one line end."""
    return any(text[at - 1 : at + 1] == "\r\n" for at in edit[:2])


async def ask(editor: Editor, uri: str, where: types.Position) -> None:
    """Ask for all that an editor asks for at the cursor."""
    document = types.TextDocumentIdentifier(uri)
    client, here = editor.client, types.Range(where, where)
    await client.text_document_hover_async(types.HoverParams(document, where))
    await client.text_document_completion_async(types.CompletionParams(document, where))
    await client.text_document_definition_async(types.DefinitionParams(document, where))
    await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    context = types.CodeActionContext([])
    await client.text_document_code_action_async(types.CodeActionParams(document, here, context))


def checked(uri: str, name: str, text: str, engine: str) -> list[types.Diagnostic]:
    """Give the diagnostics of a fresh check of a text, for its address in the editor."""
    language = LANGUAGES[Path(name).suffix]
    written = written_text(OpenText(uri, text, 1, language), "utf-16")
    if written is None:
        raise SystemExit(f"no reader takes {name}")
    written = evolve(written, source=evolve(written.source, name=name, path=name))
    return diagnostics_of(written.audited(fresh(name, text, engine)), "utf-16")[uri]


def same(shown: Sequence[types.Diagnostic], wanted: Sequence[types.Diagnostic]) -> bool:
    """Tell whether an editor is shown what a check finds."""
    ordered, expected = (
        sorted(repr(evolve(one, related_information=[*(one.related_information or ())]))
               for one in given)
        for given in (shown, wanted)
    )  # fmt: skip
    return ordered == expected


async def session(edits: int, engine: str, folder: Path, *, compare: bool) -> int:
    """Make edits, print what the server holds meanwhile, and give how many answers differed."""
    (folder / "references.bib").write_bytes((ROOT / "references.bib").read_bytes())
    seed = random.Random(1)  # noqa: S311 - no secret
    waits: list[float] = []
    told, uri, differed, opened = 0, "", 0, documents()
    async with language_server(folder, "--engine", engine) as editor:
        await editor.start()
        process = editor.client._server.pid  # noqa: SLF001 - it tells its number nowhere else
        for number in range(edits):
            if number % EDITS_A_DOCUMENT == 0:
                if number:
                    closed = types.TextDocumentIdentifier(uri)
                    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(closed))
                name, text = opened[number // EDITS_A_DOCUMENT % len(opened)]
                uri = editor.open(name, text, LANGUAGES[Path(name).suffix])
                await editor.diagnostics(uri)
            while apart(text, edit := random_edit(text, seed)):
                pass
            start, end, new = edit
            where = types.Range(position(text, start), position(text, end))
            text = carried_out(text, edit)
            started = time.perf_counter()
            editor.replace(uri, where, new)
            shown = await editor.diagnostics(uri)
            waits.append(time.perf_counter() - started)
            if compare and not same(shown, checked(uri, name, text, engine)):
                differed += 1
                print(f"edit {number} of {name} differs", file=sys.stderr)
            if number % ASKED_EVERY == 0:
                await ask(editor, uri, position(text, start))
            if (number + 1) % EVERY == 0:
                rss, _ = memory_of({process})
                print(
                    f"{number + 1:7,} edits{rss:6} MB   wait median {statistics.median(waits):.3f}"
                    f" longest {max(waits):.3f} s   {len(editor.messages) - told} messages",
                    flush=True,
                )
                waits, told = [], len(editor.messages)
        for message, count in sorted((editor.messages.count(m), m) for m in set(editor.messages)):
            print(f"  {message} x {count}")
    if compare:
        print(f"{edits:,} edits: the diagnostics of {differed} differ from a fresh check")
    return differed


def main() -> None:
    """Run one session."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--engine", default="accurate")
    parser.add_argument("--compare", action="store_true", help="with a fresh check, each time")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as aside:
        (Path(aside) / "references.bib").write_bytes((ROOT / "references.bib").read_bytes())
        os.chdir(aside)
        own = Path(folder).resolve()
        differed = asyncio.run(session(given.edits, given.engine, own, compare=given.compare))
        os.chdir(ROOT)
    sys.exit(bool(differed))


if __name__ == "__main__":
    main()
