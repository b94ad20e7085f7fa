"""Each document is a test item where the plugin is switched on."""

import pytest

pytest_plugins = ["pytester"]
SOUND = "Ginger is a plant.\n"
UNSOUND = "Ginger tea prevents migraine attacks [@lee2021].\n"
BIB = "@article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020}}\n"


@pytest.fixture
def project(pytester):
    pytester.makefile(".bib", references=BIB)
    pytester.makefile(".md", sound=SOUND, unsound=UNSOUND)
    return pytester


def test_a_document_with_errors_fails_and_shows_the_report(project):
    result = project.runpytest_subprocess("--claimcheck", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*CC202*"])


def test_nothing_is_collected_unless_asked_for(project):
    result = project.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes()


def test_the_configuration_can_switch_it_on_and_set_the_level(project):
    project.makeini("[pytest]\nclaimcheck = true\n")
    project.makefile(".toml", claimcheck='fail-on = "never"\n')
    result = project.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=2)
