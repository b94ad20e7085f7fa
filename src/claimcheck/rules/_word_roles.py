"""Words of a table by their role in a sentence, as parts of regular expressions."""

import re
from collections.abc import Iterable
from functools import cache

from claimcheck.resources import read_records


@cache
def words_with_role(table: str, role: str) -> tuple[str, ...]:
    """Give the words of a table that have a role, in its order.

    Args:
        table: Name of the table, which has the columns ``words`` and ``role``.
        role: The role.
    """
    return tuple(row["words"] for row in read_records(table) if row["role"] == role)


def any_with_roles(table: str, *roles: str) -> str:
    """Give an expression for any word of some roles, the longest first.

    Args:
        table: Name of the table.
        roles: The roles.
    """
    words = {word for role in roles for word in words_with_role(table, role)}
    return f"(?:{alternatives(sorted(words, key=len, reverse=True))})"


def alternatives(words: Iterable[str]) -> str:
    """Give the alternatives of an expression, with apostrophes of either form."""
    return "|".join(re.escape(one).replace("'", "['’]") for one in words)
