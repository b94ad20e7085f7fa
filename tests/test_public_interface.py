"""What other programs call keeps its names and its shapes."""

import ast
import inspect
import pkgutil
import pydoc
import subprocess
import sys
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from attrs import evolve

import claimcheck
from claimcheck import readers
from claimcheck.cli._group import run
from claimcheck.model import choices
from claimcheck.reports import REPORTS
from claimcheck.rules import profiles
from claimcheck.sentences.engine import engines


class Unfit:
    """Nothing that any argument takes; named the same in every process."""

    def __repr__(self):
        return "unfit"


NOTHING_OF_USE = Unfit()
ROOT = Path(__file__).parents[1]
TEXT = "Zinc prevents colds in children [@lee2020]. You should take 5 mg a day.\n"


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_every_public_name_exists_and_is_documented(name):
    value = getattr(claimcheck, name)
    if name != "__version__":
        assert inspect.getdoc(value)


def test_functions_stay_functions_after_their_packages_are_imported():
    code = (
        "import claimcheck\n"
        "for _ in range(2):\n"
        "    assert callable(claimcheck.audit) and callable(claimcheck.extract)\n"
        "    claimcheck.audit(text='Zinc prevents colds.')\n"
        "    claimcheck.extract(claimcheck.read(text='Zinc prevents colds.'))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        claimcheck.nothing  # noqa: B018


def test_an_audit_has_claims_findings_references_and_checks():
    audit = claimcheck.audit(text=TEXT, format="markdown")
    assert audit.claims
    assert audit.findings
    assert audit.checks
    assert audit.references == ()
    assert len(audit.to_frame()) == len(audit.claims)
    for name in ("rule", "name", "severity", "message", "span", "line", "claim", "key"):
        assert hasattr(audit.findings[0], name)
    assert audit.findings[0].fingerprint
    assert audit.findings[0].suppressed is False


def test_the_parts_can_be_called_one_by_one():
    document = claimcheck.read(text=TEXT, format="markdown")
    (first, *_) = claimcheck.extract(document, engine="accurate")
    for name in ("id", "quote", "span", "line", "citations", "strength", "population"):
        assert hasattr(first, name)
    (mention,) = claimcheck.find_citations(document)
    assert document.text[mention.span.start : mention.span.end] == mention.text
    assert mention.key == "lee2020"


def test_an_assessment_has_the_fields_of_the_contract():
    (judged,) = claimcheck.assess(["Magnesium is required for oxytocin to bind."])
    assert isinstance(judged.is_claim, bool)
    assert 0 <= judged.claim_probability <= 1
    assert judged.causality in {"none", "correlational", "conditional", "direct"}
    assert judged.advice in {"none", "weak", "strong"}
    assert 1 <= judged.certainty <= 6
    assert isinstance(judged.hedged, bool)
    assert isinstance(judged.cite_worthy, bool)
    assert judged.population.species
    assert judged.claim_type


def test_a_study_gives_facts_with_origin_and_unknown_where_nothing_is_said():
    study = claimcheck.infer_study(title="A randomised trial of zinc in 40 children")
    for name in ("design", "tier", "species", "sexes", "age_groups", "sample_size"):
        fact = getattr(study, name)
        assert fact.origin
    empty = claimcheck.infer_study(title="Notes")
    assert empty.design.value == "unknown"
    assert empty.sample_size.value is None


def test_one_free_reference_becomes_a_reference():
    reference = claimcheck.parse_reference(
        "Doe, J. and Roe, M. Sleep and zinc. Journal of Sleep, vol. 3, no. 2, 2014, pp. 11-19."
    )
    assert reference.year == 2014
    assert [person.family for person in reference.authors] == ["Doe", "Roe"]


def test_a_bibliography_is_a_mapping_with_failures(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text("@article{a, title = {x}}\n@article{b, title = {x\n", "utf-8")
    bibliography = claimcheck.load_bibliography(path)
    assert "a" in bibliography
    assert bibliography.failures


@pytest.mark.parametrize(
    "call",
    [
        lambda: claimcheck.read("missing.md"),
        lambda: claimcheck.read(text="x", format="unheard of"),
        lambda: claimcheck.audit("missing.md"),
        claimcheck.audit,
        lambda: claimcheck.load_bibliography("missing.bib"),
        lambda: claimcheck.load_ledger("missing.toml"),
        lambda: claimcheck.assess(["x"], engine="unheard of"),
        lambda: claimcheck.audit(text="x", profile="unheard of"),
        lambda: claimcheck.render(claimcheck.audit(text="x"), "unheard of"),
    ],
)
def test_whatever_is_wrong_with_an_input_is_one_kind_of_error(call):
    with pytest.raises(claimcheck.ClaimcheckError):
        call()


WRONG = [None, 7, 0.5, b"text", NOTHING_OF_USE]
NO_LISTS = [*WRONG, "text"]


@pytest.mark.parametrize("value", NO_LISTS, ids=repr)
@pytest.mark.parametrize(
    ("call", "name"),
    [
        (claimcheck.assess, "sentences"),
        (lambda value: claimcheck.infer_study(keywords=value), "keywords"),
        (lambda value: claimcheck.infer_study(publication_types=value), "publication_types"),
        (lambda value: claimcheck.audit(text="x", select=value), "select"),
        (lambda value: claimcheck.audit(text="x", ignore=value), "ignore"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_give(call, name, value):
    with pytest.raises(claimcheck.ArgumentError, match=f"`{name}` is .*; give a list of strings"):
        call(value)


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        (lambda value: claimcheck.assess([value]), "give a string"),
        (lambda value: claimcheck.assess(["x"], engine=value), "give one of accurate"),
        (claimcheck.find_citations, r"give what `claimcheck\.read"),
        (lambda value: claimcheck.infer_study(title=value), "give a string"),
        (lambda value: claimcheck.infer_study(abstract=value), "give a string"),
        (claimcheck.load_bibliography, "give a path"),
        (claimcheck.load_ledger, "give a path"),
        (claimcheck.parse_reference, "give a string"),
        (claimcheck.extract, r"give what `claimcheck\.read"),
        (lambda value: claimcheck.extract(AUDIT.documents[0], engine=value), "give one of"),
        (claimcheck.audit, "give a path"),
        (lambda value: claimcheck.audit(["a.md", value]), "give a path"),
        (lambda value: claimcheck.audit(text="x", profile=value), "give one of"),
        (lambda value: claimcheck.audit(text="x", engine=value), "give one of"),
        (lambda value: claimcheck.audit(text="x", name=value), "give a string"),
        (lambda value: claimcheck.render(value, "json"), r"give what `claimcheck\.audit"),
        (lambda value: claimcheck.render(AUDIT, value), "give one of checklist"),
        (claimcheck.analyse, r"give what `claimcheck\.read"),
        (claimcheck.load_audit, "give a path"),
        (lambda value: AUDIT.save(value), "give a path"),  # noqa: PLW0108 - made further below
        (claimcheck.open_store, "give a path"),
        (claimcheck.verify, r"give what `claimcheck\.load_bibliography"),
        (lambda value: claimcheck.verify({"a": value}), r"give what `claimcheck\.parse_reference"),
        (lambda value: claimcheck.verify({}, online=value), "give `True` or `False`"),
        (lambda value: claimcheck.verify({}, mailto=value), "give a string"),
        (
            lambda value: claimcheck.parse_reference("Doe J. Zinc. 2010.", path=value),
            "give a string",
        ),
        (claimcheck.audit_corpus, "give a path"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_what_to_give(call, wanted, value):
    with pytest.raises(claimcheck.ArgumentError, match=wanted):
        call(value)


AUDIT = claimcheck.audit(text=TEXT, format="markdown")


@pytest.mark.parametrize("value", [7, b"text", NOTHING_OF_USE], ids=repr)
@pytest.mark.parametrize("name", ["text", "format", "bibliography", "ledger", "sources"])
def test_what_may_be_left_out_is_refused_where_it_is_of_the_wrong_kind(name, value):
    given = {"text": "x", name: value}
    with pytest.raises(claimcheck.ArgumentError, match=f"`{name}` is .*; give "):
        claimcheck.audit(**given)


@pytest.mark.parametrize("value", ["x", b"text", NOTHING_OF_USE], ids=repr)
@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda **given: claimcheck.analyse(AUDIT.documents[0], **given), "library"),
        (lambda **given: claimcheck.analyse(AUDIT.documents[0], **given), "settings"),
        (lambda **given: claimcheck.parse_reference("Doe J. Zinc. 2010.", **given), "line"),
        (lambda **given: claimcheck.parse_reference("Doe J. Zinc. 2010.", **given), "span"),
        (lambda **given: claimcheck.read(text="x", **given), "size_limit"),
        (lambda **given: claimcheck.verify({}, **given), "budget"),
        (lambda **given: claimcheck.verify({}, **given), "addresses"),
        (claimcheck.infer_study, "fields"),
    ],
)
def test_what_is_rarely_given_is_refused_where_it_is_of_the_wrong_kind(call, name, value):
    with pytest.raises(claimcheck.ArgumentError, match=f"`{name}` is .*; give "):
        call(**{name: value})


def test_the_question_of_a_study_is_one_that_there_is():
    with pytest.raises(claimcheck.ArgumentError, match="did you mean `benefit`"):
        claimcheck.infer_study(question="benefits")
    assert claimcheck.infer_study(title="A trial", question="benefit").tier.origin


def test_a_store_of_the_wrong_kind_is_refused_by_whatever_opens_it():
    for value in WRONG[1:]:
        with pytest.raises(claimcheck.ArgumentError, match="give a path"):
            claimcheck.verify({}, store=value)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("docs/a.md", "docs/more/b.txt", "docs/.hidden/c.md", "reports/audit.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT, "utf-8")
    Path("empty").mkdir()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "paths",
    [
        ("docs",),
        ("docs/",),
        (Path("docs"),),
        (["docs/a.md", "docs/more/b.txt"],),
        (["docs/a.md"], "docs/more/b.txt"),
        (Path("docs/more/b.txt").parent.parent.glob("**/[ab].*"),),
        (".",),
    ],
    ids=["folder", "slash", "path", "list", "list and path", "iterator", "here"],
)
def test_folders_and_lists_are_walked_as_the_command_walks_them(paths):
    found = {document.path for document in claimcheck.audit(*paths).documents}
    assert found == {"docs/a.md", "docs/more/b.txt"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("path", "error"),
    [("missing.md", claimcheck.InputError), ("empty", claimcheck.ConfigurationError)],
)
def test_what_cannot_be_read_is_told_as_the_command_tells_it(path, error, capsys):
    with pytest.raises(error) as refused:
        claimcheck.audit(path)
    assert run(["check", path]) == 2
    assert str(refused.value) in capsys.readouterr().err


def test_an_empty_path_is_refused():
    with pytest.raises(claimcheck.ArgumentError, match="is empty"):
        claimcheck.load_ledger("")


def test_the_nearest_name_is_given():
    with pytest.raises(claimcheck.ArgumentError, match="did you mean `accurate`"):
        claimcheck.assess(["x"], engine="acurate")


def test_names_for_editors_are_those_of_the_registries():
    assert set(get_args(choices.EngineName)) == set(engines())
    assert set(get_args(choices.ProfileName)) == set(profiles())
    assert set(_literals(choices.ReportFormat)) <= set(REPORTS.own_names())
    assert set(_literals(choices.DocumentFormat)) <= set(readers.formats())


def _literals(union):
    return next(get_args(part) for part in get_args(union) if get_args(part))


def test_public_names_are_listed_before_they_are_used():
    code = "import claimcheck; print(*dir(claimcheck))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert set(claimcheck.__all__) <= set(run.stdout.split())


def test_help_tells_every_public_function():
    text = pydoc.plain(pydoc.render_doc(claimcheck))
    for name in claimcheck.__all__:
        if inspect.isfunction(getattr(claimcheck, name)):
            assert f"    {name}(" in text


def test_the_public_names_are_told_alike_in_every_place():
    tree = ast.parse(Path(claimcheck.__file__).read_text("utf-8"))
    typed = {
        alias.asname or alias.name: node.module
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        for alias in node.names
    }
    assert sorted(typed) == sorted(set(claimcheck.__all__) - {"__version__"})
    for name, module in typed.items():
        assert getattr(import_module(module), name) is getattr(claimcheck, name)
    assert list(claimcheck.__all__) == sorted(claimcheck.__all__, key=_isort)


def _isort(name):
    return (not name[0].isupper(), name) if name[0] != "_" else (True, name)


def test_no_public_name_is_also_a_module():
    folder = Path(claimcheck.__file__).parent
    modules = {path.stem for path in folder.iterdir()}
    assert not modules & set(claimcheck.__all__)


def test_every_record_that_a_public_function_takes_or_gives_is_public():
    for name in claimcheck.__all__:
        function = getattr(claimcheck, name)
        if inspect.isfunction(function):
            for hint in get_type_hints(function).values():
                for kind in _classes(hint):
                    if not issubclass(kind, Enum) and kind.__module__.startswith("claimcheck"):
                        assert kind.__name__ in claimcheck.__all__, (name, kind)


def _classes(hint):
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)


def test_what_packages_declare_exists():
    for info in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if not info.name.endswith(("__main__", "pytest_plugin")):
            module = import_module(info.name)
            for name in getattr(module, "__all__", ()):
                assert hasattr(module, name), (info.name, name)


LONG = "x" * 500


@pytest.mark.parametrize(
    "record",
    [
        AUDIT,
        AUDIT.documents[0],
        AUDIT.claims[0],
        AUDIT.findings[0],
        claimcheck.load_bibliography(ROOT / "references.bib"),
        claimcheck.parse_reference("Doe, J. Sleep and zinc. Journal of Sleep, 2014."),
        claimcheck.load_ledger(ROOT / "claims/oxytocin-sensitivity.toml"),
        claimcheck.read(text=TEXT, name=LONG),
        evolve(AUDIT.claims[0], text=LONG, document="a\nb"),
        claimcheck.Reference(LONG),
        claimcheck.Ledger(LONG),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_shows_itself_on_one_short_line(record):
    shown = repr(record)
    assert shown.startswith(f"<{type(record).__name__} ")
    assert shown.endswith(">")
    assert len(shown) < 100
    assert shown.isprintable()
