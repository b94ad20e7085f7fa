"""A run and its result: configuration, selection, suppressions, baseline, and the engine."""

from datetime import date
from pathlib import Path

from attrs import evolve

from claimcheck.auditing.baseline import load_baseline
from claimcheck.auditing.config import Config, find_config, parse_config
from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.auditing.run import Gathered, conclude
from claimcheck.auditing.selection import select_rules
from claimcheck.auditing.summary import Summary
from claimcheck.model import Bibliography, ConfigurationError, Failure, InputError
from claimcheck.pipeline.analyse import AnalysisSettings, analyse
from claimcheck.pipeline.inputs import Libraries, Sources, read_documents
from claimcheck.rules import load_profile

__all__ = [
    "Audit",
    "CitedReference",
    "Config",
    "Sources",
    "Summary",
    "audit",
    "audit_sources",
    "find_config",
    "parse_config",
]


def audit(
    *paths: str | Path,
    text: str | None = None,
    format: str | None = None,  # noqa: A002 - the word of the contract
    name: str = "<text>",
    bibliography: str | Path | Bibliography | None = None,
    ledger: str | Path | None = None,
    sources: str | Path | None = None,
    profile: str = "default",
    engine: str = "accurate",
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> Audit:
    """Audit documents: read their claims, weigh each against what it cites, ask every rule.

    Args:
        *paths: Documents.
        text: A document given as text instead of, or beside, paths.
        format: Format of ``text``: a reader's name such as ``"markdown"``.
        name: Name of ``text`` in findings.
        bibliography: A bibliography file, or one already read. Without it: what the front matter
            names, ``references.bib`` beside the document, or the document's own reference list.
        ledger: Folder of claim records; none are read without it.
        sources: Folder with texts of cited works, each file named after its key.
        profile: ``"default"``, ``"clinical"`` or ``"lenient"``.
        engine: ``"accurate"`` or ``"fast"``.
        select: Codes, prefixes, names or families of rules to ask; all where empty.
        ignore: Rules not to ask.

    Returns:
        The audit. Where some of several documents cannot be read, its ``failures`` name them.

    Raises:
        InputError: Nothing at all could be read, or the bibliography could not.
        ConfigurationError: An option has no such value, or there is nothing to audit.
    """
    if not paths and text is None:
        raise ConfigurationError("nothing to audit: give a path or a text")
    given = bibliography if isinstance(bibliography, Bibliography) else None
    files = (
        () if bibliography is None or given is not None else (Path(str(bibliography)).as_posix(),)
    )
    read = Sources(
        paths=tuple(Path(path).as_posix() for path in paths),
        texts=((name, text, format),) if text is not None else (),
        bibliographies=files,
        bibliography=given,
        ledgers=Path(ledger) if ledger is not None else None,
        source_folder=Path(sources) if sources is not None else None,
        engine=engine,
    )
    config = evolve(Config(), profile=profile, engine=engine, select=select, ignore=ignore)
    result = audit_sources(read, config)
    if result.failures and not result.readings:
        raise InputError(result.failures[0])
    return result


def audit_sources(sources: Sources, config: Config) -> Audit:
    """Audit what the sources name, as the configuration says.

    Raises:
        ConfigurationError: The configuration names a profile, rule or engine that does not exist.
        InputError: The baseline cannot be read.
    """
    settings = settings_of(config)
    baseline = load_baseline(Path(config.baseline)) if config.baseline else ()
    return conclude(gather(sources, settings), settings, baseline=baseline, ignores=config.suppress)


def settings_of(config: Config) -> AnalysisSettings:
    """Give by what documents are analysed, as the configuration says.

    Raises:
        ConfigurationError: The configuration names a profile or rule that does not exist.
    """
    today = date.today().isoformat()  # noqa: DTZ011 - an expiry date is a local one
    judging = evolve(load_profile(config.profile), today=today)
    rules = select_rules(config.select, config.ignore, judging)
    return AnalysisSettings(judging, config.engine, tuple(rules))


def gather(sources: Sources, settings: AnalysisSettings) -> Gathered:
    """Read and analyse every document; what cannot be read is a failure and the rest goes on."""
    failures: list[Failure] = []
    libraries = Libraries(sources, failures)
    analyses = []
    total = len(sources.paths) + len(sources.texts)
    for number, (document, is_file) in enumerate(read_documents(sources, failures)):
        sources.progress(number, total, document.path)
        library = libraries.behind(document, is_file=is_file)
        analyses.append(analyse(document, library, settings))
    sources.progress(total, total, "")
    return Gathered(tuple(analyses), libraries, tuple(failures))
