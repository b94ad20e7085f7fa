"""The review page in a browser: all work by keyboard, all words as text, nothing lost."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import copy
from threading import Thread

import pytest

from claimcheck.ledger import load_ledger
from claimcheck.model import ClaimStatus, SupportStatus
from claimcheck.review.api import ReviewApi
from claimcheck.review.server import ReviewServer
from review.projects import ARTICLE, BIBTEX, TODAY, documents_of, small_project

WIDTHS = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}
LEDGER = Path("claims/article.toml")


PATIENCE = 60_000
"""Milliseconds to wait: each decision on the real article is audited anew, on busy cores too."""


@pytest.fixture
def serve(tmp_path, monkeypatch) -> Iterator[object]:
    """Give a function that serves documents under review and gives the address of its page."""
    monkeypatch.chdir(tmp_path)
    servers = []

    def start(documents, reviewer="R. Moss") -> str:
        server = ReviewServer(ReviewApi(documents, reviewer))
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return server.address

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def look(browser) -> Iterator[object]:
    """Give a function that opens an address in a window of its own."""
    contexts = []

    def open_page(address: str, trouble: list[str] | None = None, **options: object):
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if trouble is not None:
            page.on("console", lambda message: trouble.append(message.text))
            page.on("pageerror", lambda error: trouble.append(str(error)))
            page.on("dialog", lambda dialog: trouble.append(dialog.message))
            page.on("request", lambda request: trouble.extend(foreign(request.url, address)))
        page.goto(address)
        page.locator(".claim").first.wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()


def foreign(url: str, address: str) -> list[str]:
    return [] if url.startswith(address.partition("#")[0]) else [url]


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


SAID = {"accept": "the reading is right", "approve": "the claim is fine"}


def saved(page, action: str) -> None:
    """Wait until a decision is saved; what it makes graver is known and wanted."""
    said = page.locator("#said", has_text=f"Saved: {SAID.get(action, action)}")
    asked = page.locator("#form[open]", has_text="Save anyway")
    said.or_(asked).first.wait_for(state="attached")
    if asked.count():
        press(page, "Control+Enter")
    said.wait_for(state="attached")
    page.evaluate("document.getElementById('said').textContent = ''")


def decide(page, keys: str, action: str, fields: dict[str, str] | None = None) -> str:
    """Press keys, fill in a form where one opens, and give the claim once it is saved."""
    press(page, *keys.split())
    for label, words in (fields or {}).items():
        page.locator("#form").get_by_label(label).focus()
        page.keyboard.type(words)
    if fields:
        press(page, "Control+Enter")
    saved(page, action)
    return current(page)


def attach(page, keys: str, words: str) -> str:
    """Look for a reference and attach the first that is found."""
    press(page, *keys.split())
    page.locator("#form .choice").first.wait_for()
    page.keyboard.type(words)
    page.locator("#form legend", has_text="1 of").wait_for()
    press(page, "Tab", "Space", "Control+Enter")
    saved(page, "attach")
    return current(page)


def current(page) -> str:
    return page.locator("[aria-current=true]").first.get_attribute("data-claim")


def records(path: Path = LEDGER) -> dict:
    ledger = load_ledger(path)
    assert ledger.failures == ()
    return {record.id: record for record in ledger.records}


class TestKeyboard:
    """The real article, reviewed without touching the mouse."""

    def test_a_whole_review_by_keyboard_is_in_the_ledger(self, shared, serve, look) -> None:
        copy(shared / "articles" / "oxytocin-wellness.txt", "article.txt")
        trouble: list[str] = []
        page = look(serve(documents_of("article.txt", engine="fast")), trouble)
        accepted = decide(page, "j j k a", "accept")
        edited = decide(page, "j e", "edit", {"Condition": "autism"})
        disputed = decide(page, "j d", "dispute", {"Reason": "Nobody has shown this."})
        attached = attach(page, "j r", "gimpl")
        words = {"Does it support": "partly", "Its own words": "The receptor is common."}
        decide(page, "q", "quote", words)
        decide(page, "n", "note", {"Notes": "Ask the author."})
        decide(page, "s", "approve", {"Approval valid until": ""})
        page.reload()
        page.locator(f"[data-claim='{attached}'].decided").first.wait_for()
        assert current(page) == attached
        found = records(Path("claims/article.toml"))
        assert found[accepted].status is ClaimStatus.REVIEWED
        assert found[accepted].values["reviewed_by"] == "R. Moss"
        assert found[edited].values["population"].condition == "autism"
        assert found[disputed].status is ClaimStatus.DISPUTED
        assert "Nobody has shown this." in found[disputed].values["notes"]
        link = next(link for link in found[attached].evidence if link.key == "gimpl2001")
        assert link.support.status is SupportStatus.PARTLY
        assert link.support.quote == "The receptor is common."
        assert found[attached].values["notes"] == "Ask the author."
        assert found[attached].status is ClaimStatus.APPROVED
        assert found[attached].values["approved_on"] == TODAY
        assert trouble == []

    def test_keys_typed_into_a_form_move_nothing(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        press(page, "j")
        before = current(page)
        press(page, "n")
        page.keyboard.type("jjj a s")
        press(page, "Escape")
        assert current(page) == before
        assert not LEDGER.exists()

    def test_single_keys_can_be_switched_off(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        press(page, "j")
        before = current(page)
        press(page, "?")
        page.get_by_label("Keyboard shortcuts").focus()
        press(page, "Space", "Escape", "j", "a")
        assert current(page) == before
        assert not LEDGER.exists()

    def test_a_decision_without_a_name_asks_for_it(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path), reviewer=""))
        press(page, "j", "a")
        assert page.locator("#reviewer").evaluate("node => node === document.activeElement")
        page.keyboard.type("A. Vos")
        page.locator(".claim").first.focus()
        press(page, "a")
        saved(page, "accept")
        assert "A. Vos" in LEDGER.read_text("utf-8")


class TestDecisions:
    """What a decision means is said before it counts."""

    def test_an_error_that_a_confirmed_reading_makes_is_said_first(
        self, tmp_path, serve, look
    ) -> None:
        page = look(serve(small_project(tmp_path)))
        asked = page.locator("#form[open]", has_text="Nothing has been saved yet")
        said = page.locator("#said", has_text="Saved")
        for _ in range(page.locator(".claim").count()):
            press(page, "j", "a")
            said.or_(asked).first.wait_for(state="attached")
            if asked.count():
                break
            saved(page, "accept")
        before = LEDGER.read_text("utf-8") if LEDGER.exists() else ""
        assert asked.locator("li .error").count() > 0
        press(page, "Escape")
        assert (LEDGER.read_text("utf-8") if LEDGER.exists() else "") == before

    def test_a_signature_without_evidence_asks_for_its_reason(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        page.locator(".claim", has_text="weekly sauna").click()
        press(page, "s", "Control+Enter")
        assert page.locator("#form[open]").count() == 1
        assert not LEDGER.exists()
        page.keyboard.type("The board agreed.")
        press(page, "Control+Enter")
        saved(page, "approve")
        assert "The board agreed." in LEDGER.read_text("utf-8")

    def test_the_last_decision_is_undone_by_a_key(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        decide(page, "j n", "note", {"Notes": "Ask the author."})
        assert LEDGER.exists()
        press(page, "z")
        page.locator("#said", has_text="Undone").wait_for(state="attached")
        assert not LEDGER.exists()
        assert page.locator("#undo").is_disabled()

    def test_filters_narrow_what_the_keys_walk(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        page.select_option("#rule", index=1)
        shown = page.locator(".claim:not(.aside)").count()
        assert shown > 0
        walked = set()
        for _ in range(page.locator(".claim").count() + 1):
            press(page, "j")
            walked.add(current(page))
        assert len(walked) <= shown + 1
        page.select_option("#show", "decided")
        assert page.locator(".claim:not(.aside)").count() == 0

    def test_a_finding_is_explained_and_no_backtick_is_shown(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        page.select_option("#severity", "any")
        press(page, "j")
        page.locator(".finding summary").first.click()
        assert len(page.locator(".finding details p").first.inner_text()) > 20
        for _ in range(page.locator(".claim").count()):
            press(page, "j")
            assert "`" not in page.locator("#record").inner_text()


def test_a_save_says_that_it_is_saving_and_is_nobody_elses(tmp_path, serve, look) -> None:
    page = look(serve(small_project(tmp_path)))
    page.evaluate(
        """() => { window.seen = [];
        new MutationObserver(() => window.seen.push(document.querySelector('#saving').textContent))
          .observe(document.querySelector('#saving'), {childList: true}); }"""
    )
    decide(page, "j n", "note", {"Notes": "Ask the author."})
    page.wait_for_timeout(4500)
    assert page.evaluate("window.seen") == ["Saving…", "Saved"]
    assert "someone else" not in page.locator("body").inner_text()


def test_decisions_in_quick_succession_are_all_saved(tmp_path, serve, look) -> None:
    page = look(serve(small_project(tmp_path)))
    decide(page, "n", "note", {"Notes": "Ask the author."})
    claims = page.locator(".claim").count()
    page.evaluate(
        """() => { for (const key of 'aj'.repeat(document.querySelectorAll('.claim').length))
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})); }"""
    )
    for _ in range(PATIENCE // 100):
        if page.locator("#form[open]").count():
            press(page, "Control+Enter")
        if sum("reviewed_by" in one.values for one in records().values()) == claims:
            break
        page.wait_for_timeout(100)
    else:
        raise AssertionError("a decision was lost")
    page.locator("#saving.saved").wait_for()
    assert "someone else" not in page.locator("body").inner_text()


class TestChanges:
    """Two people, or a person and an editor, at one file."""

    def test_an_edit_over_a_changed_ledger_is_kept_and_applied_again(
        self, tmp_path, serve, look
    ) -> None:
        documents = small_project(tmp_path)
        one, other = (
            look(serve(documents)),
            look(serve(documents_of("article.md"), reviewer="A. Vos")),
        )
        press(one, "j", "a")
        saved(one, "accept")
        press(other, "j", "j", "a")
        notice = other.locator("#notice")
        notice.get_by_text("Not saved yet").wait_for()
        assert notice.get_by_text("accept").count() > 0
        other.get_by_role("button", name="Apply it again").click()
        saved(other, "accept")
        signed = {record.values.get("reviewed_by") for record in records().values()}
        assert {"R. Moss", "A. Vos"} <= signed

    def test_what_changed_is_told_and_a_reload_loses_nothing(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        press(page, "j", "a")
        saved(page, "accept")
        press(page, "j", "d")
        page.keyboard.type("It is not so.")
        text = LEDGER.read_text("utf-8")
        LEDGER.write_text(text.replace('by = "R. Moss"', 'by = "A. Vos"'), "utf-8")
        press(page, "Control+Enter")
        page.locator("#notice", has_text="R. Moss → A. Vos").wait_for()
        page.reload()
        page.locator("#notice", has_text="It is not so.").wait_for()
        page.get_by_role("button", name="Apply it again").click()
        saved(page, "dispute")
        assert "It is not so." in LEDGER.read_text("utf-8")
        assert "A. Vos" in LEDGER.read_text("utf-8")

    def test_a_document_changed_underneath_is_noticed(self, tmp_path, serve, look) -> None:
        page = look(serve(small_project(tmp_path)))
        press(page, "j")
        Path("article.md").write_text(ARTICLE + "\nA nap cures headaches.\n", "utf-8")
        press(page, "a")
        page.locator("#notice", has_text="document was changed").wait_for()
        assert not LEDGER.exists()
        page.locator(".claim", has_text="A nap cures headaches.").wait_for()

    def test_a_page_that_watches_shows_what_others_saved(self, tmp_path, serve, look) -> None:
        address = serve(small_project(tmp_path))
        one, other = look(address), look(address)
        press(one, "j", "a")
        saved(one, "accept")
        other.locator(".claim.decided").first.wait_for(timeout=8000)


HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


def test_markup_and_script_in_document_title_and_note_do_nothing(tmp_path, serve, look) -> None:
    article = f"# Tea\n\nEvening tea {HOSTILE} cures insomnia [@moreau2015].\n"
    bibtex = BIBTEX.replace("Tea at dusk", f"Tea {HOSTILE}").replace("Adults who", f"{HOSTILE} who")
    trouble: list[str] = []
    page = look(serve(small_project(tmp_path, article, bibtex), reviewer=HOSTILE), trouble)
    decide(page, "j n", "note", {"Notes": HOSTILE})
    press(page, "q")
    page.locator("#form .abstract", has_text="onerror").wait_for()
    press(page, "Escape")
    page.reload()
    page.locator("#record", has_text="onerror").wait_for()
    assert page.title() != "owned"
    assert page.locator("img, #text script, #record script").count() == 0
    assert trouble == []


AXE = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(one => [one.impact, one.id, one.nodes.length, one.nodes.slice(0, 3).map(n => n.html)])"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_the_page_and_in_its_forms(
    width, scheme, tmp_path, serve, look
) -> None:
    pytest.importorskip("axe_playwright_python", reason="needs axe-core")
    address = serve(small_project(tmp_path))
    page = look(address, viewport=WIDTHS[width], color_scheme=scheme, bypass_csp=True)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    press(page, "j", "a")
    saved(page, "accept")
    decide(page, "j d", "dispute", {"Reason": "No."})
    press(page, "k", "k")
    assert page.evaluate(AXE) == []
    for key in ("e", "r", "q", "s", "?"):
        press(page, key)
        page.locator("dialog[open]").wait_for()
        if key == "r":
            page.locator(".choice").first.wait_for()
        assert page.evaluate(AXE) == []
        press(page, "Escape")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_of_the_window(width, tmp_path, serve, look) -> None:
    page = look(serve(small_project(tmp_path)), viewport=WIDTHS[width])
    press(page, "j", "e")
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) <= WIDTHS[width]["width"]
    tall = "document.documentElement.scrollHeight"
    assert page.evaluate(tall) <= WIDTHS[width]["height"]
    for part in ("#text", "#record", "#form"):
        assert page.locator(part).evaluate("node => node.scrollWidth <= node.clientWidth")


def test_a_window_without_the_token_is_told_what_to_do(tmp_path, serve, browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve(small_project(tmp_path)).partition("#")[0])
    page.locator("#notice", has_text="address that claimcheck printed").wait_for()
    assert page.locator(".claim").count() == 0
    context.close()
