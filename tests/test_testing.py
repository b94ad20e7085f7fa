"""The kit for authors of rules tells where a rule does not answer as its cases say."""

import doctest

import pytest

from claimcheck import ClaimcheckError, testing
from claimcheck.cli._group import run
from claimcheck.testing import check_case, check_rule, read_cases, read_examples

CASES = """
## A benefit without a source

```md
Zinc prevents colds in children. {mark}
```

## A benefit with one

```bibtex
@article{{lee2020, title = {{Zinc for colds: a randomised trial}}, year = {{2020}}}}
```

```md
Zinc prevented colds in children [@lee2020].
```
"""
RIGHT = CASES.format(mark="<!-- CC201 -->")
WRONG = CASES.format(mark="")


def test_the_example_of_the_module_holds():
    done = doctest.testmod(testing)
    assert done.attempted
    assert not done.failed


def test_marks_are_taken_out_of_the_document():
    marked, _ = read_cases(RIGHT)
    assert marked.files["article.md"] == "Zinc prevents colds in children.\n"
    assert marked.expected == {("article.md", 1, "CC201")}


def test_what_is_marked_and_found_passes():
    for case in read_cases(RIGHT):
        check_case(case, "CC201")


def test_what_is_found_and_not_marked_is_told_with_its_place():
    case, _ = read_cases(WRONG)
    with pytest.raises(AssertionError, match=r"not expected in article\.md, line 1"):
        check_case(case, "CC201")


def test_what_is_marked_and_not_found_is_told_with_its_place():
    case, _ = read_cases(RIGHT.replace("prevents colds in children.", "is a metal."))
    with pytest.raises(AssertionError, match=r"missed in article\.md, line 1"):
        check_case(case, "CC201")


def test_an_example_marked_wrongly_is_told():
    (case,) = read_examples("```md good\nZinc prevents colds in children.\n```\n")
    with pytest.raises(AssertionError, match="fires on an example marked good"):
        check_case(case, "CC201")


def test_a_block_of_another_language_is_refused_by_name():
    with pytest.raises(ClaimcheckError, match="no block of a case is `html`"):
        read_cases("## A\n\n```html\n<p>\n```\n")


def test_a_rule_that_nobody_registered_is_refused():
    with pytest.raises(ClaimcheckError, match="PK101"):
        check_rule("PK101")


def test_the_command_holds_a_rule_to_its_page_and_cases(tmp_path, capsys):
    (tmp_path / "right.md").write_text(RIGHT, "utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, "utf-8")
    assert run(["rule", "CC201", "--check", "--cases", str(tmp_path / "right.md")]) == 0
    assert "CC201 agrees with its 4 examples and cases" in capsys.readouterr().out
    assert run(["rule", "uncited-claim", "--cases", str(tmp_path / "wrong.md")]) == 1
    assert "not expected in article.md, line 1" in capsys.readouterr().out
