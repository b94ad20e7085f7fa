"""Everything needed to write a rule: the decorator, the subjects, the answers.

A rule is a documented generator. Its name is that of the function, its page is the docstring, its
subject is the type of the first parameter, and it yields its answers about the subject:
:class:`Problem`, :class:`Passed` with the fact that it used, :class:`NotChecked` with the fact that
is missing, or :class:`NotApplicable`. A rule that yields nothing is not applicable; only subjects
for which it yields :class:`Passed` are shown as passed.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast, get_type_hints

from attrs import frozen

from claimcheck.model import (
    Answer,
    Basis,
    Bibliography,
    CitationMention,
    Claim,
    Document,
    Ledger,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Project,
    Record,
    Reference,
    Severity,
    Span,
    SuppressionUse,
)
from claimcheck.model.by_value import ByValue
from claimcheck.resources.docstrings import docstring_of
from claimcheck.rules.context import Context, ProjectContext

__all__ = [
    "Answer",
    "Basis",
    "Bibliography",
    "CitationMention",
    "Claim",
    "Context",
    "Document",
    "Ledger",
    "NotApplicable",
    "NotChecked",
    "Origin",
    "Passed",
    "Precision",
    "Problem",
    "Project",
    "ProjectContext",
    "Record",
    "Reference",
    "Rule",
    "Scope",
    "Severity",
    "Span",
    "SuppressionUse",
    "rule",
]

S = TypeVar("S")
C = TypeVar("C", bound=Context)
Body = Callable[[S, C], Iterator[Answer]]

_CODE = re.compile(r"[A-Z]{2}[0-9]{3}")


class Scope(StrEnum):
    """How much must have been read before a rule can run.

    All but ``project`` run within the analysis of one document or one bibliography.
    """

    CLAIM = "claim"
    DOCUMENT = "document"
    ENTRY = "entry"
    PROJECT = "project"


_SCOPES: dict[type, Scope] = {
    Claim: Scope.CLAIM,
    CitationMention: Scope.CLAIM,
    Document: Scope.DOCUMENT,
    Ledger: Scope.DOCUMENT,
    Record: Scope.DOCUMENT,
    Reference: Scope.ENTRY,
    Bibliography: Scope.ENTRY,
    Project: Scope.PROJECT,
    SuppressionUse: Scope.PROJECT,
}


@frozen(eq=False, repr=False)
class Rule(ByValue, Generic[S]):
    """One check of the audit.

    Args:
        code: Two capital letters and three digits; ``CC`` is the library's own.
        name: What is wrong, in kebab case; also the name of its module and function.
        family: Name of the folder that holds it.
        subject: The type of thing that it checks.
        scope: How much must have been read before it runs.
        severity: Severity when the facts are established; the engine caps it by origin.
        precision: How often a finding is expected to be right.
        summary: The first line of its page.
        page: Its documentation, Markdown.
        body: The generator.
    """

    code: str
    name: str
    family: str
    subject: type[S]
    scope: Scope
    severity: Severity
    precision: Precision
    summary: str
    page: str
    body: Body[S, Any]

    @property
    def why(self) -> str:
        """Return why it matters: the first paragraph of that part of its page, in one line."""
        behind = self.page.partition("## Why it matters")[2].strip()
        return " ".join(behind.partition("\n\n")[0].split())

    def __call__(self, subject: S, context: Context) -> Iterator[Answer]:
        """Ask the rule about one subject."""
        return self.body(subject, context)


def rule(
    code: str,
    *,
    severity: Severity,
    precision: Precision = Precision.HIGH,
    scope: Scope | None = None,
) -> Callable[[Body[S, C]], Rule[S]]:
    """Make a rule from a generator function.

    The function's name, module and docstring give name, family and page; the annotation of its
    first parameter gives the subject.

    Args:
        code: Two capital letters and three digits.
        severity: Severity where the facts are established.
        precision: How often a finding is expected to be right.
        scope: How much must have been read; by default what the subject needs. A rule about an
            entry that compares documents states ``Scope.PROJECT`` and takes a
            :class:`ProjectContext`.

    Raises:
        ValueError: The code has another form, the page is missing, or the first parameter is not
            annotated with one of the subjects.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"`{code}` is not a rule code; give two capital letters and three digits")

    def make(body: Body[S, C]) -> Rule[S]:
        page = docstring_of(body)
        if not page:
            raise ValueError(f"{code} has no page; write one as the docstring of its function")
        function = cast("Any", body)
        subject = _subject(code, function)
        return Rule(
            code=code,
            name=function.__name__.replace("_", "-"),
            family=_folder(function.__module__),
            subject=subject,
            scope=scope or _SCOPES[subject],
            severity=severity,
            precision=precision,
            summary=page.splitlines()[0],
            page=page,
            body=body,
        )

    return make


def _subject(code: str, function: Any) -> Any:
    """Return the annotation of the first parameter, resolved where it is written as a string."""
    first = next(iter(inspect.signature(function).parameters.values()), None)
    found = first.annotation if first is not None else None
    if isinstance(found, str) and first is not None:
        found = get_type_hints(function).get(first.name)
    if found not in _SCOPES:
        known = ", ".join(sorted(one.__name__ for one in _SCOPES))
        raise ValueError(f"{code}: annotate the first parameter with one of {known}")
    return found


def _folder(module: str) -> str:
    """Return the package that holds a module, or the module itself where none does."""
    package, _, name = module.rpartition(".")
    return package.rpartition(".")[2] or name
