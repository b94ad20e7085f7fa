"""The page in a browser: quick, quiet, and of use to everybody."""

import re
from importlib.resources import files

import pytest

from browser.large import large_audit
from claimcheck.auditing import audit
from claimcheck.reports import render
from factories import small_audit

WIDTHS = {
    "desktop": {"width": 1280, "height": 900},
    "tablet": {"width": 820, "height": 1180},
    "phone": {"width": 390, "height": 844},
}

SLOWER = 4
"""How much slower a busy machine may be than one with nothing else to do."""


@pytest.fixture(scope="module")
def real(shared) -> str:
    return render(audit(str(shared / "articles" / "oxytocin-wellness.txt")), "html")


@pytest.fixture(scope="module")
def long() -> str:
    return render(large_audit(), "html")


@pytest.fixture(scope="module")
def shortened() -> str:
    """Give the page of the large document with fewer claims: axe takes a minute over 500."""
    return render(large_audit(claims=16), "html")


@pytest.fixture(scope="module")
def small() -> str:
    return render(small_audit(), "html")


@pytest.mark.parametrize("name", ["real", "long", "small"])
def test_nothing_is_asked_of_the_network_and_nothing_complains(name, request, visit) -> None:
    made = visit(request.getfixturevalue(name))
    assert len(made.requests) == 1
    assert made.trouble == []


def rows(page) -> int:
    return page.locator("#claim-table tbody tr:not([hidden])").count()


def test_a_cell_of_the_matrix_leads_to_its_claims(long, visit) -> None:
    page = visit(long, reduced_motion="reduce").page
    cell = page.locator(".matrix a").first
    number = int(re.match(r"\d+", cell.inner_text()).group())
    strength, tier = cell.get_attribute("data-strength"), cell.get_attribute("data-tier")
    cell.click()
    assert rows(page) == number
    for row in page.locator("#claim-table tbody tr:not([hidden])").all():
        assert (row.get_attribute("data-strength"), row.get_attribute("data-tier")) == (
            strength,
            tier,
        )
    assert page.locator("#shown").inner_text() == f"{number} of 500 claims"


def test_words_and_selects_narrow_the_table_together(long, visit) -> None:
    page = visit(long).page
    page.fill("#words", "practice 12")
    narrowed = rows(page)
    assert 0 < narrowed < 500
    page.select_option("select[data-facet=result]", "error")
    assert 0 < rows(page) < narrowed
    page.click("#filter button[type=reset]")
    page.wait_for_function("document.querySelectorAll('#claim-table tr[hidden]').length === 0")
    assert rows(page) == 500


def test_a_heading_sorts_up_and_then_down(long, visit) -> None:
    page = visit(long).page
    shown = "[...document.querySelectorAll('#claim-table tbody tr')].map(r => +r.dataset.tier)"
    page.click("th.col-tier button")
    assert page.get_attribute("th.col-tier", "aria-sort") == "ascending"
    tiers = page.evaluate(shown)
    assert tiers == sorted(tiers)
    page.click("th.col-tier button")
    assert page.get_attribute("th.col-tier", "aria-sort") == "descending"
    assert page.evaluate(shown) == sorted(tiers, reverse=True)
    assert page.locator("th[aria-sort]").count() == 1


def test_keys_walk_the_findings_and_enter_unfolds(small, visit) -> None:
    page = visit(small, reduced_motion="reduce").page
    page.evaluate("document.querySelector('#document').scrollIntoView()")
    here = "document.activeElement.closest('details')?.id"
    page.keyboard.press("j")
    first = page.evaluate(here)
    page.keyboard.press("j")
    second = page.evaluate(here)
    assert first
    assert second not in {None, first}
    page.keyboard.press("k")
    assert page.evaluate(here) == first
    before = page.evaluate("document.activeElement.closest('details').open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('details').open") is not before


def test_keys_leave_typing_alone_and_can_be_turned_off(small, visit) -> None:
    page = visit(small).page
    page.keyboard.press("/")
    page.keyboard.type("jk")
    assert page.input_value("#words") == "jk"
    page.uncheck("#keys")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_link_to_a_filtered_row_brings_it_back(long, visit) -> None:
    page = visit(long).page
    page.fill("#words", "no such words")
    assert rows(page) == 0
    page.evaluate("location.hash = 'r7'")
    page.wait_for_selector("#r7:not([hidden])")
    assert rows(page) == 500


def test_a_click_on_marked_words_unfolds_their_note(small, visit) -> None:
    page = visit(small, reduced_motion="reduce").page
    assert page.get_attribute("#n1", "open") is None
    page.locator("#c1").first.click(position={"x": 30, "y": 8})
    page.wait_for_selector("#n1[open]")


def test_severities_can_be_hidden_without_scripts(small, visit) -> None:
    page = visit(small, java_script_enabled=False).page
    assert page.locator(".remark.warning").first.is_visible()
    page.uncheck("#show-warning")
    assert not page.locator("#document .remark.warning").first.is_visible()


def test_all_is_there_without_scripts(long, visit) -> None:
    page = visit(long, java_script_enabled=False).page
    assert rows(page) == 500
    assert not page.locator("#filter").is_visible()
    page.locator("details.part > summary").first.click()
    page.locator(".remark.warning > summary").first.click()
    assert page.locator(".remark.warning .finding").first.is_visible()


@pytest.mark.parametrize("name", ["real", "long"])
def test_every_link_of_the_navigation_lands_on_its_section(name, request, visit) -> None:
    page = visit(request.getfixturevalue(name), viewport=WIDTHS["desktop"]).page
    below = page.locator("nav").bounding_box()["height"]
    for link in page.locator("nav a").all():
        link.click()
        settled(page)
        target = page.locator(link.get_attribute("href")).bounding_box()["y"]
        end = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
        assert end or 0 <= target <= below + 60


def settled(page) -> None:
    """Wait until the page has stopped scrolling, however busy the machine is."""
    before = None
    while (now := page.evaluate("scrollY")) != before:
        before = now
        page.wait_for_timeout(150)


def test_a_link_into_a_folded_part_unfolds_it(real, visit) -> None:
    page = visit(real).page
    assert page.locator("details.part[open]").count() == 0
    page.locator("ol.first a").first.click()
    page.locator("details.part[open]").wait_for()
    target = page.locator(page.locator("ol.first a").first.get_attribute("href"))
    assert 0 <= target.bounding_box()["y"] <= 900


def test_a_long_document_is_not_shown_all_at_once(real, visit) -> None:
    page = visit(real, viewport=WIDTHS["desktop"]).page
    assert page.evaluate("document.documentElement.scrollHeight") < 10_000


def test_the_document_is_narrowed_to_a_rule_and_to_a_section(long, visit) -> None:
    page = visit(long).page
    page.select_option("#document-rule", "CC401")
    shown = page.locator(".document .remark:visible")
    assert shown.count() > 0
    for rules in page.evaluate(
        "[...document.querySelectorAll('.document .remark:not([hidden])')].map(r => r.dataset.rule)"
    ):
        assert "CC401" in rules.split()
    page.select_option("#document-rule", "")
    page.select_option("#document-part", index=2)
    assert page.locator("details.part:visible").count() == 1
    page.evaluate("location.hash = 'n2'")
    page.locator("#n2").wait_for()


def test_five_hundred_claims_are_shown_in_a_second_and_filtered_in_a_tenth(long, visit) -> None:
    page = visit(long).page
    times = page.evaluate(
        """async () => {
          const filtered = [];
          for (const words of ['practice 1', 'practice 12', '']) {
            const search = document.querySelector('#words');
            const start = performance.now();
            search.value = words;
            search.dispatchEvent(new Event('input', {bubbles: true}));
            document.body.getBoundingClientRect();
            filtered.push(performance.now() - start);
          }
          const [load] = performance.getEntriesByType('navigation');
          return {load: load.domContentLoadedEventEnd, filtered: Math.min(...filtered)};
        }"""
    )
    assert times["load"] < 1000 * SLOWER
    assert times["filtered"] < 100 * SLOWER


def test_the_scales_are_explained_where_they_stand(small, visit) -> None:
    page = visit(small).page
    page.locator("#scales > summary").click()
    words = page.locator("#scales").inner_text()
    assert "S6" in words
    assert "T8" in words


def test_the_page_names_its_file(real, visit) -> None:
    page = visit(real).page
    assert "oxytocin-wellness.txt" in page.title()
    assert "oxytocin-wellness.txt" in page.locator(".subject").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["real", "long", "small"])
def test_the_page_is_never_wider_than_the_screen(name, width, request, visit) -> None:
    page = visit(request.getfixturevalue(name), viewport=WIDTHS[width]).page
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]["width"]


def test_on_paper_errors_and_warnings_are_unfolded_and_notes_are_named(small, visit) -> None:
    page = visit(small, java_script_enabled=False).page
    page.emulate_media(media="print")
    grave = page.locator(".remark:not(.note) .facts").all()
    assert grave
    for facts in (*grave, *page.locator(".remark.note summary").all()):
        assert facts.bounding_box()["height"] > 0
    assert not page.locator("nav").is_visible()


AXE = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(one => [one.impact, one.id, one.nodes.length, one.nodes.slice(0, 3).map(n => n.html)])"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["shortened", "small"])
def test_axe_finds_nothing(name, width, scheme, request, visit) -> None:
    pytest.importorskip("axe_playwright_python", reason="needs axe-core")
    page = visit(
        request.getfixturevalue(name), viewport=WIDTHS[width], color_scheme=scheme, bypass_csp=True
    ).page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    assert page.evaluate(AXE) == []


def test_the_policy_of_the_page_stops_an_injected_script(small, visit) -> None:
    attack = (
        "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
    )
    page = visit(small.replace("</main>", attack + "</main>")).page
    assert page.title() != "owned"
