"""How grave a finding may be: what its kind and confidence have earned by being right."""

from attrs import frozen

from claimcheck.model import Severity
from claimcheck.model.by_value import ByValue

_ERROR_FROM, _WARNING_FROM, _NOTE_FROM = 0.9, 0.7, 0.45


@frozen(eq=False, repr=False)
class Standing(ByValue):
    """How sure a finding is.

    Args:
        is_shown: Whether an editor would rather see it than not.
        band: Name of the band of confidence, ``"words"`` where only words speak.
        precision: How often findings of the rule in this band were right, ``None`` where that was
            never measured.
    """

    is_shown: bool = True
    band: str = "words"
    precision: float | None = None

    @property
    def severity(self) -> Severity | None:
        """Give the gravest severity that was earned; ``None`` where nothing was measured."""
        if self.precision is None:
            return None
        if self.precision >= _ERROR_FROM:
            return Severity.ERROR
        return Severity.WARNING if self.precision >= _WARNING_FROM else Severity.NOTE

    @property
    def is_mostly_wrong(self) -> bool:
        """Tell whether such findings were wrong more often than right, so that none is shown."""
        return self.precision is not None and self.precision < _NOTE_FROM


UNMEASURED = Standing()
"""Where the reading is silent, or the rule rests on facts of the cited work."""
