"""An audit as a picture: tiers, strength against tier, and coverage.

The only module that imports matplotlib, which the extra ``plot`` installs.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.model import Claim, ClaimcheckError, Strength, SupportStatus, Tier

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TIERS = (*(tier for tier in Tier if tier), Tier.T0)
_INCHES = (13, 4)
_DARK = 0.6


def plot_claims(claims: Sequence[Claim]) -> "Figure":
    """Draw three panels: claims by best tier, strength against tier, and coverage.

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
    figure, axes = plt.subplots(1, 3, figsize=_INCHES, layout="constrained")
    plt.close(figure)
    _tiers(axes[0], claims)
    _matrix(axes[1], claims)
    _coverage(axes[2], claims)
    return figure


def _tiers(axes: "Axes", claims: Sequence[Claim]) -> None:
    counts = Counter(claim.tier for claim in claims)
    bars = axes.bar([tier.name for tier in _TIERS], [counts[tier] for tier in _TIERS], color="0.45")
    axes.bar_label(bars)
    axes.set(title="Claims by best evidence", xlabel="tier", ylabel="claims")


def _matrix(axes: "Axes", claims: Sequence[Claim]) -> None:
    counts = Counter((claim.strength, claim.tier) for claim in claims)
    strengths = tuple(reversed(Strength))
    grid = [[counts[strength, tier] for tier in _TIERS] for strength in strengths]
    top = max(max(row) for row in grid) or 1
    axes.imshow(grid, cmap="Greys", aspect="auto", vmin=0, vmax=top)
    for row, numbers in enumerate(grid):
        for column, number in enumerate(numbers):
            colour = "white" if number > _DARK * top else "black"
            axes.text(column, row, str(number or ""), ha="center", va="center", color=colour)
    axes.set_xticks(range(len(_TIERS)), [tier.name for tier in _TIERS])
    axes.set_yticks(range(len(strengths)), [strength.name for strength in strengths])
    axes.set(title="Strength against evidence", xlabel="tier", ylabel="strength of wording")


def _coverage(axes: "Axes", claims: Sequence[Claim]) -> None:
    opened = 0
    cited = sum(bool(claim.evidence) for claim in claims)
    for claim in claims:
        statuses = (link.support.status for link in claim.evidence)
        opened += any(status is not SupportStatus.UNCHECKED for status in statuses)
    names = ("claims", "with a citation", "source checked\nby a person")
    bars = axes.barh(names, [len(claims), cited, opened], color=("0.75", "0.55", "0.3"))
    axes.bar_label(bars)
    axes.invert_yaxis()
    axes.set(title="Coverage", xlabel="claims")
