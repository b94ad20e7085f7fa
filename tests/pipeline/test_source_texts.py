"""Texts of cited works are read when asked for, and quotes are looked up in them."""

import contextlib
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.auditing import audit
from claimcheck.ledger import find_quote
from claimcheck.model import ClaimcheckError, InputError, Library, OutcomeStatus, Severity
from claimcheck.pipeline.source_texts import SourceTexts, read_source_text
from claimcheck.rules import Context, Settings

BIB = "@article{kim2020, title = {Zinc for colds}, abstract = {Zinc shortened colds.}}\n"
QUOTE = "zinc lozenges shortened colds by two days"


def pdf(*pages: str) -> bytes:
    """Make the simplest PDF with a line of text a page."""
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    font = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    for number, page in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({page}) Tj ET"
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R "
                f"/Resources << /Font {font} >> >>"
            ),
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    out = BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("references.bib").write_text(BIB, "utf-8")
    Path("article.md").write_text("Zinc lozenges shorten colds [@kim2020].\n", "utf-8")
    return tmp_path


def record(support: str) -> None:
    Path("claims").mkdir(exist_ok=True)
    Path("claims/article.toml").write_text(
        'document = "article.md"\n[[claim]]\nid = "zinc"\n'
        'anchor = { exact = "Zinc lozenges shorten colds [@kim2020]." }\n'
        f'[[claim.evidence]]\nkey = "kim2020"\nsupport = {{ status = "supported", {support} }}\n',
        "utf-8",
    )


def asked():
    result = audit(
        "article.md",
        bibliography="references.bib",
        ledger="claims",
        sources="sources",
        select=("CC209",),
    )
    return result.findings, next(check for check in result.checks if check.rule == "CC209")


class TestQuotes:
    def test_a_quote_in_the_text_of_the_source_is_found(self, project):
        record(f'quote = "{QUOTE}"')
        Path("sources/kim2020.txt").write_text(
            "In adults,\nZinc lozenges short-\nened colds by two days."
        )
        findings, check = asked()
        assert findings == ()
        assert check.status is OutcomeStatus.PASSED

    @pytest.mark.parametrize(
        ("name", "content", "place"),
        [
            ("kim2020.md", "# Results\n\nZinc **lozenges** shortend colds by two days.", "line 3"),
            (
                "kim2020.html",
                "<p>In all</p><p>Zinc <b>lozenges</b> shortend colds by two days</p>",
                "",
            ),
        ],
    )
    def test_a_slight_difference_is_a_note_that_tells_the_place(
        self, project, name, content, place
    ):
        record(f'quote = "{QUOTE}"')
        Path("sources", name).write_text(content)
        ((finding,), _) = asked()
        assert finding.severity is Severity.NOTE
        assert "differs slightly" in finding.message
        assert f"sources/{name}, {place}" in finding.message

    def test_another_number_is_a_warning_with_the_words_of_the_source(self, project):
        record('quote = "Zinc lozenges of 75 mg shortened colds in most of the adults"')
        Path("sources/kim2020.txt").write_text(
            "Zinc lozenges of 15 mg shortened colds in most of the adults."
        )
        ((finding,), _) = asked()
        assert finding.severity is Severity.WARNING
        assert "15 mg" in finding.remedy

    def test_a_quote_that_the_whole_text_lacks_is_an_error_even_with_a_page(self, project):
        record('quote = "zinc cured every cold", locator = "p. 3"')
        ((before,), _) = asked()
        Path("sources/kim2020.txt").write_text("Zinc lozenges shortened colds.")
        ((after,), _) = asked()
        assert (before.severity, after.severity) == (Severity.WARNING, Severity.ERROR)
        assert "not in its abstract or sources/kim2020.txt" in after.message

    def test_a_source_that_cannot_be_read_leaves_the_check_open_with_the_reason(self, project):
        record(f'quote = "{QUOTE}"')
        Path("sources/kim2020.txt").write_bytes(b"a\0b")
        findings, check = asked()
        assert findings == ()
        assert check.status is OutcomeStatus.NOT_CHECKED
        assert "sources/kim2020.txt: is a binary file" in check.reason

    def test_a_source_that_no_quote_asks_for_is_not_read(self, project):
        record('quote = "Zinc shortened colds"')
        Path("sources/kim2020.txt").write_bytes(b"a\0b")
        assert asked()[1].status is OutcomeStatus.PASSED


class TestPdf:
    def test_a_page_is_the_place_in_a_pdf(self, tmp_path):
        pytest.importorskip("pypdfium2")
        path = tmp_path / "kim2020.pdf"
        path.write_bytes(pdf("Zinc for colds.", "Zinc lozenges shortened colds by two days."))
        source = read_source_text(path)
        assert find_quote(QUOTE, [source]).locator == "p. 2"
        assert find_quote("Zinc for colds", [source]).locator == "p. 1"
        assert not source.is_faithful

    def test_without_the_extra_the_error_says_what_to_install(self, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "pypdfium2", None)
        path = tmp_path / "kim2020.pdf"
        path.write_bytes(pdf("Zinc."))
        with pytest.raises(InputError, match=r"needs pypdfium2.*claimcheck-audit\[pdf\]"):
            read_source_text(path)

    @pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"no pdf", pdf("Zinc")[:200], pdf("")])
    def test_a_broken_or_wordless_pdf_is_an_input_error(self, tmp_path, content):
        pytest.importorskip("pypdfium2")
        path = tmp_path / "kim2020.pdf"
        path.write_bytes(content)
        with pytest.raises(
            InputError, match=r"kim2020\.pdf: (cannot be read as a PDF|holds no words)"
        ):
            read_source_text(path)


class TestHtml:
    def read(self, folder: Path, content: str) -> str:
        path = folder / "page.html"
        path.write_text(content, "utf-8")
        return " ".join(read_source_text(path).text.split())

    def test_scripts_styles_and_comments_are_not_words(self, tmp_path):
        page = (
            "<style>p{}</style><script>zinc()</script><!-- <p>old</p> --><p>Zinc &lt; 5&nbsp;mg</p>"
        )
        assert self.read(tmp_path, page) == "Zinc < 5 mg"

    def test_a_sign_for_less_is_no_tag(self, tmp_path):
        assert self.read(tmp_path, "<p>p <0.05 in <b>mice</b></p>") == "p <0.05 in mice"

    def test_blocks_part_words_and_inline_marks_do_not(self, tmp_path):
        assert self.read(tmp_path, "<td>one</td><td>t<sub>w</sub>o</td>") == "one two"

    @pytest.mark.parametrize(
        "piece", ["<!--", "<a ", "<![CDATA[", "</a", "<!x", "<?", "&", "<a b='"]
    )
    @pytest.mark.usefixtures("no_hang")
    def test_markup_that_never_closes_is_answered(self, tmp_path, piece):
        assert self.read(tmp_path, "zinc " + piece * 30_000).startswith("zinc")

    @given(
        st.lists(
            st.sampled_from(
                [
                    "<",
                    ">",
                    "!",
                    "-",
                    "--",
                    "[",
                    "]",
                    "/",
                    "a",
                    "p",
                    "script",
                    "&#x",
                    "'",
                    '"',
                    "=",
                    " ",
                    "?",
                    "zinc",
                    "\ud7ff",
                ]
            ),
            max_size=30,
        ).map("".join)
    )
    def test_any_page_is_read_or_refused(self, tmp_path_factory, page):
        path = tmp_path_factory.getbasetemp() / "any.html"
        path.write_text(page, "utf-8")
        with contextlib.suppress(ClaimcheckError):
            assert read_source_text(path).text.strip()


class TestFolder:
    def test_a_folder_that_is_not_there_holds_nothing(self, tmp_path):
        assert len(SourceTexts(tmp_path / "none")) == 0
        assert SourceTexts(tmp_path / "none").get("kim2020") is None

    def test_plain_text_comes_before_other_formats(self, tmp_path):
        (tmp_path / "kim2020.pdf").write_bytes(b"broken")
        (tmp_path / "kim2020.txt").write_text("Zinc.")
        assert SourceTexts(tmp_path)["kim2020"].text == "Zinc."

    def test_a_key_that_no_file_can_bear_is_found_under_its_written_name(self, tmp_path):
        (tmp_path / "doi_10.1000_x.txt").write_text("Zinc.")
        assert "doi:10.1000/x" in SourceTexts(tmp_path)

    def test_a_key_never_leads_out_of_the_folder(self, tmp_path):
        (tmp_path / "secret.txt").write_text("Zinc.")
        (tmp_path / "sources").mkdir()
        texts = SourceTexts(tmp_path / "sources")
        assert [key for key in ("../secret", str(tmp_path / "secret")) if key in texts] == []

    def test_an_old_western_file_is_read(self, tmp_path):
        (tmp_path / "a.txt").write_bytes("caf\xe9 \x96 \x93zinc\x94".encode("latin-1"))
        assert find_quote('café - "zinc"', [SourceTexts(tmp_path)["a"]]).is_exact

    def test_too_large_a_file_is_refused_unread(self, tmp_path, monkeypatch):
        monkeypatch.setattr("claimcheck.pipeline.source_texts.LARGEST", 3)
        (tmp_path / "a.txt").write_text("Zinc.")
        with pytest.raises(InputError, match="larger than"):
            SourceTexts(tmp_path)["a"]

    def test_rules_see_abstract_and_file_together(self, project):
        Path("sources/kim2020.txt").write_text("Whole text.")
        library = audit(
            "article.md", sources="sources", bibliography="references.bib"
        ).project.libraries[0]
        context = Context(settings=Settings(), library=library)
        assert context.source_text("kim2020") == "Zinc shortened colds.\n\nWhole text."
        assert context.source_text("none") is None
        Path("sources/kim2020.txt").write_bytes(b"\0")
        fresh = Library(library.bibliography, texts=SourceTexts(Path("sources")))
        assert Context(Settings(), fresh).source_text("kim2020") == "Zinc shortened colds."


def test_marks_that_a_merge_left_are_findings_on_their_lines(project):
    Path("claims").mkdir()
    Path("claims/article.toml").write_text(
        'document = "article.md"\n[[claim]]\nid = "zinc"\n<<<<<<< mine\nstrength = 6\n=======\n'
        'strength = 4\n>>>>>>> yours\nanchor = { exact = "Zinc lozenges shorten colds." }\n'
    )
    result = audit("article.md", ledger="claims", select=("CC101",))
    assert [(one.path, one.line) for one in result.findings] == [
        ("claims/article.toml", line) for line in (4, 6, 8)
    ]
