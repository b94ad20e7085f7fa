"""Lists that lead to other pages of the same site assert nothing, in any format."""

import pytest

from claimcheck.model import BlockKind
from claimcheck.readers import read


def kinds(text, name="markdown"):
    return [block.kind for block in read(text=text, format=name).blocks]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- [Preventing colds](/colds)\n- [Tea cures](../tea.html)\n", "markdown"),
        ("- `Preventing colds </colds>`__\n- `Tea cures <../tea.html>`__\n", "rst"),
    ],
)
def test_a_list_of_links_within_the_site_is_navigation(text, name):
    assert kinds(text, name) == [BlockKind.BOILERPLATE] * 2


@pytest.mark.parametrize(
    "text",
    [
        "- [Tea](/tea) prevents colds.\n- [Preventing colds](/colds)\n",
        "- [A trial](https://x.org/1)\n- [Another](https://x.org/2)\n",
        "- [A trial](trial.pdf)\n- [Another](another.pdf)\n",
        "- [Preventing colds](/colds)\n",
    ],
)
def test_a_list_that_says_something_or_names_works_is_read(text):
    assert BlockKind.BOILERPLATE not in kinds(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<p><b>Related:</b> <a href="/tea">Tea cures <i>colds</i></a></p>', "html"),
        ("**Read more:** [Tea cures colds](/tea)\n", "markdown"),
    ],
)
def test_a_line_of_links_within_the_site_behind_a_label_is_navigation(text, name):
    assert kinds(text, name) == [BlockKind.BOILERPLATE]


@pytest.mark.parametrize(
    "text",
    [
        "Read more about tea: [Tea cures colds](/tea)\n",
        "Related: [A trial](https://x.org/1)\n",
        "Related: [Tea](/tea) cures colds.\n",
    ],
)
def test_a_line_that_says_something_or_names_works_is_read(text):
    assert kinds(text) == [BlockKind.PARAGRAPH]
