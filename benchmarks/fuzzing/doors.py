"""The public doors, each with what it is given and which errors are its own."""

import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from attrs import evolve, frozen

import claimcheck
from benchmarks.fuzzing import corpus, editor, services
from benchmarks.fuzzing.making import Material, broken_bytes, made
from benchmarks.fuzzing.structures import broken_json, broken_xml
from claimcheck.auditing.baseline import load_baseline
from claimcheck.auditing.config import read_config
from claimcheck.bibliography.formats import all_formats
from claimcheck.bibliography.projects.yaml_files import parse_yaml
from claimcheck.evidence.printed import Printed
from claimcheck.evidence.services.asking import Asker, services_in_order
from claimcheck.evidence.services.client import Client
from claimcheck.evidence.store.dumps import REGISTRY as DUMPS
from claimcheck.evidence.store.streams import open_stream
from claimcheck.ledger import import_rows, parse_ledger
from claimcheck.ledger.checklist import put_marks
from claimcheck.model import ChecklistMark, ClaimcheckError, Person
from claimcheck.reports._checklist_file import read_checklist
from claimcheck.review.api import _saved
from claimcheck.spreadsheets import read_table
from claimcheck.toml_files.places import field_lines, scan
from claimcheck.toml_files.syntax import SyntaxFault, parse_toml

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
_DAY = "2025-01-01"


@frozen
class Door:
    """A public door.

    Args:
        name: Its name.
        make: Makes an input of dice.
        enter: Puts an input through; the folder is for files.
        share: How many of the inputs it gets, against other doors.
    """

    name: str
    make: Callable[[random.Random], bytes]
    enter: Callable[[bytes, Path], None]
    share: float = 1.0


@cache
def _tokens() -> dict[str, list[str]]:
    return parse_toml((HERE / "tokens.toml").read_text("utf-8"))


def _text(tokens: str, *seeds: str) -> Callable[[random.Random], bytes]:
    """Make texts of a language, of the seeds of these names."""
    return _texts(tokens, *((SEEDS / name).read_text("utf-8") for name in seeds))


def _texts(tokens: str, *texts: str) -> Callable[[random.Random], bytes]:
    """Make texts of a language, one in twelve damaged in its bytes as well."""
    material = Material(texts, tuple(_tokens()[tokens]))

    def make(dice: random.Random) -> bytes:
        data = made(material, dice).encode("utf-8", "surrogatepass")
        return broken_bytes(data, dice) if dice.random() < 1 / 12 else data

    return make


def _structure(
    tokens: str, seed: str, broken: Callable[[str, random.Random], str]
) -> Callable[[random.Random], bytes]:
    """Make texts of a language that has a form: two in three keep it."""
    text = (SEEDS / seed).read_text("utf-8")
    make_text = _texts(tokens, text)

    def make(dice: random.Random) -> bytes:
        if dice.random() < 1 / 3:
            return make_text(dice)
        return broken(text, dice).encode("utf-8", "surrogatepass")

    return make


def _packed(part: str, seed: str) -> Callable[[random.Random], bytes]:
    """Make archives with one part; one in eight is damaged as a whole."""
    make_part = _structure("xml", seed, broken_xml)

    def make(dice: random.Random) -> bytes:
        out = BytesIO()
        with ZipFile(out, "w", ZIP_STORED) as archive:
            archive.writestr(part, make_part(dice))
        data = out.getvalue()
        return broken_bytes(data, dice) if dice.random() < 1 / 8 else data

    return make


def _broken_file(seed: bytes, tokens: str) -> Callable[[random.Random], bytes]:
    pieces = [token.encode() for token in _tokens()[tokens]]

    def make(dice: random.Random) -> bytes:
        data = broken_bytes(seed, dice)
        if dice.random() < 1 / 2:
            at = dice.randrange(len(data) + 1)
            data = data[:at] + dice.choice(pieces) + data[at:]
        return data

    return make


def _read(name: str) -> Callable[[bytes, Path], None]:
    def enter(data: bytes, _: Path) -> None:
        claimcheck.find_citations(claimcheck.read(data=data, format=name, name=f"a.{name}"))

    return enter


def _extracted(data: bytes, _: Path) -> None:
    claimcheck.extract(claimcheck.read(data=data, format="markdown"), engine="fast")


def _audited(data: bytes, _: Path) -> None:
    text = data.decode("utf-8", "replace")
    audit = claimcheck.audit(text=text, format="markdown", engine="fast")
    for name in ("text", "json", "github", "markdown", "csv", "html"):
        claimcheck.render(audit, name)


def _bibliography(name: str) -> Callable[[bytes, Path], None]:
    found = next(one for one in all_formats() if one.name == name)

    def enter(data: bytes, _: Path) -> None:
        text = data.decode("utf-8", "replace")
        found.fits(text)
        for reference in found.parse(text, "a").references:
            str(reference.year), reference.authors, reference.title

    return enter


def _reference(data: bytes, _: Path) -> None:
    claimcheck.parse_reference(data.decode("utf-8", "replace"))


def _loaded(data: bytes, folder: Path) -> None:
    claimcheck.load_bibliography(_file(data, folder, "a.any"))


def _study(data: bytes, _: Path) -> None:
    text = data.decode("utf-8", "replace")
    claimcheck.infer_study(title=text[:200], abstract=text)


def _file(data: bytes, folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _toml(data: bytes, _: Path) -> None:
    text = data.decode("utf-8", "replace")
    scan(text)
    field_lines(text)
    try:
        parse_toml(text)
    except SyntaxFault:
        return


def _ledger(data: bytes, folder: Path) -> None:
    text = data.decode("utf-8", "replace")
    parse_ledger(text, "a.toml")
    claimcheck.load_ledger(_file(data, folder, "a.toml"))
    put_marks(text, [ChecklistMark(1, ticked=True, by="A", on=None, note="")])


def _config(data: bytes, folder: Path) -> None:
    read_config(_file(data, folder, "claimcheck.toml"))


def _baseline(data: bytes, folder: Path) -> None:
    load_baseline(_file(data, folder, "baseline.json"))


def _saved_audit(data: bytes, folder: Path) -> None:
    claimcheck.load_audit(_file(data, folder, "audit.json"))


def _checklist(suffix: str) -> Callable[[bytes, Path], None]:
    def enter(data: bytes, folder: Path) -> None:
        read_checklist(_file(data, folder, f"checklist{suffix}"))

    return enter


def _table(suffix: str) -> Callable[[bytes, Path], None]:
    ledger = (SEEDS / "ledger.toml").read_text("utf-8")

    def enter(data: bytes, folder: Path) -> None:
        import_rows(ledger, read_table(_file(data, folder, f"table{suffix}")))

    return enter


class _Answering(Client):
    """A client to which every service gives the same body."""

    body: bytes = b""

    def get(self, service: object, query: object) -> bytes | None:
        del service, query
        return self.body


_PRINTED = Printed(
    key="lee2020",
    title="Tea and sleep in adults",
    people=(Person("Lee", "A"),),
    et_al=False,
    year=2020,
    container="Sleep",
    volume="3",
    issue="",
    pages="1-9",
    identifiers=("doi:10.1000/xyz",),
    type="article",
    language="",
)


def _service(name: str) -> Callable[[bytes, Path], None]:
    client = _Answering()
    asker = Asker(client, services_in_order((name,)))

    def enter(data: bytes, _: Path) -> None:
        client.body = data
        for printed in (_PRINTED, evolve(_PRINTED, identifiers=())):
            for reply in asker.ask(printed):
                if "internal error" in reply.outcome:
                    raise AssertionError(reply.outcome)

    return enter


def _dump(name: str) -> Callable[[bytes, Path], None]:
    dump = DUMPS.values()[name]

    def enter(data: bytes, folder: Path) -> None:
        path = str(_file(data, folder, "dump"))
        with open_stream(path) as stream:
            for _ in dump.read(stream, path, _DAY):
                pass

    return enter


def _yaml(data: bytes, _: Path) -> None:
    parse_yaml(data.decode("utf-8", "replace"))


def _review(data: bytes, _: Path) -> None:
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        return
    _saved(body)


@cache
def _saved_seed() -> str:
    """Give a small audit as it is saved."""
    audit = claimcheck.audit(text="Tea improves sleep [@x].", engine="fast", select=("CC201",))
    return json.dumps(audit.to_dict(), indent=0)


@cache
def _pdf() -> bytes:
    """Make a small PDF file of one page."""
    words = b"BT /F1 10 Tf 72 700 Td (Tea improves sleep [1].) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 5 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (rows, len(data))
    )


@cache
def _book() -> bytes:
    """Make an e-book of one chapter."""
    root = '<rootfiles><rootfile full-path="b.opf"/></rootfiles>'
    item = '<item id="i" href="c.xhtml" media-type="application/xhtml+xml"/>'
    order = '<itemref idref="i"/>'
    parts = {
        "META-INF/container.xml": f"<container>{root}</container>",
        "b.opf": f"<package><manifest>{item}</manifest><spine>{order}</spine></package>",
        "c.xhtml": (SEEDS / "html.html").read_text("utf-8"),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


@cache
def _xlsx(*rows: tuple[object, ...]) -> bytes:
    """Make a workbook, its parts not packed, so that damage meets the XML."""
    import openpyxl  # noqa: PLC0415 - an extra

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out, plain = BytesIO(), BytesIO()
    book.save(out)
    with ZipFile(out) as packed, ZipFile(plain, "w", ZIP_STORED) as archive:
        for part in packed.namelist():
            archive.writestr(part, packed.read(part))
    return plain.getvalue()


def _broken_part(data: bytes, tokens: str) -> Callable[[random.Random], bytes]:
    """Break one part of an archive and pack it again; one in four is broken as a whole."""
    pieces = [token.encode() for token in _tokens()[tokens]]
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(parts)

    def make(dice: random.Random) -> bytes:
        if dice.random() < 1 / 4:
            return broken_bytes(data, dice)
        name = dice.choice(names)
        broken = broken_bytes(parts[name], dice)
        at = dice.randrange(len(broken) + 1)
        broken = broken[:at] + dice.choice(pieces) + broken[at:]
        out = BytesIO()
        with ZipFile(out, "w", ZIP_STORED) as archive:
            for one in names:
                archive.writestr(one, broken if one == name else parts[one])
        return out.getvalue()

    return make


def doors() -> tuple[Door, ...]:
    """Give every door."""
    return (*_of_documents(), *_of_bibliographies(), *_of_project_files(), *_of_others())


def _of_documents() -> Iterator[Door]:
    markdown = _markdown()
    yield Door("read markdown", markdown, _read("markdown"), 1)
    yield Door("read text", _text("markdown", "text.txt", "markdown.md"), _read("text"), 1.5)
    yield Door("read html", _text("html", "html.html"), _read("html"), 1)
    yield Door("read latex", _text("latex", "latex.tex"), _read("latex"), 0.6)
    yield Door("read rst", _text("rst", "rst.rst"), _read("rst"), 1)
    yield Door("read jats", _structure("xml", "jats.xml", broken_xml), _read("jats"), 1.5)
    yield Door("read ipynb", _structure("json", "ipynb.json", broken_json), _read("ipynb"), 1.5)
    docx = _packed("word/document.xml", "docx.xml")
    yield Door("read docx", docx, _read("docx"), 1)
    yield Door("read docx_original", docx, _read("docx_original"), 0.3)
    yield Door("read odt", _packed("content.xml", "odt.xml"), _read("odt"), 1)
    yield Door("read pdf", _broken_file(_pdf(), "pdf"), _read("pdf"), 0.4)
    yield Door("read epub", _broken_part(_book(), "html"), _read("epub"), 0.7)
    yield Door("read eml", _text("mail", "mail.eml"), _read("eml"), 1)
    yield Door("extract", markdown, _extracted, 0.2)
    yield Door("audit and render", markdown, _audited, 0.02)


def _markdown() -> Callable[[random.Random], bytes]:
    return _text("markdown", "markdown.md", "text.txt")


def _of_bibliographies() -> Iterator[Door]:
    yield Door("bbl", _text("latex", "list.bbl"), _bibliography("bbl"), 1.5)
    yield Door("bibtex", _text("bibtex", "bibtex.bib"), _bibliography("bibtex"), 3)
    yield Door("ris", _text("tagged", "ris.ris"), _bibliography("ris"), 5)
    yield Door("nbib", _text("tagged", "nbib.nbib"), _bibliography("nbib"), 5)
    yield Door(
        "csl json", _structure("json", "csl.json", broken_json), _bibliography("csl-json"), 6
    )
    files = ("bibtex.bib", "ris.ris", "nbib.nbib", "csl.json")
    yield Door("bibliography file", _text("bibtex", *files), _loaded, 2)
    yield Door("reference", _text("reference", "reference.txt"), _reference, 1.5)
    yield Door("study", _text("markdown", "text.txt"), _study, 0.7)


def _of_project_files() -> Iterator[Door]:
    yield Door("toml", _text("toml", "ledger.toml", "config.toml"), _toml, 6)
    yield Door("ledger", _text("toml", "ledger.toml"), _ledger, 2)
    yield Door("configuration", _text("toml", "config.toml"), _config, 3)
    yield Door("baseline", _structure("json", "baseline.json", broken_json), _baseline, 6)
    yield Door("saved audit", _texts("json", _saved_seed()), _saved_audit, 3)
    yield Door("checklist md", _text("checklist", "checklist.md"), _checklist(".md"), 5)
    filled = _xlsx(("No.", "Done", "Name", "Date", "Note"), (1, "x", "A. B.", "2025-01-01", "n"))
    yield Door("checklist xlsx", _broken_part(filled, "xml"), _checklist(".xlsx"), 0.1)
    yield Door("table csv", _text("table", "table.csv"), _table(".csv"), 2)
    rows = _xlsx(("id", "quote", "base"), ("c-1", "Tea", "x"))
    yield Door("table xlsx", _broken_part(rows, "xml"), _table(".xlsx"), 0.1)
    yield Door("project file", _text("yaml", "project.yml"), _yaml, 0.5)
    yield Door("review request", _structure("json", "save.json", broken_json), _review, 6)


def _of_others() -> Iterator[Door]:
    for name in ("crossref", "datacite", "openalex"):
        yield Door(
            f"answer of {name}", _structure("json", "answer.json", broken_json), _service(name), 1.5
        )
        yield Door(
            f"dump of {name}", _structure("json", "answer.json", broken_json), _dump(name), 1
        )
    answers = _structure("xml", "answer.xml", broken_xml)
    yield Door("answer of pubmed", answers, _service("pubmed"), 2)
    yield Door("dump of pubmed", answers, _dump("pubmed"), 2)
    exported = _text("tagged", "nbib.nbib")
    yield Door("dump of pubmed, exported", exported, _dump("pubmed"), 3)
    yield Door("dump of pmc", _structure("xml", "jats.xml", broken_xml), _dump("pmc"), 2)
    retractions = _text("table", "retractions.csv")
    yield Door("dump of retractions", retractions, _dump("retractions"), 4)
    for name, material in (("crossref", "json"), ("datacite", "json"), ("pubmed", "xml")):
        broken = broken_json if material == "json" else broken_xml
        bodies = services.answers(_structure(material, f"answer.{material}", broken))
        enter = services.entrance(name, _PRINTED)
        yield Door(f"{name} over HTTP", bodies, enter, 0.3)
    yield Door("editor", editor.session, editor.enter, 0.1)
    yield Door("corpus", corpus.of_documents(_markdown()), corpus.enter, 0.03)


ALLOWED = (ClaimcheckError,)
"""What a door may raise: these and nothing else."""
