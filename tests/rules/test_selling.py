"""How grave borrowed authority is depends on whether a document sells something."""

import pytest

import claimcheck

_ENDORSED = "The Cancer Society stands behind the alkaline protocol."
_STORY = "Maria's recovery proves that the gut can heal itself."
_SURVEY = "More than 85% of our users reported fewer migraines."
_ADVISED = "The WHO recommends exclusive breastfeeding for the first six months."


def _severities(text, kind, rule):
    audit = claimcheck.audit(text=f"<!-- claimcheck: kind: {kind} -->\n\n{text}\n")
    return [str(one.severity) for one in audit.findings if one.rule == rule]


@pytest.mark.parametrize("kind", ["wellness", "clinic"])
@pytest.mark.parametrize(
    ("text", "rule"), [(_ENDORSED, "CC213"), (_STORY, "CC412"), (_SURVEY, "CC412")]
)
def test_a_seller_is_warned(text, rule, kind):
    assert _severities(text, kind, rule) == ["warning"]


@pytest.mark.parametrize(
    ("text", "rule"), [(_ENDORSED, "CC213"), (_STORY, "CC412"), (_SURVEY, "CC412")]
)
def test_a_newspaper_gets_a_note(text, rule):
    assert _severities(text, "news", rule) == ["note"]


@pytest.mark.parametrize("kind", ["leaflet", "guideline", "review", "textbook", "research"])
@pytest.mark.parametrize(("text", "rule"), [(_ENDORSED, "CC213"), (_STORY, "CC412")])
def test_authorities_and_scholars_are_not_asked(text, rule, kind):
    assert _severities(text, kind, rule) == []


@pytest.mark.parametrize("kind", ["wellness", "news", "selfhelp"])
def test_what_a_body_advises_everybody_is_no_endorsement(kind):
    assert _severities(_ADVISED, kind, "CC213") == []


def test_a_list_that_nothing_cites_is_a_note_in_a_leaflet():
    text = (
        "Walking lowers blood pressure. Swimming lowers it too. Yoga improves sleep in adults.\n"
        "Cycling improves mood. Rowing strengthens the back.\n\n# References\n\n"
        '- Smith, J. "Walking and blood pressure." Heart, vol. 3, no. 1, 2011, pp. 1-9.\n'
        '- Jones, K. "Yoga and sleep." Sleep, vol. 8, no. 2, 2014, pp. 20-31.'
    )

    assert _severities(text, "leaflet", "CC210") == ["note"]
    assert _severities(text, "wellness", "CC210") == ["warning"]
    assert _severities(text, "leaflet", "CC203") == []
