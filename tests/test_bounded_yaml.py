"""YAML is read within limits."""

import pytest

from claimcheck.bounded_yaml import YamlFault, load_yaml


def test_values_are_read():
    assert load_yaml("a: [1, {b: 2}]\nc: &x d\ne: *x\nf: !expr g\n") == {
        "a": [1, {"b": 2}],
        "c": "d",
        "e": "d",
        "f": None,
    }


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "- " * 5_000 + "a", "? " * 5_000])
def test_deep_nesting_is_refused_at_once(text):
    with pytest.raises(YamlFault, match="nested too deep"):
        load_yaml(text)


def test_aliases_that_multiply_are_refused():
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    with pytest.raises(YamlFault, match="aliases"):
        load_yaml("\n".join(lines))


def test_merged_mappings_that_multiply_are_refused():
    lines = ["a0: &a0 {k: 1}", *(f"a{n}: &a{n} {{<<: *a{n - 1}, k{n}: 1}}" for n in range(1, 900))]
    assert len(load_yaml("\n".join(lines[:300]))["a299"]) == 300
    with pytest.raises(YamlFault, match="merged mappings"):
        load_yaml("\n".join(lines))


def test_a_value_that_holds_itself_is_refused():
    with pytest.raises(YamlFault, match="aliases"):
        load_yaml("a: &a [*a]")


@pytest.mark.parametrize("text", ["a: 2020-13-45", "a: !!int x", "{", "? [a]\n: b", "a: \x00"])
def test_what_is_no_yaml_is_one_kind_of_error(text):
    with pytest.raises(YamlFault):
        load_yaml(text)
