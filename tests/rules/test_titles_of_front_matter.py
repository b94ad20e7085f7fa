"""What a title in front matter promises is found; a topic is none."""

import pytest

import claimcheck

SELLER = "Our berberine capsules are sold in bottles of 60.\n\n## Buy now\n\nOrder today.\n"
LEAFLET = (
    "Type 2 diabetes is a condition in which blood sugar is too high. Talk to your doctor.\n\n"
    "## Symptoms\n\nYou may feel thirsty.\n"
)


def findings_above(title: str, body: str) -> set[str]:
    text = f'---\ntitle: "{title}"\n---\n\n{body}'
    found = claimcheck.audit(text=text, format="markdown").findings
    return {one.rule for one in found if one.span and one.span.start < text.index(body)}


@pytest.mark.parametrize(
    "title", ["Berberine reverses diabetes", "Garlic cures high blood pressure"]
)
def test_a_cure_in_the_title_of_a_seller_is_found(title: str) -> None:
    assert "CC707" in findings_above(title, SELLER)


@pytest.mark.parametrize(
    "title",
    [
        "Living with type 2 diabetes",
        "Type 2 diabetes in adults: management",
        "Diabetes: symptoms and treatment",
        "Treating high blood pressure",
    ],
)
def test_the_topic_of_a_leaflet_has_no_finding(title: str) -> None:
    assert not findings_above(title, LEAFLET)
