"""The one way from a document to everything known of it: a pure function of values."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from claimcheck.memory import Memory, remembering_once
from claimcheck.model import (
    Analysis,
    ArgumentError,
    Bibliography,
    Document,
    Judgement,
    Ledger,
    Library,
    Project,
    Reading,
    RuleAnswers,
)
from claimcheck.model.arguments import a_record, a_value
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.ask import ask_rules
from claimcheck.pipeline.claim_answers import is_own_rule
from claimcheck.pipeline.read_document import read_document
from claimcheck.pipeline.stated_kind import with_stated_kind
from claimcheck.pipeline.studies import Studies
from claimcheck.pipeline.subjects import (
    subjects_of_entries,
    subjects_of_ledger,
    subjects_of_project,
    subjects_of_reading,
)
from claimcheck.rules import Rule, Scope, Settings, all_rules, load_profile

_IN_DOCUMENT = frozenset({Scope.CLAIM, Scope.DOCUMENT})


@frozen(slots=False, eq=False, repr=False)
class AnalysisSettings(ByValue):
    """Settings for the analysis of a document.

    Args:
        judging: Profile, ceilings, thresholds and severities.
        engine: Engine that assesses the sentences.
        codes: Codes of the rules to run.
        kind: What kind of document each is, where stated; front matter takes precedence.
    """

    judging: Settings = field(factory=Settings)
    engine: str = "accurate"
    codes: tuple[str, ...] = ()
    kind: str = ""

    def rules(self, *scopes: Scope) -> Mapping[str, Rule[Any]]:
        """Return the rules to ask of some scopes, by code."""
        known = all_rules()
        return {code: known[code] for code in self.codes if known[code].scope in scopes}


def analyse(
    document: Document,
    library: Library | None = None,
    settings: AnalysisSettings | None = None,
    *,
    bibliography: Bibliography | str | Path | None = None,
) -> Analysis:
    """Analyse a document with every rule that needs no other document.

    Args:
        document: The document, as :func:`claimcheck.read` gives it.
        library: Its sources; by default only its own reference list.
        settings: Settings of the analysis; by default the default profile with all its rules.
        bibliography: A bibliography, or the path of one, instead of a library.

    Returns:
        Everything known about the document: the same for the same arguments, in any process and in
        any order. It can be pickled, compared and hashed.

    Raises:
        ArgumentError: An argument is of the wrong kind, or both a library and a bibliography were
            given.
        ConfigurationError: There is no engine of the name in the settings.
        InputError: The bibliography cannot be read.
        ModelError: The trained model is missing or damaged.

    Examples:
        >>> import claimcheck
        >>> document = claimcheck.read(text="Zinc prevents colds in children.")
        >>> analysis = claimcheck.analyse(document)
        >>> [claim.quote for claim in analysis.claims]
        ['Zinc prevents colds in children.']
    """
    a_record("document", document, Document, "claimcheck.read(...)")
    if bibliography is not None:
        if library is not None:
            raise ArgumentError("`library` and `bibliography` were both given; give one of them")
        library = library_of(bibliography)
    library = NOTHING if library is None else library
    a_value("library", library, Library, "a `claimcheck.Library`, or a `bibliography` instead")
    settings = usual_settings() if settings is None else settings
    a_value("settings", settings, AnalysisSettings, "`claimcheck.AnalysisSettings(...)`")
    with remembering_once():
        document = with_stated_kind(document, settings.kind)
        return judge_reading(read_document(document, library, settings.engine), library, settings)


def judge_reading(reading: Reading, library: Library, settings: AnalysisSettings) -> Analysis:
    """Ask every rule that needs no other document about what was read out of one.

    Args:
        reading: What was read.
        library: What stands behind the document, as it was read with.
        settings: Settings of the analysis.
    """
    judged = ask_rules(
        settings.rules(*_IN_DOCUMENT),
        subjects_of_reading(reading, settings.judging),
        texts_of(reading),
        settings.judging,
        (reading.document,),
    )
    return Analysis(reading, judged, _judge_own_list(reading, library, settings))


def _judge_own_list(reading: Reading, library: Library, settings: AnalysisSettings) -> Judgement:
    """Judge the entries that the document brings; those of the library are judged once, apart."""
    if reading.library is library:
        return Judgement()
    judged = judge_entries(reading.library, settings)
    return judged if reading.library.is_own_list else _standing_in(judged, reading.document.path)


def _standing_in(judged: Judgement, path: str) -> Judgement:
    """Keep what a judgement says of one file."""
    return Judgement(
        tuple(_of_file(answers, path) for answers in judged.answers),
        tuple(finding for finding in judged.findings if finding.path == path),
        tuple(error for error in judged.errors if error.path == path),
    )


def _of_file(answers: RuleAnswers, path: str) -> RuleAnswers:
    pairs = zip(answers.subjects, answers.verdicts, strict=True)
    kept = [(place, verdict) for place, verdict in pairs if place.path == path]
    return evolve(
        answers,
        subjects=tuple(place for place, _ in kept),
        verdicts=tuple(verdict for _, verdict in kept),
    )


def judge_entries(library: Library, settings: AnalysisSettings) -> Judgement:
    """Ask the rules about a bibliography and its entries, which need no document."""
    if not library.bibliography.paths and not library.bibliography:
        return Judgement()

    rules = settings.rules(Scope.ENTRY)

    def judge() -> tuple[object, Judgement]:
        asked = subjects_of_entries(library, settings.judging)
        return behind, ask_rules(rules, asked, library.bibliography.texts, settings.judging)

    behind = (*_behind_entries(library, rules.values()), settings)
    return _ENTRIES.one((*map(id, behind), library.is_own_list), judge)[1]


def _behind_entries(library: Library, rules: Iterable[Rule[Any]]) -> tuple[object, ...]:
    """Give what the answers about entries rest on; our own rules leave the records alone."""
    works = (library.bibliography, library.studies, library.verifications, library.texts)
    return works if all(map(is_own_rule, rules)) else (*works, library)


_ENTRIES = Memory[Hashable, tuple[object, Judgement]](8)
"""What was said of entries, with that whose identity is in the key."""


def judge_ledger(ledger: Ledger, library: Library, settings: AnalysisSettings) -> Judgement:
    """Ask the rules about a ledger whose document is not part of the run."""
    return ask_rules(
        settings.rules(*_IN_DOCUMENT),
        subjects_of_ledger(ledger, settings.judging, library),
        {ledger.path: ledger.text},
        settings.judging,
    )


def judge_project(project: Project, settings: AnalysisSettings) -> Judgement:
    """Ask the rules that look across documents."""
    texts = {ledger.path: ledger.text for ledger in project.ledgers}
    for library in project.libraries:
        texts.update(library.bibliography.texts)
    texts.update({one.document.path: one.document.text for one in project.readings})
    return ask_rules(
        settings.rules(Scope.PROJECT),
        subjects_of_project(project, settings.judging),
        texts,
        settings.judging,
    )


def texts_of(reading: Reading) -> Mapping[str, str]:
    """Return the source text of each file that a problem of a document may stand in."""
    texts = dict(reading.library.bibliography.texts)
    if reading.ledger is not None:
        texts[reading.ledger.path] = reading.ledger.text
    texts[reading.document.path] = reading.document.text
    return texts


NOTHING = Library(Bibliography())
"""The library of a document behind which nothing stands."""


def library_of(bibliography: Bibliography | str | Path) -> Library:
    """Make the library of one bibliography, without ledgers or texts of sources.

    Raises:
        InputError: The file cannot be read.
    """
    if isinstance(bibliography, Bibliography):
        return Library(bibliography, studies=Studies(bibliography))
    from claimcheck.bibliography import load_bibliography  # noqa: PLC0415 - most have no file

    read = load_bibliography(bibliography)
    return Library(read, studies=Studies(read))


def usual_settings() -> AnalysisSettings:
    """Return the default profile with every rule that it does not switch off, and no day."""
    judging = load_profile()
    return AnalysisSettings(judging, codes=tuple(set_on(judging)))


def set_on(judging: Settings) -> Iterator[str]:
    """Return the codes of the rules that a profile does not switch off."""
    return (code for code in all_rules() if code not in judging.ignored)
