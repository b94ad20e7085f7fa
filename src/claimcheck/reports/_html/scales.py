"""What the codes of the scales mean, to stand where they are used."""

from collections.abc import Iterable
from enum import IntEnum

from claimcheck.model import Strength, Tier
from claimcheck.reports._html.markup import Html, element, line
from claimcheck.reports._html.words import label, meaning, short_form

_TIERS = (*(tier for tier in Tier if tier), Tier.T0)


def scales_html() -> Html:
    """Explain strength and tier, each value in words."""
    return element(
        "details",
        element("summary", line("What S0 to S6 and T0 to T8 mean")),
        element(
            "div",
            _scale("strength", "Strength: how far the wording goes", reversed(Strength)),
            _scale("tier", "Tier: the best kind of evidence that is cited", _TIERS),
            class_="scales-lists",
        ),
        id="scales",
        class_="scales",
    )


def _scale(name: str, title: str, values: Iterable[IntEnum]) -> Html:
    rows = (
        element(
            "div",
            element("dt", element("b", Html(short_form(one))), Html(" "), line(label(name, one))),
            element("dd", line(meaning(name, one))),
        )
        for one in values
    )
    return element("div", element("h3", line(title)), element("dl", *rows))
