"""The command serves a real client over its standard input and output."""

import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types
from tests.language_client import Editor, at, between, language_server, run, server_in_a_thread

from claimcheck.auditing import Config, Sources, audit_sources

BIB = """@article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020},
  abstract = {In this randomised trial of 120 adults, ginger reduced migraine attacks.}}
"""
UNCITED = "Ginger tea prevents migraine attacks in adults."
UNKNOWN = "Aspirin lowers mortality after infarction [@isis22]."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "references.bib").write_text(BIB, "utf-8")
    return tmp_path.resolve()


@asynccontextmanager
async def started(folder: Path, *, encodings=None, serving=server_in_a_thread):
    async with serving(folder, "--engine", "fast") as editor:
        await editor.start(encodings)
        yield editor


def codes(diagnostics):
    return [one.code for one in diagnostics]


def document(uri):
    return types.TextDocumentIdentifier(uri)


def test_a_document_is_followed_as_it_is_written(folder):
    async def session():
        async with started(folder, serving=language_server) as editor:
            uri = editor.open("article.md", f"😀 {UNCITED}\n")
            assert "CC201" in codes(await editor.diagnostics(uri))
            editor.replace(uri, between(0, 49, 50), " [@lee2020].")
            assert "CC201" not in codes(await editor.diagnostics(uri))
            editor.replace(uri, between(1, 0, 0), f"\n{UNKNOWN}")
            (unknown,) = (one for one in await editor.diagnostics(uri) if one.code == "CC202")
            assert unknown.range == between(2, 42, 51)
            client = editor.client
            hover = await client.text_document_hover_async(
                types.HoverParams(document(uri), at(0, 5))
            )
            assert "`lee2020`" in hover.contents.value
            outline = await client.text_document_document_symbol_async(
                types.DocumentSymbolParams(document(uri))
            )
            assert [one.range.start.line for one in outline] == [0, 2]
            (entry,) = await client.text_document_definition_async(
                types.DefinitionParams(document(uri), at(0, 52))
            )
            assert entry.uri == editor.uri("references.bib")
            actions = await client.text_document_code_action_async(
                types.CodeActionParams(
                    document(uri), unknown.range, types.CodeActionContext([unknown])
                )
            )
            assert any(list(one.diagnostics or ()) == [unknown] for one in actions)
            editor.replace(uri, between(2, 0, 0), "Ginger [@")
            offered = await client.text_document_completion_async(
                types.CompletionParams(document(uri), at(2, 9))
            )
            assert [one.label for one in offered.items] == ["lee2020"]
            assert editor.messages == []

    run(session())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_positions_count_as_was_agreed(folder, encoding):
    async def session():
        async with started(folder, encodings=[encoding]) as editor:
            assert editor.result.capabilities.position_encoding == encoding
            uri = editor.open("article.md", f"😀 {UNKNOWN}\n")
            shift = {"utf-8": 4, "utf-16": 2, "utf-32": 1}[encoding]
            (unknown,) = (one for one in await editor.diagnostics(uri) if one.code == "CC202")
            assert unknown.range == between(0, 43 + shift, 52 + shift)
            editor.replace(uri, between(0, 0, shift), "")
            (unknown,) = (one for one in await editor.diagnostics(uri) if one.code == "CC202")
            assert unknown.range == between(0, 43, 52)

    run(session())


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x85", "\u2028"])
def test_a_character_that_ends_no_line_moves_no_edit(folder, odd):
    async def session():
        async with started(folder) as editor:
            uri = editor.open("article.md", f"Zinc{odd}\n{UNKNOWN}\n")
            assert "CC202" in codes(await editor.diagnostics(uri))
            editor.replace(uri, between(1, 42, 51), "[@lee2020]")
            assert "CC202" not in codes(await editor.diagnostics(uri))

    run(session())


def test_what_is_shown_is_what_the_command_says(folder, monkeypatch):
    text = f"# Ginger\n\n{UNCITED}\n\n{UNKNOWN}\n\n- Zinc is always safe for 20% of children.\n"
    (folder / "article.md").write_text(text, "utf-8")

    async def session():
        async with started(folder) as editor:
            uri = editor.open("article.md", "")
            await editor.diagnostics(uri)
            for end in range(0, len(text) + 1, 40):
                editor.rewrite(uri, text[:end])
            editor.rewrite(uri, text)
            return codes(await editor.diagnostics(uri))

    shown = run(session())
    monkeypatch.chdir(folder)
    audit = audit_sources(
        Sources(paths=("article.md",), ledgers=Path("claims"), engine="fast"),
        Config(engine="fast"),
    )
    assert shown == [one.rule for one in audit.findings_in("article.md") if one.is_active]


def test_a_saved_bibliography_is_read_again(folder):
    async def session():
        async with started(folder) as editor:
            uri = editor.open("article.md", UNKNOWN)
            assert "CC202" in codes(await editor.diagnostics(uri))
            bib = folder / "references.bib"
            bib.write_text(f"{BIB}\n@article{{isis22, title = {{x}}, year = {{1988}}}}", "utf-8")
            editor.client.text_document_did_save(
                types.DidSaveTextDocumentParams(document(bib.as_uri()))
            )
            await editor.until(lambda: "CC202" not in codes(editor.shown[uri].diagnostics))

    run(session())


def test_closing_a_document_takes_its_marks_away(folder):
    async def session():
        async with started(folder) as editor:
            uri = editor.open("article.md", UNKNOWN)
            await editor.diagnostics(uri)
            editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document(uri)))
            await editor.until(lambda: editor.shown[uri].diagnostics == ())

    run(session())


def test_a_bibliography_is_no_document(folder):
    async def session():
        async with started(folder) as editor:
            uri = editor.open("references.bib", BIB, "bibtex")
            outline = await editor.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(document(uri))
            )
            assert list(outline) == []

    run(session())


def test_a_text_without_a_file_is_read_by_its_language(folder):
    async def session():
        async with started(folder) as editor:
            uri = editor.open_at("untitled:Untitled-1", UNCITED, "markdown")
            assert "CC201" in codes(await editor.diagnostics(uri))

    run(session())


def test_a_wrong_configuration_is_told_and_the_server_goes_on(folder):
    (folder / "claimcheck.toml").write_text("engin = 1\n", "utf-8")

    async def session():
        async with started(folder) as editor:
            uri = editor.open("article.md", UNCITED)
            await editor.until(lambda: editor.messages)
            assert "engin" in editor.messages[0]
            (folder / "claimcheck.toml").write_text("", "utf-8")
            editor.rewrite(uri, f"{UNCITED} ")
            assert "CC201" in codes(await editor.diagnostics(uri))

    run(session())


def test_a_document_that_sets_itself_up_wrongly_shows_no_marks_of_an_earlier_text(folder):
    async def session():
        async with started(folder) as editor:
            uri = editor.open("article.md", UNKNOWN)
            assert "CC202" in codes(await editor.diagnostics(uri))
            for typed in ("k", "ki", "kin"):
                editor.rewrite(uri, f"---\nclaimcheck:\n  {typed}: news\n---\n\n{UNKNOWN}")
                (shown,) = await editor.diagnostics(uri)
                assert f"`{typed}` in the front matter" in shown.message
                assert shown.range.start.line == 1
            assert editor.messages == []
            editor.rewrite(uri, f"---\nclaimcheck:\n  kind: news\n---\n\n{UNKNOWN}")
            assert "CC202" in codes(await editor.diagnostics(uri))

    run(session())


CELLS = ("# Ginger", "print(1)", f"😀 {UNKNOWN}")
KINDS = (types.NotebookCellKind.Markup, types.NotebookCellKind.Code, types.NotebookCellKind.Markup)


def cell_uri(number):
    return f"vscode-notebook-cell:/a.ipynb#{number}"


async def open_notebook(editor: Editor) -> str:
    uri = editor.uri("a.ipynb")
    cells = [types.NotebookCell(kind, cell_uri(n)) for n, kind in enumerate(KINDS)]
    texts = [
        types.TextDocumentItem(cell_uri(n), "markdown", 1, text) for n, text in enumerate(CELLS)
    ]
    notebook = types.NotebookDocument(uri, "jupyter-notebook", 1, cells)
    editor.client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, texts))
    await editor.until(lambda: cell_uri(2) in editor.shown)
    return uri


def test_the_claims_of_a_notebook_are_marked_in_their_cells(folder):
    async def session():
        async with started(folder) as editor:
            uri = await open_notebook(editor)

            def places():
                shown = editor.shown[cell_uri(2)].diagnostics
                return [one.range for one in shown if one.code == "CC202"]

            assert places() == [between(0, 45, 54)]
            hover = await editor.client.text_document_hover_async(
                types.HoverParams(document(cell_uri(2)), at(0, 8))
            )
            assert hover.range == between(0, 0, 55)
            new = types.TextDocumentItem("vscode-notebook-cell:/a.ipynb#9", "markdown", 1, UNCITED)
            cell = types.NotebookCell(types.NotebookCellKind.Markup, new.uri)
            structure = types.NotebookDocumentCellChangeStructure(
                types.NotebookCellArrayChange(0, 1, [cell]), [new], [document(cell_uri(0))]
            )
            words = types.NotebookDocumentCellContentChanges(
                types.VersionedTextDocumentIdentifier(2, cell_uri(2)),
                [types.TextDocumentContentChangePartial(between(0, 0, 3), "")],
            )
            editor.client.notebook_document_did_change(
                types.DidChangeNotebookDocumentParams(
                    types.VersionedNotebookDocumentIdentifier(2, uri),
                    types.NotebookDocumentChangeEvent(
                        cells=types.NotebookDocumentCellChanges(structure, None, [words])
                    ),
                )
            )
            await editor.until(lambda: new.uri in editor.shown and places() == [between(0, 42, 51)])
            assert "CC201" in codes(editor.shown[new.uri].diagnostics)

    run(session())


def test_a_character_that_ends_no_line_moves_no_edit_of_a_cell(folder):
    async def session():
        async with started(folder) as editor:
            uri = await open_notebook(editor)
            changes = [
                types.TextDocumentContentChangePartial(between(0, 0, 0), "Zinc\x0c\n"),
                types.TextDocumentContentChangePartial(between(1, 45, 54), "[@lee2020]"),
            ]
            words = types.NotebookDocumentCellContentChanges(
                types.VersionedTextDocumentIdentifier(2, cell_uri(2)), changes
            )
            editor.client.notebook_document_did_change(
                types.DidChangeNotebookDocumentParams(
                    types.VersionedNotebookDocumentIdentifier(2, uri),
                    types.NotebookDocumentChangeEvent(
                        cells=types.NotebookDocumentCellChanges(text_content=[words])
                    ),
                )
            )
            await editor.until(lambda: "CC202" not in codes(editor.shown[cell_uri(2)].diagnostics))

    run(session())


def python(folder, code):
    return subprocess.run(
        [sys.executable, "-c", f"import sys; from claimcheck.cli._group import run; {code}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_pygls_the_command_says_what_to_install(folder):
    done = python(folder, "sys.modules['pygls'] = None; sys.exit(run(['lsp']))")
    assert done.returncode == 2
    assert "pip install 'claimcheck-audit[lsp]'" in done.stderr


def test_no_other_command_loads_the_server(folder):
    (folder / "a.md").write_text(UNCITED, "utf-8")
    done = python(
        folder,
        "run(['check', 'a.md', '--engine', 'fast']);"
        "print([one for one in sys.modules if one.split('.')[0] in {'pygls', 'lsprotocol'}])",
    )
    assert done.stdout.splitlines()[-1] == "[]"
