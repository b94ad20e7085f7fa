"""Ask the rules that judge bibliographies by their entries alone, or recall what they answered."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.auditing.ask import Answers, Said
from claimcheck.auditing.subjects import Place, place_of_bibliography, place_of_entry
from claimcheck.disk_cache import SMALLEST, cache_path, load, store
from claimcheck.model import (
    Basis,
    Bibliography,
    NotChecked,
    Origin,
    Problem,
    Severity,
    Span,
)
from claimcheck.rules import Answer, Context, Project, Rule, Settings, Shelf

Rules = Mapping[str, Rule[Any]]
_Found = dict[str, list[tuple[int, tuple[Answer, ...]]]]
"""What each rule said, about the bibliography itself (0) or an entry (counted from 1)."""


def ask_about_entries(
    rules: Rules, bibliographies: Sequence[Bibliography], today: str, cache: Path | None
) -> dict[str, Answers]:
    """Ask rules that judge by entries alone about every bibliography of a run.

    They are handed the entries and the year and nothing else, so that their answers hold until one
    of the two changes.

    Args:
        rules: The rules, by code.
        bibliographies: The bibliographies, in order.
        today: ISO date of the audit, or ``""``.
        cache: Folder in which to keep the answers about large bibliographies, or ``None``.
    """
    found = [_answers(rules, one, today[:4], cache) for one in bibliographies]
    return {
        code: Answers(
            sum(_asked(rule, one) for one in bibliographies),
            tuple(
                Said(_place(bibliography, number), answers)
                for bibliography, by_code in zip(bibliographies, found, strict=True)
                for number, answers in by_code[code]
            ),
        )
        for code, rule in rules.items()
    }


def _asked(rule: Rule[Any], bibliography: Bibliography) -> int:
    return 1 if rule.subject is Bibliography else len(bibliography.references)


def _place(bibliography: Bibliography, number: int) -> Place:
    if number == 0:
        return place_of_bibliography(bibliography)
    return place_of_entry(bibliography.references[number - 1])


def _answers(rules: Rules, bibliography: Bibliography, year: str, cache: Path | None) -> _Found:
    if cache is None or not _is_worth_keeping(bibliography):
        return _ask(rules, bibliography, year)
    own = {code: one for code, one in rules.items() if one.body.__module__.startswith(_OWN)}
    path = cache_path(cache, "answers", _parts(own, bibliography, year))
    known = _read(load(path), own, len(bibliography.references))
    if known is None:
        known = _ask(own, bibliography, year)
        store(path, _written(known))
    of_plugins = {code: one for code, one in rules.items() if code not in own}
    return known | _ask(of_plugins, bibliography, year)


_OWN = "claimcheck."


def _ask(rules: Rules, bibliography: Bibliography, year: str) -> _Found:
    context = Context(Project(), Settings(today=year), Shelf(bibliography))
    return {code: list(_said(rule, bibliography, context)) for code, rule in rules.items()}


def _said(
    rule: Rule[Any], bibliography: Bibliography, context: Context
) -> Iterator[tuple[int, tuple[Answer, ...]]]:
    body = rule.body
    whole = rule.subject is Bibliography
    subjects = (bibliography,) if whole else bibliography.references
    for number, subject in enumerate(subjects, 0 if whole else 1):
        answers = tuple(body(subject, context))
        if answers:
            yield number, answers


def _is_worth_keeping(bibliography: Bibliography) -> bool:
    """Tell whether a bibliography is large, and nothing but what its files say.

    A list read out of a document follows from more than the document's text.
    """
    return sum(map(len, bibliography.texts.values())) >= SMALLEST and all(
        one.origin is Origin.BIBLIOGRAPHY for one in bibliography.references
    )


def _parts(rules: Rules, bibliography: Bibliography, year: str) -> Iterator[bytes]:
    """Give all that the answers follow from."""
    yield f"{year} {' '.join(rules)}".encode()
    for path in bibliography.paths:
        yield path.encode("utf-8", "surrogatepass")
        yield bibliography.texts.get(path, "").encode("utf-8", "surrogatepass")
    for failure in bibliography.failures:
        yield str(failure).encode("utf-8", "surrogatepass")


def _written(found: _Found) -> dict[str, Any]:
    return {
        code: [[number, *map(_written_answer, answers)] for number, answers in said]
        for code, said in found.items()
    }


def _written_answer(answer: Answer) -> Any:
    if isinstance(answer, NotChecked):
        return answer.reason
    return [
        answer.message,
        _written_span(answer.span),
        [[one.text, one.origin, one.source] for one in answer.basis],
        answer.remedy,
        answer.origin,
        answer.severity,
        answer.key,
        [[_written_span(span), note] for span, note in answer.related],
        answer.path,
        answer.line,
        answer.subject,
        answer.absorbed_by,
    ]


def _written_span(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _read(content: Any, rules: Rules, entries: int) -> _Found | None:
    """Read kept answers; ``None`` where they are not those of the rules about the entries."""
    try:
        found = {code: [_read_said(item, entries) for item in content[code]] for code in rules}
    except (ValueError, LookupError, TypeError):
        return None
    return found


def _read_said(item: list[Any], entries: int) -> tuple[int, tuple[Answer, ...]]:
    number, *answers = item
    if not 0 <= number <= entries:
        raise LookupError(number)
    return number, tuple(map(_read_answer, answers))


def _read_answer(item: Any) -> Answer:
    if isinstance(item, str):
        return NotChecked(item)
    message, span, basis, remedy, origin, severity, key, related, path, line, subject, by = item
    return Problem(
        message,
        span and Span(*span),
        tuple(Basis(text, Origin(known), source) for text, known, source in basis),
        remedy,
        Origin(origin),
        severity and Severity(severity),
        key,
        tuple((Span(*place), note) for place, note in related),
        path,
        line,
        subject,
        tuple(by),
    )
