"""Rules are asked about a long document bit by bit, and say what they say of it as a whole."""

import pytest

import claimcheck
from claimcheck.memory import remembering
from claimcheck.pipeline import ask

_TEXT = "\n\n".join(
    f"Magnesium cures insomnia in {number} of 9 adults. Stop your tablets today [@a{number}]."
    for number in range(6)
)


@pytest.fixture
def whole() -> dict[str, object]:
    return claimcheck.audit(text=_TEXT, engine="fast").to_dict()


@pytest.mark.parametrize("number", [1, 2, 5])
def test_the_number_asked_about_at_a_time_changes_nothing(
    whole: dict[str, object], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "_AT_A_TIME", number)

    assert claimcheck.audit(text=_TEXT, engine="fast").to_dict() == whole


def test_neither_does_it_where_answers_are_remembered(
    whole: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "_AT_A_TIME", 2)

    with remembering():
        claimcheck.audit(text=_TEXT, engine="fast")
        again = claimcheck.audit(text=_TEXT, engine="fast")

    assert again.to_dict() == whole
