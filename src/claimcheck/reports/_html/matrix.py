"""How strong the claims are against how good their evidence is."""

from collections import Counter

from claimcheck.model import ConfigurationError, Strength, Tier
from claimcheck.model.brief import counted
from claimcheck.reports._html.index import Index
from claimcheck.reports._html.markup import Html, element, line, spoken
from claimcheck.reports._html.words import label, meaning, short_form
from claimcheck.rules import load_profile

_TIERS = (*(tier for tier in Tier if tier), Tier.T0)
_SHADES = (1, 3, 8, 20)


def matrix_html(index: Index) -> Html:
    """Show the matrix; each cell leads to its claims."""
    claims = index.audit.claims
    counts = Counter((claim.strength, claim.tier) for claim in claims)
    first: dict[tuple[Strength, Tier], int] = {}
    for claim in claims:
        first.setdefault((claim.strength, claim.tier), index.number(claim))
    highest = _highest(index.audit.profile)
    head = element("tr", element("td"), *(_column(tier) for tier in _TIERS))
    rows = [
        element(
            "tr",
            _row(strength),
            *(_cell(strength, tier, counts, first, highest) for tier in _TIERS),
        )
        for strength in reversed(Strength)
    ]
    caption = element("caption", spoken("Number of claims by strength of wording and by tier"))
    table = element("table", caption, element("thead", head), element("tbody", *rows))
    return element(
        "div", table, _key(), class_="scroll matrix", role="region", tabindex=0,
        aria_label="Matrix of strength against tier",
    )  # fmt: skip


def _highest(profile: str) -> dict[Tier, Strength]:
    try:
        ceilings = load_profile(profile).ceilings
    except ConfigurationError:
        return {}
    return {tier: ceiling.strength for tier, ceiling in ceilings.items()}


def _key() -> Html:
    """Say what the codes mean, for screens too narrow to say it in the heads."""
    scales = (("tier", _TIERS), ("strength", tuple(reversed(Strength))))
    words = " · ".join(
        f"{short_form(one)} {label(name, one)}" for name, ones in scales for one in ones
    )
    return element("p", line(words), class_="key", aria_hidden="true")


def _column(tier: Tier) -> Html:
    name = element("span", line(label("tier", tier)))
    return element(
        "th", Html(short_form(tier)), Html(" "), name, scope="col", title=meaning("tier", tier)
    )


def _row(strength: Strength) -> Html:
    name = element("span", line(label("strength", strength)))
    return element(
        "th", Html(short_form(strength)), Html(" "), name, scope="row",
        title=meaning("strength", strength),
    )  # fmt: skip


def _cell(
    strength: Strength,
    tier: Tier,
    counts: Counter[tuple[Strength, Tier]],
    first: dict[tuple[Strength, Tier], int],
    highest: dict[Tier, Strength],
) -> Html:
    above = tier in highest and strength > highest[tier]
    kind = "above" if above else None
    number = counts[strength, tier]
    if not number:
        return element("td", class_=kind)
    shade = sum(number >= least for least in _SHADES)
    words = f" {counted(number, 'claim').split(' ', 1)[1]}: {strength.named}, on {tier.named}"
    aloud = spoken(words + (", above the ceiling" if above else ""))
    link = element(
        "a", Html(f"{number:,}"), aloud, href=f"#r{first[strength, tier]}",
        data_strength=int(strength), data_tier=int(tier), class_=f"shade{shade}",
    )  # fmt: skip
    return element("td", link, class_=kind)
