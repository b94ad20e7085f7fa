"""An hour's worth of edits in one session of the language server, and the memory that it holds.

Run as ``python -m benchmarks.editor_session [--edits N] [--engine NAME]``. An editor opens a
project over standard input and output and makes random edits in its documents, one after the
other; after each it waits for the diagnostics, and now and then it asks for what an editor asks
for. A document is closed after some edits and the next is opened, as it was at first. Every 500
edits the memory of the server is printed, with the median and the longest wait and how many
messages popped up since.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from tests.language_client import Editor, language_server

from benchmarks.editing import EXAMPLE, LATEX, ROOT, TEXT
from benchmarks.random_edits import Edit, carried_out, random_edit
from benchmarks.watched_runs import memory_of

EVERY = 500
EDITS_A_DOCUMENT = 250
ASKED_EVERY = 10
DOCUMENTS = {
    "article.md": ("markdown", EXAMPLE.read_text("utf-8")),
    "paper.tex": ("latex", LATEX),
    "letter.txt": ("plaintext", TEXT),
}


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


async def session(edits: int, engine: str, folder: Path) -> None:
    """Make edits, and print what the server holds meanwhile."""
    (folder / "references.bib").write_bytes((ROOT / "references.bib").read_bytes())
    seed = random.Random(1)  # noqa: S311 - no secret
    waits: list[float] = []
    told, uri = 0, ""
    async with language_server(folder, "--engine", engine) as editor:
        await editor.start()
        process = editor.client._server.pid  # noqa: SLF001 - it tells its number nowhere else
        for number in range(edits):
            if number % EDITS_A_DOCUMENT == 0:
                if number:
                    closed = types.TextDocumentIdentifier(uri)
                    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(closed))
                name = list(DOCUMENTS)[number // EDITS_A_DOCUMENT % len(DOCUMENTS)]
                language, text = DOCUMENTS[name]
                uri = editor.open(name, text, language)
                await editor.diagnostics(uri)
            while apart(text, edit := random_edit(text, seed)):
                pass
            start, end, new = edit
            where = types.Range(position(text, start), position(text, end))
            text = carried_out(text, edit)
            started = time.perf_counter()
            editor.replace(uri, where, new)
            await editor.diagnostics(uri)
            waits.append(time.perf_counter() - started)
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


def main() -> None:
    """Run one session."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--engine", default="accurate")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(session(given.edits, given.engine, Path(folder).resolve()))


if __name__ == "__main__":
    main()
