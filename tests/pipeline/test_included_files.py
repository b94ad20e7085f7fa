"""Files that Markdown and reStructuredText take in are audited with them, or told to be gone."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.auditing import audit
from claimcheck.cli._group import group

TAKING = {
    "a.rst": "Tea is warm.\n\n.. include:: {}\n",
    "b.rst": "Tea is warm.\n\n.. note::\n\n   .. include:: {}\n      :start-line: 1\n",
    "c.md": "Tea is warm.\n\n```{{include}} {}\n```\n",
    "d.md": "Tea is warm.\n\n````{{note}}\n```{{include}} {}\n```\n````\n",
    "e.md": "Tea is warm.\n\n:::{{include}} {}\n:::\n",
    "f.qmd": "Tea is warm.\n\n{{{{< include {} >}}}}\n",
    "g.qmd": "::: {{.callout-note}}\n{{{{<  include '{}'  >}}}}\n:::\n",
    "h.Rmd": "Tea is warm.\n\n```{{r, child='{}'}}\n```\n",
    "i.qmd": 'Tea is warm.\n\n```{{r child=c("{}")}}\n```\n',
}
SHOWN = {
    "a.rst": "Write this::\n\n    .. include:: {}\n",
    "b.rst": ".. code-block:: rst\n\n   .. include:: {}\n",
    "c.rst": ".. .. include:: {}\n\n..\n   .. include:: {}\n",
    "d.rst": ".. include:: {}\n   :literal:\n",
    "e.rst": ".. include:: <isonum.txt>\n\n.. include:: |name|\n\n.. literalinclude:: {}\n",
    "f.md": "````md\n```{{include}} {}\n```\n````\n",
    "g.md": "~~~\n```{{include}} {}\n~~~\n",
    "h.md": "    ```{{include}} {}\n\nTea {{{{< include {} >}}}} is warm.\n",
    "i.qmd": "```\n{{{{< include {} >}}}}\n```\n\nSay `{{{{< include {} >}}}}` or {{{{{{< include {} >}}}}}}.\n",
    "j.md": "```{{include}} {{{{ name }}}}.md\n```\n\n```{{include}} https://example.org/x.md\n```\n",
    "k.rst": ".. include:: table.csv\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    return tmp_path


def put(name, text):
    path = Path("docs", name)
    path.write_text(text, "utf-8")
    return path.as_posix()


@pytest.mark.parametrize("is_whole", [True, False])
@pytest.mark.parametrize("name", TAKING)
def test_a_file_that_is_taken_in_and_gone_is_told(name, is_whole):
    path = put(name, TAKING[name].format("parts/gone.md"))
    (failure,) = audit("docs" if is_whole else path, engine="lexical").failures
    assert failure.path == "docs/parts/gone.md"
    assert failure.message == f"is taken in by `{path}`, and is not there"


@pytest.mark.parametrize("name", TAKING)
@pytest.mark.parametrize("named", ["part.md", "/docs/part.md", "docs/part.md"])
def test_one_that_is_there_is_audited_with_the_source(name, named):
    put("part.md", "Zinc cures colds.\n")
    path = put(name, TAKING[name].format(named))
    result = audit(path, engine="lexical")
    assert [one.path for one in result.documents] == [path, "docs/part.md"]
    assert result.failures == ()


@pytest.mark.parametrize("name", SHOWN)
def test_what_only_shows_how_it_is_done_takes_in_nothing(name):
    path = put(name, SHOWN[name].format(*["gone.md"] * 3) + "\nTea is warm.\n")
    assert audit(path, engine="lexical").failures == ()


def test_files_that_take_in_each_other_come_to_an_end():
    put("part.md", "```{include} a.md\n```\n\n```{include} more.md\n```\n")
    put("more.md", "```{include} part.md\n```\n")
    path = put("a.md", "```{include} part.md\n```\n\n```{include} ../outside.md\n```\n")
    Path("outside.md").write_text("Zinc cures colds.\n", "utf-8")
    found = [one.path for one in audit(path, engine="lexical").documents]
    assert found == [path, "docs/part.md", "docs/more.md"]


def test_one_that_is_excluded_is_not_missed():
    put("a.md", "Tea is warm.\n\n```{include} made/api.md\n```\n")
    Path("claimcheck.toml").write_text('exclude = ["made"]\n', "utf-8")
    arguments = ["check", "docs", "--engine", "fast"]
    assert CliRunner().invoke(group, arguments, standalone_mode=False).return_value == 0
