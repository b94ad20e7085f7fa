"""Where a key is being written."""

import pytest

from claimcheck.lsp.completion import key_at


@pytest.mark.parametrize(
    ("before", "format_name", "key"),
    [
        ("Zinc helps [@", "markdown", ""),
        ("Zinc helps [@lee", "markdown", "lee"),
        ("[see @lee2020; @mo", "markdown", "mo"),
        ("Zinc @{le", "markdown", "le"),
        ("@le", "text", "le"),
        ("{cite:p}`le", "markdown", "le"),
        ("{cite}`lee2020, mo", "markdown", "mo"),
        ("\\cite{le", "markdown", "le"),
        ("\\cite{le", "latex", "le"),
        ("\\citep[see][p.~4]{lee2020, mo", "latex", "mo"),
        ("\\autocite{", "latex", ""),
        (":cite:t:`le", "rst", "le"),
    ],
)
def test_a_key_begins_where_the_format_lets_one_stand(before, format_name, key):
    text = f"First line @x\n{before} rest"
    end = len(text) - len(" rest")
    assert key_at(text, end, format_name).of(text) == key


@pytest.mark.parametrize(
    ("before", "format_name"),
    [
        ("write to me@le", "markdown"),
        ("Zinc helps [@lee2020] and", "markdown"),
        ("plain words", "markdown"),
        ("@le", "latex"),
        ("\\emph{le", "latex"),
        ("`le", "rst"),
        ("@lee2020\n", "markdown"),
    ],
)
def test_no_key_is_offered_elsewhere(before, format_name):
    assert key_at(before, len(before), format_name) is None
