"""One schema reads the whole configuration, and names every fault with line and form."""

import json
from pathlib import Path

import jsonschema
import pytest

from claimcheck.auditing.config import find_config, read_config
from claimcheck.auditing.config_schema import CONFIG, json_schema
from claimcheck.model import ConfigurationError

WRONG = [
    ('[[suppress]]\nrules = "CC802"\n', 2, 'write a list such as ["CC802"]'),
    ('[[suppress]]\nrules = [""]\n', 2, '"CC802" or "CC8"'),
    ("[[suppress]]\nrules = []\n", 2, "leave the field out for all rules"),
    ("[[suppress]]\ntypes = []\n", 2, "leave the field out for all types"),
    ("\n[[suppress]]\n", 2, "it would cover everything (add one of path, rules, types)"),
    ('\n[[suppress]]\nreason = "x"\n', 2, "it would cover everything"),
    ('exclude = ["a", "!"]\n', 1, "`!` is not a pattern"),
    ('exclude = "[z-a]"\n', 1, "`[z-a]` is not a pattern"),
    ("\nformats = []\n", 2, "the list is empty"),
    ("[[suppress]]\nrules = 3\n", 2, "`3` is not a list"),
    ('[[suppress]]\nrules = ["C"]\n', 2, "not the code of a rule"),
    ('[[suppress]]\nrules = ["CC999"]\n', 2, "no rule has the code"),
    ('[[suppress]]\nexpires = "31.12.2020"\n', 2, "a date such as 2025-03-31"),
    ('[[suppress]]\nexpires = "2020-13-01"\n', 2, "a date such as 2025-03-31"),
    ("[[suppress]]\nexpires = 2020-12-31T10:00:00\n", 2, "a date such as 2025-03-31"),
    ('[[suppress]]\npath = "a"\n[[suppress]]\npath = 3\n', 4, "is not a path"),
    ('suppress = [{ reason = "x", rule = ["CC2"] }]\n', 1, "did you mean `rules`"),
    ('profile = "default"\nledger = 3\n', 2, "`ledger`: `3` is not a path"),
    ('ledger = "a\\u0000b"\n', 1, "is not a path"),
    ('select = [""]\n', 1, "no rule has the code"),
    ('ignore = ["uncited-claims"]\n', 1, "did you mean `uncited-claim`"),
    ('engine = "fats"\n', 1, "did you mean `fast`"),
    ('profile = "clinicl"\n', 1, "did you mean `clinical`"),
    ('kind = "leaflt"\n', 1, "did you mean `leaflet`"),
    ('tracked = "yes"\n', 1, "use one of accepted, original"),
    ("formats = [1]\n", 1, "`1` is not a name"),
    ('fail_on = "error"\nfail-on = "never"\n', 2, "is given twice"),
    ("fail_on = 3\n", 1, "use one of error"),
    ('paths = [""]\n', 1, "is not a path"),
    ("x = [\n", 1, "invalid"),
    ("x = " + "[" * 5000 + "\n", None, "nested too deeply"),
]


@pytest.mark.parametrize(("text", "line", "form"), WRONG)
def test_a_fault_is_named_with_its_line_and_the_form_wanted(tmp_path, text, line, form):
    path = tmp_path / "claimcheck.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        find_config(tmp_path)
    place = path.as_posix() if line is None else f"{path.as_posix()}:{line}"
    assert str(raised.value).startswith(f"{place}: ")
    assert form in str(raised.value)


@pytest.mark.parametrize("key", CONFIG.fields)
def test_every_key_can_be_given(tmp_path, key):
    values = {
        "fail-on": "error",
        "force-exclude": True,
        "select": "CC2",
        "ignore": "CC2",
        "profile": "default",
        "engine": "fast",
        "tracked": "original",
        "kind": "leaflet",
        "suppress": [],
    }
    text = f"{key} = {json.dumps(values.get(key, 'a'))}\n"
    (tmp_path / "claimcheck.toml").write_text(text, "utf-8")
    assert hasattr(find_config(tmp_path), key.replace("-", "_"))


@pytest.mark.parametrize(("value", "kept"), [("true", True), ("false", False)])
def test_a_key_of_two_words_is_kept(tmp_path, value, kept):
    (tmp_path / "claimcheck.toml").write_text(f"force-exclude = {value}\n", "utf-8")
    assert find_config(tmp_path).force_exclude is kept


def test_every_fault_of_a_file_is_named_at_once(tmp_path):
    path = tmp_path / "claimcheck.toml"
    path.write_text("ledger = 1\nreprots = 'x'\nbib = 2\n", "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        find_config(tmp_path)
    lines = str(raised.value).splitlines()
    assert [line.removeprefix(path.as_posix())[:3] for line in lines] == [":1:", ":2:", ":3:"]
    assert "did you mean `reports`" in lines[1]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[tool]\nclaimcheck = 3\n", "pyproject.toml:2: the configuration is not a table"),
        ("[tool.claimcheck]\n\n[[tool.claimcheck.suppress]]\nrules = 3\n", "pyproject.toml:4: "),
        ("[tool]\nclaimcheck.ledger = 3\n", "pyproject.toml:2: "),
        ("[tool.claimcheck]\nsuppress = 'x'\n", "(write [[tool.claimcheck.suppress]])"),
    ],
)
def test_faults_in_a_project_file_have_their_line_too(tmp_path, text, place):
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        find_config(tmp_path)
    assert place in str(raised.value)


@pytest.mark.parametrize("text", ["", "tool = 3\n", "[tool.other]\n"])
def test_a_file_that_is_named_has_to_hold_a_configuration(tmp_path, text):
    path = tmp_path / "pyproject.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match=r"no table \[tool\.claimcheck\]"):
        read_config(path)


@pytest.mark.parametrize("slip", ["claimchek", "ClaimCheck", "claim-check", "claim_check"])
def test_a_table_that_is_named_almost_as_ours_is_refused(tmp_path, slip):
    text = f"[tool.other]\n\n[tool.{slip}]\nprofile = 'lenient'\n"
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        find_config(tmp_path)
    assert f"pyproject.toml:3: unknown table `[tool.{slip}]` (did you mean" in str(raised.value)


@pytest.mark.parametrize("other", ["claim", "check", "spellcheck", "claimcheck-house-rules"])
def test_the_table_of_another_tool_is_nobodys_business(tmp_path, other):
    (tmp_path / "pyproject.toml").write_text(f"[tool.{other}]\nx = 1\n", "utf-8")
    assert find_config(tmp_path).source == ""


@pytest.mark.parametrize(("raw", "line"), [("\ufeffa".encode("utf-16"), 1), (b"a\nb = '\xe9'", 2)])
def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path, raw, line):
    (tmp_path / "claimcheck.toml").write_bytes(raw)
    with pytest.raises(ConfigurationError, match=rf"toml:{line}: is not UTF-8 text \(save it"):
        find_config(tmp_path)


def test_a_configuration_that_is_no_file_is_told(tmp_path):
    (tmp_path / "claimcheck.toml").mkdir()
    with pytest.raises(ConfigurationError, match="is a folder"):
        find_config(tmp_path)


def test_a_link_to_nothing_is_told(tmp_path):
    (tmp_path / "claimcheck.toml").symlink_to(tmp_path / "gone.toml")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        find_config(tmp_path)


def test_a_date_may_be_a_date_of_toml_or_text(tmp_path):
    text = '[[suppress]]\npath = "a"\nexpires = 2030-01-31\n'
    text += '[[suppress]]\npath = "a"\nexpires = "2030-02-01"\n'
    (tmp_path / "claimcheck.toml").write_text("\ufeff" + text, "utf-8")
    assert [one.expires for one in find_config(tmp_path).suppress] == ["2030-01-31", "2030-02-01"]


def test_the_json_schema_of_the_documentation_accepts_what_is_accepted():
    path = Path(__file__).resolve().parents[2] / "docs" / "claimcheck.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    assert schema == json.loads(json.dumps(json_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert not jsonschema.Draft202012Validator(schema).is_valid({"suppress": [{"reason": "x"}]})
    good = {"paths": "a.md", "formats": ["text"], "suppress": [{"rules": ["CC2"], "path": "a/*"}]}
    jsonschema.validate(good, schema)
    for bad in ({"rules": []}, {"suppress": [{"rules": "CC8"}]}, {"suppress": [{"rules": [""]}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema)
