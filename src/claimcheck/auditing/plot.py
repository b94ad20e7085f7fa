"""An audit as a picture: tiers, strength against tier, and coverage.

The only module that imports matplotlib, which the extra ``plot`` installs.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.model import Claim, ClaimcheckError, Strength, SupportStatus, Tier
from claimcheck.rules import load_profile

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TIERS = (*(tier for tier in Tier if tier), Tier.T0)
_STRENGTHS = tuple(reversed(Strength))
_INCHES = (14, 4.6)
_DARK = 0.6
_HALF = 0.5
_PALER = 1.2
_NOTHING = float("nan")
_WITHIN, _ABOVE, _LINE = "Blues", "Oranges", "#b03a00"
_PALE, _MIDDLE, _DEEP = "#c6dbef", "#6baed6", "#08519c"


def plot_claims(claims: Sequence[Claim]) -> "Figure":
    """Draw three panels: claims by best tier, strength against tier, and coverage.

    In the middle a stepped line marks the strongest wording that evidence of each tier supports, as
    the default profile has it; the claims above it are orange and counted.

    Returns:
        A figure that a notebook shows as the value of a cell; ``figure.savefig`` writes it.

    Raises:
        ClaimcheckError: matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ClaimcheckError(
            "drawing needs matplotlib: pip install 'claimcheck-audit[plot]'"
        ) from error
    figure, axes = plt.subplots(1, 3, figsize=_INCHES, layout="constrained", width_ratios=(4, 5, 3))
    plt.close(figure)
    _tiers(axes[0], claims)
    _matrix(axes[1], claims)
    _coverage(axes[2], claims)
    for each in axes:
        each.spines[["top", "right"]].set_visible(False)
        each.title.set_fontweight("bold")
    return figure


def _tiers(axes: "Axes", claims: Sequence[Claim]) -> None:
    counts = Counter(claim.tier for claim in claims)
    rows = [counts[tier] for tier in _TIERS]
    bars = axes.barh([tier.named for tier in _TIERS], rows, color=_MIDDLE)
    axes.bar_label(bars, padding=3)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.set(title="Claims by best evidence", xlabel="claims")


def _matrix(axes: "Axes", claims: Sequence[Claim]) -> None:
    counts = Counter((claim.strength, claim.tier) for claim in claims)
    limits = {tier: _limit(tier) for tier in _TIERS}
    top = max(counts.values(), default=0) or 1
    for palette, is_above in ((_WITHIN, False), (_ABOVE, True)):
        grid = [
            [counts[row, tier] if (row > limits[tier]) is is_above else _NOTHING for tier in _TIERS]
            for row in _STRENGTHS
        ]
        axes.imshow(grid, cmap=palette, aspect="auto", vmin=0, vmax=_PALER * top)
    for (strength, tier), number in counts.items():
        colour = "white" if number > _DARK * top else "black"
        place = (_TIERS.index(tier), _STRENGTHS.index(strength))
        axes.text(*place, str(number), ha="center", va="center", color=colour)
    _steps(axes, list(limits.values()))
    above = sum(number for (row, tier), number in counts.items() if row > limits[tier])
    axes.set_xticks(range(len(_TIERS)), [tier.name for tier in _TIERS])
    axes.set_yticks(range(len(_STRENGTHS)), [strength.named for strength in _STRENGTHS])
    axes.set(
        title=f"Wording against evidence: {above} above the line", xlabel="tier of best evidence"
    )


def _steps(axes: "Axes", limits: Sequence[int]) -> None:
    """Mark the strongest wording that each tier supports."""
    edges = [len(_STRENGTHS) - 1 - _HALF - limit for limit in limits]
    places = [column - _HALF for column in range(len(limits) + 1)]
    axes.step(places, [*edges, edges[-1]], where="post", color=_LINE, linewidth=2)


def _limit(tier: Tier) -> int:
    """Give the strongest wording that a tier supports; what was not assessed has no limit."""
    ceiling = load_profile().ceilings.get(tier)
    return max(Strength) if ceiling is None else ceiling.strength


def _coverage(axes: "Axes", claims: Sequence[Claim]) -> None:
    opened = 0
    cited = sum(bool(claim.evidence) for claim in claims)
    for claim in claims:
        statuses = (link.support.status for link in claim.evidence)
        opened += any(status is not SupportStatus.UNCHECKED for status in statuses)
    names = ("claims", "with a citation", "source checked\nby a person")
    bars = axes.barh(names, [len(claims), cited, opened], color=(_PALE, _MIDDLE, _DEEP))
    axes.bar_label(bars, padding=3)
    axes.invert_yaxis()
    axes.margins(x=0.15)
    axes.set(title="Coverage", xlabel="claims")
