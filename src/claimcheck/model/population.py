"""Whom a statement speaks about."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.study_scales import AgeGroup, Sex, Species


@frozen(eq=False, repr=False)
class Population(ByValue):
    """Whom a claim speaks about.

    Args:
        species: Human, animal, in vitro, mixed, or unknown where nothing is said.
        organisms: Named organisms, in plain singular or plural as written, lower case.
        sexes: Sexes named; empty where none is.
        age_groups: Age groups named.
        condition: Condition named, or ``None``.
        is_implied: Whether no population is named, so that readers will apply it to themselves.
        text: The words that say it, empty where implied.
        setting: Where they live or are treated, where a person recorded it.
        ethnicity: As described by the source, where a person recorded it.
    """

    species: Species = Species.UNKNOWN
    organisms: tuple[str, ...] = ()
    sexes: tuple[Sex, ...] = ()
    age_groups: tuple[AgeGroup, ...] = ()
    condition: str | None = None
    is_implied: bool = True
    text: str = ""
    setting: str | None = None
    ethnicity: str | None = None
