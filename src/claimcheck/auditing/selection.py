"""Which rules a run asks."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from claimcheck.model import ConfigurationError
from claimcheck.rules import Rule, Settings, all_rules, families


def select_rules(
    select: Sequence[str], ignore: Sequence[str], settings: Settings
) -> Mapping[str, Rule[Any]]:
    """Choose rules by code, prefix, name or family.

    Args:
        select: What to ask; empty means everything.
        ignore: What not to ask; wins over ``select``.
        settings: A profile, which may switch rules off that are not selected by their full code.

    Raises:
        ConfigurationError: A word selects no rule; the nearest is named.
    """
    rules = all_rules()
    for word in (*select, *ignore):
        if not any(_matches(rule, word) for rule in rules.values()):
            raise ConfigurationError(_unknown(word, rules))
    return {
        code: rule
        for code, rule in rules.items()
        if (not select or any(_matches(rule, word) for word in select))
        and not any(_matches(rule, word) for word in ignore)
        and (code not in settings.ignored or code in select)
    }


def _matches(rule: Rule[Any], word: str) -> bool:
    return rule.code.startswith(word.upper()) or word in {rule.name, rule.family}


def _unknown(word: str, rules: Mapping[str, Rule[Any]]) -> str:
    names = [*rules, *(rule.name for rule in rules.values()), *families()]
    near = get_close_matches(word, names, 1, 0.4)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    return f"no rule has the code, name or family `{word}`{hint}"
