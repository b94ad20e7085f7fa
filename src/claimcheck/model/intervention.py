"""What is done or taken, and how it stands with regulators."""

from datetime import date

from attrs import frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Regulatory(ByValue):
    """Regulatory standing of an intervention; dated data that a person enters.

    Args:
        status: Such as ``"approved"``, ``"off-label"``, ``"not approved"``.
        jurisdiction: Such as ``"US"``.
        as_of: Date of the information.
        source: Where it is from.
    """

    status: str = ""
    jurisdiction: str = ""
    as_of: date | None = None
    source: str = ""


@frozen(eq=False, repr=False)
class Intervention(ByValue):
    """What is done or taken.

    Args:
        name: Its name as written.
        dose: Dose as written.
        route: Route as written.
        frequency: Frequency as written.
        duration: Duration as written.
        regulatory: Regulatory standing, where a person recorded one.
    """

    name: str
    dose: str = ""
    route: str = ""
    frequency: str = ""
    duration: str = ""
    regulatory: Regulatory | None = None
