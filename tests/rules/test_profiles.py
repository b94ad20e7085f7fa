"""The profiles that ship are sound and judge as they say."""

import pytest

from claimcheck.auditing import audit
from claimcheck.model import Severity
from claimcheck.rules import all_rules, load_profile, profiles

CURE = "Berberine cures type 2 diabetes in adults."


def severities(profile):
    result = audit(text=CURE, profile=profile, select=("CC707",))
    return [finding.severity for finding in result.findings]


def test_the_packs_are_there():
    assert {"default", "clinical", "lenient", "ftc", "eu_food", "uk_cap", "ahpra"} <= set(
        profiles()
    )


@pytest.mark.parametrize("name", profiles())
def test_a_profile_speaks_of_rules_that_exist(name):
    settings = load_profile(name)
    named = {*settings.severities, *settings.lifted, *settings.ignored}
    assert named <= set(all_rules())


@pytest.mark.parametrize("name", ["clinical", "ftc", "eu_food", "uk_cap", "ahpra"])
def test_a_cure_in_raw_text_is_an_error_to_a_strict_profile(name):
    assert severities(name) == [Severity.ERROR]


def test_a_cure_in_raw_text_is_a_warning_by_default():
    assert severities("default") == [Severity.WARNING]
