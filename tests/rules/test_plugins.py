"""Rules of other packages are found by their entry point."""

import sys

from claimcheck.rules import all_rules

RULE = '''
from collections.abc import Iterator
from claimcheck.model import Claim, Problem, Severity
from claimcheck.rules import Context, rule

@rule("PK101", severity=Severity.NOTE)
def house_style(claim: Claim, context: Context) -> Iterator[Problem]:
    """The house says otherwise."""
    return iter(())
'''


def test_a_registered_module_adds_its_rules(tmp_path, monkeypatch):
    (tmp_path / "house_rules.py").write_text(RULE, "utf-8")
    info = tmp_path / "house-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[claimcheck.rules]\nhouse = house_rules\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    all_rules.cache_clear()
    try:
        assert all_rules()["PK101"].name == "house-style"
    finally:
        all_rules.cache_clear()
        sys.modules.pop("house_rules", None)
