"""What is known about a cited work as evidence."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.fact import Fact
from claimcheck.model.study_scales import AgeGroup, Certainty, Design, Sex, Species, Tier


@frozen(eq=False, repr=False)
class Study(ByValue):
    """The evidence that a reference is, each fact with its origin.

    Args:
        design: Study design from the closed list.
        tier: Derived from design and question type.
        species: Human, animal, in vitro, mixed or unknown.
        organisms: Named organisms, such as ``"mice"``.
        sexes: Sexes studied; empty where not said.
        age_groups: MeSH age groups; empty where not said.
        sample_size: Total number of participants or animals; ``None`` where not said.
        condition: Condition of those studied, or ``None``.
        is_synthesis: Whether it pools studies; ``None`` where not said.
        is_preprint: Whether it has not been peer reviewed; ``None`` where not said.
        status: Such as ``"retracted"``, ``"expression of concern"``, or ``""``.
        certainty: GRADE certainty where a person entered one.
        conclusion: The conclusion sentences of the abstract, where there is one.
    """

    design: Fact[Design] = Fact(Design.UNKNOWN)
    tier: Fact[Tier] = Fact(Tier.T0)
    species: Fact[Species] = Fact(Species.UNKNOWN)
    organisms: Fact[tuple[str, ...]] = Fact(())
    sexes: Fact[tuple[Sex, ...]] = Fact(())
    age_groups: Fact[tuple[AgeGroup, ...]] = Fact(())
    sample_size: Fact[int | None] = Fact(None)
    condition: Fact[str | None] = Fact(None)
    is_synthesis: Fact[bool | None] = Fact(None)
    is_preprint: Fact[bool | None] = Fact(None)
    status: Fact[str] = Fact("")
    certainty: Fact[Certainty | None] = Fact(None)
    conclusion: Fact[str] = Fact("")
