"""Ask rules about their subjects, and make outcomes and findings of what they say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from claimcheck.model import (
    INTERNAL_ERROR,
    Answer,
    Basis,
    Claim,
    Document,
    Failure,
    Finding,
    Judgement,
    NotApplicable,
    NotChecked,
    OutcomeStatus,
    Passed,
    Problem,
    RuleAnswers,
    SubjectPlace,
    Verdict,
)
from claimcheck.model.analysis import SILENT
from claimcheck.pipeline.claim_answers import (
    RememberedAnswers,
    Said,
    is_own_rule,
    remembered_answers,
)
from claimcheck.pipeline.findings import FindingMaker, order
from claimcheck.pipeline.subjects import Subject
from claimcheck.plugins import internal_error
from claimcheck.rules import RULES, Context, Rule, Settings
from claimcheck.rules.standing import agree, weigh, why_silent

Rules = Mapping[str, Rule[Any]]
_ClaimKey = tuple[str, str]
_AT_A_TIME = 2048
"""Subjects that every rule is asked about before the next ones: what a rule found out about their
words is then still remembered when the others ask, however long the document."""


def ask_rules(
    rules: Rules,
    subjects: Iterable[Subject],
    texts: Mapping[str, str],
    settings: Settings,
    documents: Iterable[Document] = (),
) -> Judgement:
    """Ask every rule about each subject of its kind.

    A rule that raises has not checked that subject; the error is told and the rest goes on.

    Args:
        rules: The rules, by code.
        subjects: All there is to ask about, in order of the text.
        texts: Source text by path, to find line and column of a problem.
        settings: Profile and severities.
        documents: The documents of the subjects, for the places of those whose text is not the
            file's.
    """
    by_kind: dict[type, list[Subject]] = {}
    for subject in subjects:
        by_kind.setdefault(subject.kind, []).append(subject)
    places = {
        kind: tuple(subject.place.named for subject in asked) for kind, asked in by_kind.items()
    }
    elsewhere = {one.path: one for one in documents if not one.text_is_source}
    known = remembered_answers(by_kind.get(Claim, ()))
    session = _Session(FindingMaker(settings, texts, elsewhere), known)
    said = session.hear_all(rules, by_kind)
    heard = [(rule, by_kind.get(rule.subject, ()), said[code]) for code, rule in rules.items()]
    witnesses = _witnesses(heard)
    answers = tuple(
        session.judge(rule, asked, said, witnesses, places.get(rule.subject, ()))
        for rule, asked, said in heard
    )
    return Judgement(answers, tuple(sorted(session.findings, key=order)), tuple(session.errors))


class _Session:
    """One round of asking: the findings and the errors so far."""

    def __init__(self, maker: FindingMaker, known: RememberedAnswers | None) -> None:
        self.findings: list[Finding] = []
        self.errors: list[Failure] = []
        self._maker = maker
        self._known = known
        self._verdicts: dict[tuple[Answer, ...], Verdict] = {}
        self._silent: dict[tuple[str, int], str] = {}

    def hear_all(
        self, rules: Rules, by_kind: Mapping[type, Sequence[Subject]]
    ) -> Mapping[str, Sequence[Said]]:
        """Ask each rule about its subjects: for its code, what it said of them in their order."""
        said: dict[str, list[Said]] = {code: [] for code in rules}
        for kind, asked in by_kind.items():
            for start in range(0, len(asked), _AT_A_TIME):
                some = slice(start, start + _AT_A_TIME)
                for code, rule in rules.items():
                    if rule.subject is kind:
                        said[code].extend(self._hear_some(rule, asked[some], some))
        return said

    def _hear_some(self, rule: Rule[Any], asked: Sequence[Subject], place: slice) -> Iterator[Said]:
        """Ask one rule about some of its subjects: a verdict of each, or answers with a problem."""
        for _, together in groupby(asked, key=_context_id):
            subjects = tuple(together)
            why = self._why_silent(rule, subjects[0].context)
            if why:
                yield from _asleep(why, len(subjects))
            elif self._known is not None and rule.subject is Claim and is_own_rule(rule):
                yield from self._known.hear(rule, partial(self._hear, rule), place)
            else:
                yield from (self._hear(rule, one, one.context)[0] for one in subjects)

    def _why_silent(self, rule: Rule[Any], context: Context) -> str:
        key = rule.code, id(context)
        if key not in self._silent:
            self._silent[key] = why_silent(rule, context)
        return self._silent[key]

    def _hear(self, rule: Rule[Any], subject: Subject, context: Context) -> tuple[Said, bool]:
        """Ask a rule about one subject; say too whether it answered rather than raised."""
        try:
            said = tuple(rule.body(subject.value, context))
            if not said:
                return SILENT, True
            if _holds_problem(said):
                said = tuple(weigh(rule, said, subject.place.claim, context))
                if _holds_problem(said):
                    return said, True
            return self._without_problem(said), True
        except Exception as error:  # noqa: BLE001 - whatever a rule raises is told, and the rest goes on
            return self._raised(rule, subject, error), False

    def _without_problem(self, said: tuple[Answer, ...]) -> Verdict:
        """Give the verdict of answers, the same one for the same answers: most repeat."""
        known = self._verdicts.get(said)
        if known is None:
            known = self._verdicts[said] = _unfailed(said)
        return known

    def judge(
        self,
        rule: Rule[Any],
        asked: Sequence[Subject],
        heard: Sequence[Said],
        witnesses: Mapping[_ClaimKey, int],
        places: tuple[SubjectPlace, ...],
    ) -> RuleAnswers:
        """Make outcomes and findings of what a rule said."""
        verdicts: list[Verdict] = []
        same: dict[Verdict, Verdict] = {}
        for subject, said in zip(asked, heard, strict=True):
            if isinstance(said, Verdict):
                verdicts.append(said)
                continue
            claim = subject.place.claim
            agreed = witnesses.get(_key(claim), 0) if claim is not None else 0
            found = tuple(self._findings(rule, subject, agree(rule, said, claim, agreed)))
            self.findings.extend(found)
            verdict = _failed(found)
            verdicts.append(same.setdefault(verdict, verdict))
        return RuleAnswers(rule.code, rule.name, places, tuple(verdicts), rule.family)

    def _findings(
        self, rule: Rule[Any], subject: Subject, answers: Iterable[Answer]
    ) -> Iterator[Finding]:
        for answer in answers:
            if isinstance(answer, Problem):
                yield self._maker.make(rule, answer, subject.place)

    def _raised(self, rule: Rule[Any], subject: Subject, error: Exception) -> Verdict:
        message = internal_error(f"rule {rule.code}", error, _distribution(rule))
        remedy = "report it to its authors, or leave the rule out with --ignore"
        self.errors.append(
            Failure(subject.place.path, message, remedy=remedy, kind=INTERNAL_ERROR, key=rule.code)
        )
        return Verdict(OutcomeStatus.NOT_CHECKED, message)


def _asleep(why: str, count: int) -> tuple[Said, ...]:
    return (Verdict(OutcomeStatus.NOT_APPLICABLE, why),) * count


def _witnesses(
    heard: Iterable[tuple[Rule[Any], Sequence[Subject], Sequence[Said]]],
) -> Mapping[_ClaimKey, int]:
    """Count for each claim the rules that found something in it."""
    found: Counter[_ClaimKey] = Counter()
    for _, asked, said in heard:
        for subject, answers in zip(asked, said, strict=True):
            claim = subject.place.claim
            if claim is not None and not isinstance(answers, Verdict):
                found[_key(claim)] += 1
    return found


def _holds_problem(answers: Iterable[Answer]) -> bool:
    for one in answers:  # noqa: SIM110 - half the time of any(), and asked of every answer
        if isinstance(one, Problem):
            return True
    return False


def _context_id(subject: Subject) -> int:
    return id(subject.context)


def _key(claim: Claim) -> _ClaimKey:
    """Tell a claim from the others: a whole one is large, and slow to hash."""
    return claim.document, claim.id


def _distribution(rule: Rule[Any]) -> str:
    known = RULES.extensions().get(rule.code)
    is_known = known is not None and known.value is rule
    return known.distribution if known is not None and is_known else rule.body.__module__


def _failed(findings: Sequence[Finding]) -> Verdict:
    """Join the problems of one subject: the worst of them counts."""
    worst = min(findings, key=lambda finding: finding.severity.rank)
    return Verdict(OutcomeStatus.FAILED, worst.message, worst.basis, worst.severity)


def _unfailed(answers: Sequence[Answer]) -> Verdict:
    """Join what a rule said of a subject with which it found no problem."""
    missing = [one.reason for one in answers if isinstance(one, NotChecked)]
    if missing:
        return Verdict(OutcomeStatus.NOT_CHECKED, "; ".join(dict.fromkeys(missing)))
    passed = [one for one in answers if isinstance(one, Passed)]
    if passed:
        facts = tuple(Basis(one.fact, one.origin, one.source) for one in passed)
        reason = "; ".join(dict.fromkeys(one.fact for one in passed))
        return Verdict(OutcomeStatus.PASSED, reason, tuple(dict.fromkeys(facts)))
    silent = [one.reason for one in answers if isinstance(one, NotApplicable)]
    return Verdict(OutcomeStatus.NOT_APPLICABLE, "; ".join(dict.fromkeys(filter(None, silent))))
