"""The anatomy of a rule: a documented generator of problems, and the value made of it."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar, cast

from attrs import frozen

from claimcheck.model import NotChecked, Precision, Problem, Severity
from claimcheck.rules._context import Context

S = TypeVar("S")
Answer = Problem | NotChecked
Body = Callable[[S, Context], Iterator[Answer]]

_CODE = re.compile(r"[A-Z]{2}[0-9]{3}")


@frozen
class Rule(Generic[S]):
    """One thing that the audit looks for.

    Args:
        code: ``CC`` and three digits; the hundreds are the family.
        name: What is wrong, in kebab case; also the name of its module and function.
        family: Name of the folder that holds it.
        subject: The type of thing that it is asked about.
        severity: Where the facts are established; the engine caps it by origin.
        precision: How often a finding is expected to be right.
        absorbed_by: Codes of rules whose finding on the same claim has the same cause and
            says more; then this rule's finding is folded into theirs.
        by_entries_alone: Whether it judges a bibliography or its entries by nothing but the
            entries and the year of the audit. Its context holds no more than that, and its answers
            are kept for the next run.
        summary: The first line of its page.
        page: Its documentation, Markdown.
        body: The generator.
    """

    code: str
    name: str
    family: str
    subject: type[S]
    severity: Severity
    precision: Precision
    absorbed_by: tuple[str, ...]
    by_entries_alone: bool
    summary: str
    page: str
    body: Body[S]

    def __call__(self, subject: S, context: Context) -> Iterator[Answer]:
        """Ask the rule about one subject."""
        return self.body(subject, context)


def rule(
    code: str,
    *,
    severity: Severity,
    precision: Precision = Precision.HIGH,
    absorbed_by: tuple[str, ...] = (),
    by_entries_alone: bool = False,
) -> Callable[[Body[S]], Rule[S]]:
    """Make a rule of a generator function.

    The function's name, module and docstring give name, family and page; the annotation of its
    first parameter gives the subject.

    Args:
        code: ``CC`` and three digits.
        severity: Severity where the facts are established.
        precision: How often a finding is expected to be right.
        absorbed_by: Codes of rules that say the same with more; see :class:`Rule`.
        by_entries_alone: Whether a bibliography is all that it looks at; see :class:`Rule`.

    Raises:
        ValueError: The code is not of the form, or the page is missing.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"`{code}` is not a rule code")

    def make(body: Body[S]) -> Rule[S]:
        page = inspect.cleandoc(body.__doc__ or "")
        if not page:
            raise ValueError(f"{code} has no page")
        function = cast("Any", body)
        first = next(iter(inspect.signature(body).parameters.values()))
        return Rule(
            code=code,
            name=function.__name__.replace("_", "-"),
            family=_folder(function.__module__),
            subject=first.annotation,
            severity=severity,
            precision=precision,
            absorbed_by=absorbed_by,
            by_entries_alone=by_entries_alone,
            summary=page.splitlines()[0],
            page=page,
            body=body,
        )

    return make


def _folder(module: str) -> str:
    """Give the package that holds a module, or the module itself where none does."""
    package, _, name = module.rpartition(".")
    return package.rpartition(".")[2] or name
