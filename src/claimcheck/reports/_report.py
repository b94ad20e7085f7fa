"""The anatomy of a report: a function from an audit to text, and the value made of it."""

from collections.abc import Callable

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model.by_value import ByValue

Body = Callable[[Audit], str]


@frozen(eq=False, repr=False)
class Report(ByValue):
    """One format.

    Args:
        format: Its name, which is also the name of its module.
        file: Name of the file that ``claimcheck report`` writes.
        body: The function.
    """

    format: str
    file: str
    body: Body

    def __call__(self, audit: Audit) -> str:
        """Render an audit."""
        return self.body(audit)


def report(name: str, *, file: str) -> Callable[[Body], Report]:
    """Make a report of a function.

    Args:
        name: Name of the format and of the module that holds the function.
        file: Name of the file that ``claimcheck report`` writes.
    """

    def make(body: Body) -> Report:
        return Report(name, file, body)

    return make
