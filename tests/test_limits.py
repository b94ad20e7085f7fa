"""The page of limits says what the code holds to."""

import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "limits.md").read_text("utf-8")
HELD = [
    ("Markdown, text", "readers._files", "SIZE_LIMIT", "20 MB"),
    ("Markdown, text", "readers._front_matter", "_LARGEST", "200 kB"),
    ("Markdown, text", "bounded_yaml", "_DEEPEST", "60 levels"),
    ("Markdown, text", "bounded_yaml", "_MOST_VALUES", "200,000 values"),
    ("Markdown, text", "readers._markdown_inline", "_MOST_OPEN", "100 open brackets"),
    ("HTML", "readers._html_tree", "_MOST_ELEMENTS", "80,000 elements"),
    ("HTML", "readers._html_tree", "_DEEPEST", "200 levels"),
    ("HTML", "readers._html_tree", "_MOST_PIECES", "200,000 lines"),
    ("HTML", "readers._html_inline", "_MOST_PIECES", "50,000 lines, tags and signs"),
    ("HTML", "readers._html_tokens", "_MOST_ATTRIBUTES", "1,000 attributes"),
    ("HTML", "readers._html_tree", "_MOST_ATTRIBUTES", "200,000 in all"),
    ("every document", "readers._draft", "MOST_BLOCKS", "15,000 paragraphs"),
    ("every document", "sentences.document_sentences", "_MOST_SENTENCES", "25,000 sentences"),
    ("every document", "citations._finder", "_MOST_MENTIONS", "20,000 citations"),
    ("every document", "readers._embedded_works", "_MOST_WORKS", "4,000 works"),
    ("every document", "pipeline.bibliographies", "_MOST_LISTED", "5,000 references"),
    ("LaTeX", "readers._latex_document", "_MOST_COMMANDS", "40,000 commands"),
    ("LaTeX", "readers._latex_parser", "_MOST_SIGNS", "80,000 signs"),
    ("LaTeX", "readers._latex_parser", "_SIGNS_OF_GROUP", "eight"),
    ("LaTeX", "bibliography.projects.latex_parts", "_MOST", "200 parts"),
    ("LaTeX", "bibliography.projects.latex_parts", "_LARGEST", "2 MB"),
    ("JATS", "readers._xml_events", "_MOST_EVENTS", "600,000 tags"),
    ("JATS", "readers._html_inline", "_MOST_PIECES", "50,000 lines, tags and signs"),
    ("JATS", "readers._jats_document", "_MOST_MARKS", "20,000 cross-references"),
    ("JATS", "readers._xml_events", "_DEEPEST", "400 levels"),
    ("notebooks", "readers._notebook_cells", "_MOST_CELLS", "5,000 cells"),
    ("notebooks", "readers._notebook_cells", "_MOST_RUNS", "100,000 lines"),
    ("notebooks", "readers._notebook_cells", "_MOST_VALUES", "3,000,000 values"),
    ("Word", "readers.word.docx", "_LARGEST", "100 MB"),
    ("Word", "readers.word._package", "_MOST_PARTS", "20,000 parts"),
    ("Word", "readers.word._package", "_MOST_TAGS", "800,000 tags"),
    ("Word", "readers._zip_parts", "_MOST_TIMES", "150 times"),
    ("EPUB", "readers._zip_parts", "_MOST_TIMES", "150 times"),
    ("Word", "readers.word._text", "_MOST_PIECES", "50,000 runs"),
    ("Word", "readers.word._runs", "_MOST_COMMENTS", "10,000 comments"),
    ("PDF", "readers._pdf_marks", "MOST_LINKS", "2,000 links"),
    ("OpenDocument", "readers.odt", "_LARGEST", "100 MB"),
    ("OpenDocument", "readers._odt_text", "_MOST_SPACES", "20 spaces"),
    ("PDF", "readers.pdf", "_LARGEST", "100 MB"),
    ("Markdown, text", "readers.rst", "_MOST_MARKS", "100,000 signs of roles"),
    ("Markdown, text", "readers._markdown_blocks", "_MOST_SIGNS", "100,000 signs of links"),
    ("Markdown, text", "readers._draft", "_MOST_LINES", "200,000 lines"),
    ("every document", "readers._draft", "LONGEST_BLOCK", "2,000,000 characters"),
    ("PDF", "readers._pdf_limits", "_MOST_LINES", "2,000 lines"),
    ("PDF", "readers._pdf_limits", "_MOST_PAGES", "3,000 pages"),
    ("PDF", "readers._pdf_limits", "_MOST_PARTS", "40,000 cells"),
    ("PDF", "readers._pdf_limits", "_MOST_CHARACTERS", "5 million characters"),
    ("PDF", "readers._pdf_limits", "_MOST_ALIKE", "30 pages"),
    ("PDF", "readers._pdf_drawn", "_MOST_ALIKE", "30 pages"),
    ("PDF", "readers._pdf_streams", "_MOST_SAVED", "200,000 times"),
    ("PDF", "readers._pdf_drawn", "_MOST_LETTERS", "1,000,000 letters"),
    ("EPUB", "readers.epub", "_LARGEST", "100 MB"),
    ("EPUB", "readers._epub_document", "_MOST_CHAPTERS", "2,000 chapters"),
    ("EPUB", "readers._epub_document", "_LARGEST_BOOK", "20 MB in all"),
    ("EPUB", "readers._epub_document", "_MOST_TAGS", "400,000 tags"),
    ("e-mail", "readers._mail", "_MOST_PARTS", "1,000 parts"),
    ("e-mail", "readers._mail", "_LONGEST_HEADER", "200 kB"),
    ("e-mail", "readers._mail", "_MOST_BOUNDARIES", "20,000 lines"),
    ("e-mail", "readers._mail", "_MOST_ENCODED", "2,000 encoded words"),
    ("bibliographies", "bibliography.source", "LARGEST", "512 MiB"),
    ("bibliographies", "bibliography.bibtex_values", "_TIMES_THE_FILE", "eight times"),
    ("bibliographies", "bibliography.loading", "_MOST_ENTRIES", "100,000 entries"),
    ("project files", "bibliography.projects.yaml_files", "_LARGEST", "1 MB"),
    ("project files", "bibliography.projects.texts", "_LARGEST", "20 MB"),
    ("ledgers", "ledger.load", "_LARGEST", "64 MB"),
    ("configuration", "auditing.config", "_LARGEST", "20 MB"),
    ("baselines", "auditing.baseline_file", "_LARGEST", "100 MB"),
    ("baselines", "auditing.baseline_file", "_MOST_TOLD", "100 faults"),
    ("tables", "spreadsheets.tables", "_LARGEST", "32 MB"),
    ("tables", "spreadsheets.archive", "_LARGEST_WHOLE", "48 MB"),
    ("tables", "spreadsheets.archive", "_MOST_PARTS", "2,000 parts"),
    ("tables", "spreadsheets.tables", "_MOST_CELLS", "4 million cells"),
    ("tables", "reports._checklist_docx", "_MOST_ROWS", "2,000 rows"),
    ("tables", "reports._checklist_docx", "_MOST_COLUMNS", "50 columns"),
    ("checklists (Markdown)", "reports._checklist_filled", "_LARGEST", "4 MB"),
    ("texts of cited works", "pipeline.source_texts", "LARGEST", "50 MB"),
    ("texts of cited works", "pipeline.source_texts", "_LARGEST_HTML", "HTML 10 MB"),
    ("texts of cited works", "pipeline.source_texts", "_MOST_CHARACTERS", "10 million characters"),
    ("saved audits", "auditing.saved", "_LARGEST", "1 GB"),
    ("dumps for the store", "evidence.store.streams", "LONGEST_LINE", "64 MB"),
    ("dumps for the store", "evidence.store.streams", "_LONGEST_ARTICLE", "32 MB"),
    ("dumps for the store", "evidence.store.streams", "_LONGEST_CELL", "10 MB"),
    ("answers of services", "evidence.services.client", "_LONGEST_BODY", "20 MB"),
    ("answers of services", "evidence.services.client", "_TIMEOUT", "20 s"),
    ("answers of services", "cli._services", "_BUDGET", "300 s"),
]
_UNITS = {"kB": 10**3, "MB": 10**6, "GB": 10**9, "MiB": 2**20, "million": 10**6}


@pytest.mark.parametrize(("row", "module", "name", "words"), HELD)
def test_a_limit_is_as_the_page_says(row, module, name, words):
    (line,) = (line for line in PAGE.splitlines() if line.startswith(f"| {row}"))
    assert re.search(rf"(?<![\d,.]){re.escape(words)}\b", line)
    assert getattr(import_module(f"claimcheck.{module}"), name) == said(words)


def said(words):
    """Give the number that some words say."""
    number, unit = re.match(r"(?:HTML )?([\d,]+|eight) ?(\w*)", words).groups()
    value = 8 if number == "eight" else int(number.replace(",", ""))
    return value * _UNITS.get(unit, 1)
