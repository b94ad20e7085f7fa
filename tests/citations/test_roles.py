"""Marks that cite by key and show none, as MyST, Sphinx, Jekyll, Hugo and Obsidian write them."""

import pytest

from claimcheck.citations import find_citations
from claimcheck.model import BlockKind
from claimcheck.readers import read


def cited(text: str) -> list[str | None]:
    return [mention.key for mention in find_citations(read(text=text, format="markdown"))]


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("{cite}`rest2001`", ["rest2001"]),
        ("{cite:p}`rest2001,walk2002`", ["rest2001", "walk2002"]),
        ("{cite:ps}`rest2001; walk2002`", ["rest2001", "walk2002"]),
        ("{citep}`rest2001`", ["rest2001"]),
        ("{footcite:t}`rest2001`", ["rest2001"]),
        (":cite:`rest2001`", ["rest2001"]),
        (":cite:p:`rest2001`", ["rest2001"]),
        ("{cite:p}`{see}rest2001{p. 3}`", ["rest2001"]),
        ("{cite:alp}`10.1000/rest`", ["doi:10.1000/rest"]),
        ("{% cite rest2001 walk2002 --suppress_author %}", ["rest2001", "walk2002"]),
        ('{{< cite "rest2001" >}}', ["rest2001"]),
        ('{{% cite key="rest2001" %}}', ["rest2001"]),
        ('<d-cite key="rest2001,walk2002"></d-cite>', ["rest2001", "walk2002"]),
        ("[[@rest2001]]", ["rest2001"]),
        ("[[@rest2001#Methods]]", ["rest2001"]),
        ("[[@rest2001|the trial]]", ["rest2001"]),
    ],
)
def test_a_mark_of_any_of_these_programs_gives_its_keys(written: str, keys: list[str]) -> None:
    assert cited(f"Rest lowers stress {written}.") == keys


@pytest.mark.parametrize(
    "written",
    [
        "{ref}`fig-one`",
        "{numref}`Figure %s <fig-one>`",
        "{eq}`energy`",
        "{doc}`chapter`",
        "{math}`x_1`",
        "{term}`rest`",
        "{sub}`2`",
        "{% include nav.html %}",
        '{{< ref "page.md" >}}',
        "{{< figure src=x.png >}}",
        "[[Rest]]",
        "\\@ref(fig:plot)",
        "\\@rest2001",
        "%% see @rest2001 %%",
        "@fig-plot and @tbl-one and @sec-two and @eq-three",
        "npm install @bread/oven",
    ],
)
def test_cross_references_comments_and_other_marks_cite_nothing(written: str) -> None:
    assert cited(f"Rest lowers stress {written} much.") == []


def test_a_textual_role_is_part_of_the_sentence() -> None:
    document = read(text="{cite:t}`rest2001` found that rest helps.", format="markdown")
    (mention,) = find_citations(document)
    assert mention.narrative
    assert mention.text == "rest2001"
    assert mention.group.of(document.text) == "{cite:t}`rest2001`"


def test_prefix_and_locator_of_a_role_are_read() -> None:
    (mention,) = find_citations(read(text="So {cite:p}`{see}rest2001{p. 3}`.", format="markdown"))
    assert (mention.prefix, mention.locator) == ("see", "p. 3")


def test_words_of_an_admonition_are_prose_and_those_of_code_are_not() -> None:
    text = (
        "```{admonition} Rest\n:class: tip\nRest helps {cite}`a`.\n```\n\n"
        "```{code-cell}\nx = '[@b]'\n```\n\n"
        ":::{note}\nSleep helps [@c].\n:::\n"
    )
    assert cited(text) == ["a", "c"]


def test_words_behind_the_name_of_an_admonition_are_prose() -> None:
    assert cited(":::{tip} Rest helps {cite:p}`a`\nSleep too {cite:p}`b`.\n:::\n") == ["a", "b"]


def test_the_words_under_a_figure_are_its_caption() -> None:
    document = read(
        text="```{figure} rest.png\n:name: fig-rest\nRest lowers stress [@a].\n```\n",
        format="markdown",
    )
    (caption,) = document.of_kind(BlockKind.CAPTION)
    assert caption.prose.text == "Rest lowers stress [@a]."


def test_the_caption_of_a_chunk_of_code_cites() -> None:
    text = (
        '```{r plot, fig.cap="Rest by `group` [@a]."}\nplot(x)\n```\n\n'
        '```{python}\n#| fig-cap: "Sleep [@b]."\nplot(y)\n```\n\nWalks help [@c].\n'
    )
    assert cited(text) == ["a", "b", "c"]


def test_a_caption_over_several_lines_of_options_cites() -> None:
    text = (
        "```{r}\n#| fig-cap: |\n#|   Rest in adults\n#|   [@a; @b].\nplot(x)\n```\n\nWalks [@c].\n"
    )
    assert cited(text) == ["a", "b", "c"]


def test_a_link_without_words_cites_what_it_leads_to() -> None:
    assert cited("Rest helps [](doi:10.1000/rest).") == ["doi:10.1000/rest"]
