"""What each key of the configuration may hold: one schema for reading, and as JSON Schema."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from claimcheck.model import ClaimType, Kind, Severity
from claimcheck.toml_files.fields import (
    Fields,
    JsonSchema,
    Simple,
    Tables,
    Unfit,
    nearest,
    quoted_value,
)
from claimcheck.toml_files.kinds import choice, day, flag, items, rule_code, some, text, word

NEVER: Final = "never"
LEVELS: Final = (*(level.value for level in Severity), NEVER)
_CODE: Final = re.compile(r"[A-Z]{2}[0-9]{0,3}")
_NAMED: Final = {"type": "string", "minLength": 1}


def file_path() -> Simple:
    """Hold the path of a file or folder, or a pattern of them."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise Unfit(
                f"{quoted_value(value)} is not a path", 'write it in quotes, such as "claims"'
            )
        if not value.strip() or not value.isprintable():
            raise Unfit(
                f"{quoted_value(value)} is not a path", "name a file, a folder or a pattern"
            )
        return value

    return Simple(check, "a path", _NAMED)


def path_pattern() -> Simple:
    """Hold a pattern of paths as it stands in a ``.gitignore``."""
    path = file_path()

    def check(value: object) -> object:
        from claimcheck.auditing.left_out import is_pattern  # noqa: PLC0415 - seldom needed

        pattern = path.check(value)
        if not is_pattern(str(pattern)):
            raise Unfit(f"{quoted_value(value)} is not a pattern", "write it as in a .gitignore")
        return pattern

    return Simple(check, "a pattern of paths", _NAMED)


def optional(kind: Simple) -> Simple:
    """Hold what another kind holds, or empty text for nothing."""

    def check(value: object) -> object:
        return "" if value == "" else kind.check(value)

    return Simple(check, f'{kind.words}, or `""`', {"anyOf": [{"const": ""}, kind.schema]})


def one_or_more(kind: Simple, several: Simple | None = None) -> Simple:
    """Hold a list, or one value that stands for a list of it alone.

    Args:
        kind: What each value is.
        several: The list, where not every list of such values will do.
    """
    listed = several or items(kind)

    def check(value: object) -> object:
        return listed.check([value] if isinstance(value, str) else value)

    return Simple(check, listed.words, {"anyOf": [kind.schema, listed.schema]})


def a_name() -> Simple:
    """Hold a name that is looked up where it is used."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise Unfit(
                f"{quoted_value(value)} is not a name", 'write it in quotes, such as "json"'
            )
        return value

    return Simple(check, "a name", _NAMED)


def one_name(known: Callable[[], tuple[str, ...]]) -> Simple:
    """Hold one of the names that are known when the value is read."""

    def check(value: object) -> str:
        names = known()
        if isinstance(value, str) and value in names:
            return value
        near = nearest(value, names) if isinstance(value, str) else ""
        hint = f"did you mean `{near}`?" if near else f"use one of {', '.join(names)}"
        raise Unfit(f"{quoted_value(value)} is not one of the known names", hint)

    return Simple(check, "a name", _NAMED)


def rule_choice() -> Simple:
    """Hold a code, a prefix, a name or a family of rules."""

    def check(value: object) -> str:
        from claimcheck.rules import all_rules, families  # noqa: PLC0415 - slow, seldom needed

        if not isinstance(value, str):
            raise Unfit(
                f"{quoted_value(value)} is not text", 'write a code in quotes, such as "CC201"'
            )
        rules = all_rules()
        names = {*rules, *(rule.name for rule in rules.values()), *families()}
        is_prefix = _CODE.fullmatch(value.upper()) and _begins(rules, value.upper())
        if value in names or is_prefix:
            return value
        near = nearest(value, sorted(names), 0.4)
        hint = f"did you mean `{near}`?" if near else 'write a code such as "CC201"'
        raise Unfit(f"no rule has the code, name or family {quoted_value(value)}", hint)

    return Simple(check, "a code, prefix, name or family of rules", _NAMED)


def known_code() -> Simple:
    """Hold the code of a rule that there is, or the beginning of one."""
    code = rule_code()

    def check(value: object) -> object:
        from claimcheck.rules import all_rules  # noqa: PLC0415 - slow, seldom needed

        beginning, rules = str(code.check(value)), all_rules()
        if not _begins(rules, beginning):
            near = nearest(beginning, rules, 0.4)
            hint = f"did you mean `{near}`?" if near else "see `claimcheck rules`"
            raise Unfit(f"no rule has the code {quoted_value(value)}", hint)
        return beginning

    return Simple(check, code.words, code.schema)


def _begins(codes: Mapping[str, object], beginning: str) -> bool:
    return any(code.startswith(beginning) for code in codes)


def _engines() -> tuple[str, ...]:
    from claimcheck.sentences.engine import engines  # noqa: PLC0415 - only where one is named

    return engines()


def _profiles() -> tuple[str, ...]:
    from claimcheck.rules import profiles  # noqa: PLC0415 - only where one is named

    return profiles()


_KINDS: Final = tuple(kind.value for kind in Kind)

SUPPRESS: Final = Fields(
    {
        "path": file_path(),
        "rules": some(known_code(), '["CC802"]', "all rules"),
        "types": some(choice(ClaimType), '["mechanism"]', "all types"),
        "reason": text(),
        "expires": day(),
    },
    some_of=("path", "rules", "types"),
)

CONFIG: Final = Fields(
    {
        "paths": one_or_more(file_path()),
        "exclude": one_or_more(path_pattern()),
        "force-exclude": flag(),
        "bib": one_or_more(file_path()),
        "ledger": optional(file_path()),
        "sources": optional(file_path()),
        "store": optional(file_path()),
        "format": a_name(),
        "reports": optional(file_path()),
        "formats": one_or_more(a_name(), some(a_name(), '["text"]', "the usual ones")),
        "fail-on": word(*LEVELS),
        "select": one_or_more(rule_choice()),
        "ignore": one_or_more(rule_choice()),
        "profile": one_name(_profiles),
        "engine": one_name(_engines),
        "tracked": word("accepted", "original"),
        "kind": optional(one_name(lambda: _KINDS)),
        "baseline": optional(file_path()),
        "cache": optional(file_path()),
        "suppress": Tables(SUPPRESS),
    }
)
"""The keys of the configuration, in the order of the documentation."""


def json_schema() -> JsonSchema:
    """Give the schema of ``claimcheck.toml`` for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimcheck.toml",
        "description": "Configuration of claimcheck; the same keys stand in [tool.claimcheck].",
        **CONFIG.schema,
    }
