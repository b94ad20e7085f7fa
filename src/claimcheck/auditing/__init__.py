"""A run and its result: configuration, selection, suppressions, baseline, and the engine."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from attrs import evolve

from claimcheck.auditing.arguments import USUAL_LEDGER, AnyPath, config_of, sources_of
from claimcheck.auditing.baseline import load_baseline
from claimcheck.auditing.config import Config, find_config, parse_config
from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.auditing.run import conclude
from claimcheck.auditing.saved import load_audit
from claimcheck.auditing.selection import select_rules
from claimcheck.auditing.summary import Summary
from claimcheck.model import INTERNAL_ERROR, Bibliography, InputError, InternalError
from claimcheck.model.choices import DocumentFormat, EngineName, KindName, ProfileName
from claimcheck.pipeline.analyses import gather
from claimcheck.pipeline.analysis import AnalysisSettings
from claimcheck.pipeline.inputs import Sources
from claimcheck.pipeline.stated_kind import kind_named
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
    "load_audit",
    "parse_config",
]


def audit(
    *paths: AnyPath | Iterable[AnyPath],
    text: str | None = None,
    format: DocumentFormat | None = None,  # noqa: A002 - the word of the contract
    name: str = "<text>",
    bibliography: AnyPath | Iterable[AnyPath] | Bibliography | None = None,
    ledger: AnyPath | None = USUAL_LEDGER,
    sources: AnyPath | None = None,
    store: AnyPath | None = None,
    profile: ProfileName = "default",
    engine: EngineName = "accurate",
    kind: KindName | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Audit:
    """Audit documents: extract their claims, weigh each against what it cites, run every rule.

    Args:
        *paths: Documents, folders of documents, or lists of them. In a folder, every document is
            read, as by the command.
        text: A document given as text instead of, or beside, paths.
        format: Format of ``text``: a reader's name such as ``"markdown"``.
        name: Name of ``text`` in findings.
        bibliography: A bibliography file or several, or one already read. Without it: what the
            front matter names, ``references.bib`` beside the document, or the document's own
            reference list.
        ledger: Folder of claim records; by default ``claims`` if it exists, as for the command;
            ``None`` to read none.
        sources: Folder with texts of cited works, each file named after its key.
        store: An evidence store, whose facts of cited works are used; none is read without it.
        profile: Profile whose ceilings and severities apply.
        engine: Engine that assesses the sentences.
        kind: What kind of documents they are; inferred where it is left out, and where the front
            matter of one states its kind, that stands.
        select: Codes, prefixes, names or families of rules to run; all if empty.
        ignore: Rules not to run.

    Returns:
        The audit. Where some of several documents cannot be read, its ``failures`` name them.

    Raises:
        InputError: Nothing at all could be read, or the bibliography could not.
        ConfigurationError: There is no such rule, or nothing to audit.
        ArgumentError: An argument is of the wrong kind or has no such value.

    Examples:
        >>> result = audit(text="Zinc prevents colds.", select=["CC201"])
        >>> [(finding.line, finding.rule, finding.message) for finding in result.findings]
        [(1, 'CC201', 'no source is cited for this treatment benefit')]
        >>> audit("examples", bibliography="references.bib").documents
        (<Document examples/oxytocin-sensitivity.md: markdown, ...>,)
    """
    read = sources_of(
        paths,
        text=text,
        format=format,
        name=name,
        bibliography=bibliography,
        ledger=ledger,
        sources=sources,
        store=store,
        engine=engine,
    )
    config = config_of(profile=profile, engine=read.engine, kind=kind, select=select, ignore=ignore)
    result = audit_sources(read, config)
    unread = [failure for failure in result.failures if failure.kind != INTERNAL_ERROR]
    if result.failures and not result.readings:
        raise InputError(unread[0]) if unread else InternalError(result.failures[0])
    return result


def audit_sources(sources: Sources, config: Config) -> Audit:
    """Audit what the sources name, as the configuration says.

    Raises:
        ConfigurationError: The configuration names a profile, rule or engine that does not exist.
        InputError: The baseline cannot be read.
    """
    settings = settings_of(config)
    baseline = load_baseline(Path(config.baseline)) if config.baseline else ()
    gathered = gather(sources, settings)
    audit = conclude(gathered, settings, baseline=baseline, ignores=config.suppress)
    return evolve(audit, skipped=sources.skipped)


def settings_of(config: Config) -> AnalysisSettings:
    """Return by what documents are analysed, as the configuration says.

    Raises:
        ConfigurationError: The configuration names a profile or rule that does not exist.
    """
    today = date.today().isoformat()  # noqa: DTZ011 - an expiry date is a local one
    judging = evolve(load_profile(config.profile), today=today)
    rules = select_rules(config.select, config.ignore, judging)
    if config.kind:
        kind_named(config.kind, config.source or "kind")
    return AnalysisSettings(judging, config.engine, tuple(rules), config.kind)
