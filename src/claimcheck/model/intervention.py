"""Interventions and their regulatory status."""

from datetime import date

from attrs import frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Regulatory(ByValue):
    """Regulatory status of an intervention; dated data entered by a person.

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
    """An intervention: what is done or taken.

    Args:
        name: Its name as written.
        dose: Dose as written.
        route: Route as written.
        frequency: Frequency as written.
        duration: Duration as written.
        regulatory: Regulatory status, where a person recorded one.
    """

    name: str
    dose: str = ""
    route: str = ""
    frequency: str = ""
    duration: str = ""
    regulatory: Regulatory | None = None
