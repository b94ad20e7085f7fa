"""What the words decide, whatever the reading of the document hears."""

import claimcheck

BODY = "Walkers had fewer diagnoses in a cohort of 12,000 people. They were followed for years."


def _claims(text: str) -> dict[str, int]:
    return {claim.text: int(claim.strength) for claim in claimcheck.audit(text=text).claims}


def test_a_headline_that_says_who_found_it_asserts() -> None:
    title = "Gardening wards off dementia, major study proves"
    found = claimcheck.audit(text=f"# {title}\n\n{BODY}\n", format="markdown")
    assert title in {claim.text for claim in found.claims}


def test_only_a_sentence_with_a_word_of_denial_denies() -> None:
    found = _claims("Magnesium improves sleep.\n\nMagnesium does not improve sleep.\n")
    assert found["Magnesium improves sleep."] > 1
    assert found["Magnesium does not improve sleep."] == 1
