"""What a profile decides: ceilings, thresholds, and severities that differ from the rules' own."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from attrs import field, frozen

from claimcheck.model import Advice, ConfigurationError, Severity, Strength, Tier
from claimcheck.model.by_value import ByValue
from claimcheck.model.freeze import freeze
from claimcheck.resources import names_in, read_text

_PROFILES = "rules/profiles"


@frozen(eq=False, repr=False)
class Ceiling(ByValue):
    """The most that evidence of one tier carries.

    Args:
        strength: Highest strength for the population studied.
        strength_small: The same for a single study below the small-study size.
        advice: Highest advice.
        extrapolated: Highest strength for humans where the evidence is not human.
    """

    strength: Strength
    strength_small: Strength
    advice: Advice
    extrapolated: Strength = Strength.S0


@frozen(slots=False, eq=False, repr=False)
class Settings(ByValue):
    """The settings by which rules judge.

    Args:
        profile: Name of the profile.
        ceilings: By tier.
        small_study: Total sample size below which a single study counts as small.
        several: Number of randomised trials that count as several.
        coverage: Least coverage from which a citation counts as meant for a claim.
        ask_welcome: Whether claims to which a source would be welcome are asked for one.
        review_days: Age in days from which a review is stale; 0 for never.
        severities: Severity by rule code, where the profile changes it.
        lifted: Rule codes that may be errors on raw text alone.
        ignored: Rule codes that the profile switches off.
        today: ISO date against which expiry is judged, or ``""`` to judge none.
    """

    profile: str = "default"
    ceilings: Mapping[Tier, Ceiling] = field(factory=dict, converter=freeze, hash=False)
    small_study: int = 100
    several: int = 2
    coverage: float = 0.5
    ask_welcome: bool = False
    review_days: int = 0
    severities: Mapping[str, Severity] = field(factory=dict, converter=freeze, hash=False)
    lifted: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    today: str = ""


def profiles() -> tuple[str, ...]:
    """Name the profiles that ship with the library."""
    return tuple(name.removesuffix(".toml") for name in names_in(_PROFILES, ".toml"))


@cache
def load_profile(name: str = "default") -> Settings:
    """Read a profile; what it leaves out is as in ``default``.

    Args:
        name: One of :func:`profiles`.

    Raises:
        ConfigurationError: There is no such profile; the nearest name is given.
    """
    if name not in profiles():
        near = get_close_matches(name, profiles(), 1)
        hint = f"; did you mean `{near[0]}`?" if near else f"; there are {', '.join(profiles())}"
        raise ConfigurationError(f"there is no profile `{name}`{hint}")
    tables = [_read("default")] if name == "default" else [_read("default"), _read(name)]
    merged: dict[str, object] = {}
    for table in tables:
        for key, value in table.items():
            known = merged.get(key)
            both = isinstance(known, dict) and isinstance(value, dict)
            merged[key] = {**known, **value} if both else value  # type: ignore[dict-item]
    return _settings(name, merged)


def _read(name: str) -> dict[str, object]:
    return tomllib.loads(read_text(f"{_PROFILES}/{name}.toml"))


def _settings(name: str, table: Mapping[str, object]) -> Settings:
    thresholds = table["thresholds"]
    severities = table["severities"]
    ceilings = table["ceilings"]
    lifted, ignored = table["lifted"], table["ignored"]
    assert isinstance(thresholds, dict)  # noqa: S101 - shipped data, checked by a test
    assert isinstance(severities, dict)  # noqa: S101
    assert isinstance(ceilings, dict)  # noqa: S101
    assert isinstance(lifted, list)  # noqa: S101
    assert isinstance(ignored, list)  # noqa: S101
    by_tier: dict[Tier, Ceiling] = {Tier[tier]: _ceiling(row) for tier, row in ceilings.items()}
    by_code: dict[str, Severity] = {code: Severity(word) for code, word in severities.items()}
    return Settings(
        profile=name,
        ceilings=by_tier,
        severities=by_code,
        lifted=frozenset(lifted),
        ignored=frozenset(ignored),
        **thresholds,
    )


def _ceiling(row: Mapping[str, int]) -> Ceiling:
    return Ceiling(
        strength=Strength(row["strength"]),
        strength_small=Strength(row.get("strength_small", row["strength"])),
        advice=Advice(row["advice"]),
        extrapolated=Strength(row.get("extrapolated", 0)),
    )
