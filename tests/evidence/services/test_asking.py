"""Services are asked politely, and whatever they do, no reference is worse for it."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.evidence.printed import printed_of
from claimcheck.evidence.services.asking import Asker, is_good, is_known, planned, services_in_order
from claimcheck.evidence.services.client import Client, UnavailableError, redirected
from claimcheck.evidence.services.pacing import interval_of, wait_of
from claimcheck.evidence.services.service import Contact
from claimcheck.evidence.store.lookup import StoredAnswer
from claimcheck.evidence.verification import verify
from claimcheck.evidence.verification.online import fetch
from claimcheck.model import Reference, VerificationStatus, Work
from evidence.services.loopback import json_body, serving
from evidence.works import crossref_item, entry_of, imported

pytest.importorskip("httpx2", reason="needs the extra `services`")

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ITEM = crossref_item(7)
ENTRY = entry_of(ITEM)
NAMES = ("crossref", "datacite", "openalex", "pubmed")
NOTHING = {"esearchresult": {"idlist": []}}
HTML = (200, {"content-type": "text/html"}, b"<html>Please log in</html>")
FAULTS = {
    "busy without headers": (429, {}, b""),
    "busy for long": (429, {"retry-after": "9000"}, b""),
    "busy for a moment": (429, {"retry-after": "0"}, b""),
    "broken": (500, {}, b"oops"),
    "gone": (410, {}, b""),
    "refused": (403, {}, b"blocked"),
    "page": HTML,
    "cut": ("cut", {}, b'{"status":'),
    "closed": ("closed", {}, b""),
    "wrong encoding": (200, {}, '{"a": "ü"}'.encode("utf-16-le")[1:]),
    "wrong compression": (200, {"content-encoding": "gzip"}, b"no gzip"),
    "round and round": (302, {"location": "/again"}, b""),
    "elsewhere": (302, {"location": "http://192.0.2.1/x"}, b""),
    "nested": (200, {}, b"[" * 100_000),
    "null": (200, {}, b"null"),
    "other": (200, {}, b'{"status":"ok","message-type":"member","message":{}}'),
}


def known(path):
    """Answer as services that know the work."""
    if "esearch" in path:
        return (200, {}, json_body(NOTHING))
    if "/v1/works/" in path:
        return (200, {}, json_body({"message-type": "work", "message": ITEM}))
    if "/v1/works" in path:
        body = {"message-type": "work-list", "message": {"items": [ITEM]}}
        return (200, {}, json_body(body))
    return (404, {}, b"Resource not found.")


def unknown(path):
    """Answer as services that know no such work."""
    if "esearch" in path:
        return (200, {}, json_body(NOTHING))
    if "query.bibliographic" in path:
        return (200, {}, json_body({"message-type": "work-list", "message": {"items": []}}))
    if "titles.title" in path:
        return (200, {}, json_body({"data": []}))
    if "title.search" in path:
        return (200, {}, json_body({"results": []}))
    return (404, {}, b"Resource not found.")


class Clock:
    """A clock that moves only when somebody waits."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


def asked(server, entry=ENTRY, *, store=None, names=(), contact=None, budget=300.0):
    clock = Clock()
    addresses = dict.fromkeys(NAMES, server.address)
    with Client(contact or Contact(), budget, addresses, clock, clock.sleep) as client:
        asker = Asker(client, services_in_order(names), lambda: NOW)
        return fetch({"key": entry}, store, asker), clock


def test_a_sound_entry_matches_what_a_service_says():
    with serving(known) as server:
        fetched, _ = asked(server)
    found = fetched.verification.works["key"]
    assert found.status is VerificationStatus.MATCH
    assert {(one.service, one.outcome) for one in found.asked} == {
        ("crossref", "found"),
        ("pubmed", "not found"),
        ("datacite", "not found"),
    }
    assert all(one.time == "2026-03-01T12:00:00+00:00" for one in found.asked)
    assert [work.service for work in fetched.works] == ["crossref"]


def test_a_work_that_no_service_knows_is_not_found():
    with serving(unknown) as server:
        fetched, _ = asked(server)
    found = fetched.verification.works["key"]
    assert found.status is VerificationStatus.NOT_FOUND
    assert found.is_certain
    assert {answer.outcome for answer in fetched.answers} == {"not found"}


@pytest.mark.parametrize("name", FAULTS)
def test_a_service_that_fails_leaves_the_work_unavailable(name):
    with serving(lambda _path: FAULTS[name]) as server:
        fetched, _ = asked(server)
    found = fetched.verification.works["key"]
    assert found.status is VerificationStatus.UNAVAILABLE
    assert not found.is_certain
    assert all(one.outcome.startswith("unavailable: ") for one in found.asked)
    assert fetched.answers == ()


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("broken", ["crossref", "pubmed"])
def test_a_failing_service_never_raises_a_severity(name, broken):
    """Let one service fail: what is found may become less sure, never more."""

    def answers(path):
        is_broken = ("eutils" in path) if broken == "pubmed" else ("/v1/" in path)
        return FAULTS[name] if is_broken or path == "/again" else unknown(path)

    with serving(unknown) as server:
        whole = asked(server)[0].verification.works["key"]
    with serving(answers) as server:
        partly = asked(server)[0].verification.works["key"]
    assert (partly.is_certain, partly.status) in {
        (False, VerificationStatus.NOT_FOUND),
        (whole.is_certain, whole.status),
    }
    assert sum(one.outcome == "not found" for one in partly.asked) < sum(
        one.outcome == "not found" for one in whole.asked
    )


def test_a_slow_service_is_given_up_when_the_budget_is_spent():
    with serving(lambda _path: ("slow", {}, b"{}")) as server:
        addresses = dict.fromkeys(NAMES, server.address)
        found = verify({"key": ENTRY}, online=True, budget=0.4, addresses=addresses)
    assert found.works["key"].status is VerificationStatus.UNAVAILABLE


def test_a_busy_service_is_asked_once_more_and_then_left():
    with serving(lambda _path: (429, {"retry-after": "2"}, b"")) as server:
        _, clock = asked(server, names=("crossref",))
        assert len(server.paths) == 2
    assert clock.now >= 2


def test_a_service_that_recovers_is_believed():
    turns = iter([(500, {}, b""), known("/v1/works/x")])
    with serving(lambda _path: next(turns)) as server:
        fetched, _ = asked(server, names=("crossref",))
    assert fetched.verification.works["key"].status is VerificationStatus.MATCH


def test_a_service_that_keeps_failing_is_not_asked_for_every_entry():
    entries = {str(n): entry_of(crossref_item(n)) for n in range(20)}
    with serving(lambda _path: (500, {}, b"")) as server:
        clock = Clock()
        addresses = dict.fromkeys(NAMES, server.address)
        with Client(Contact(), 900.0, addresses, clock, clock.sleep) as client:
            fetched = fetch(
                entries, None, Asker(client, services_in_order(("crossref",)), lambda: NOW)
            )
        assert len(server.paths) == 6
    assert {one.status for one in fetched.verification.works.values()} == {
        VerificationStatus.UNAVAILABLE
    }


def test_the_pace_follows_the_headers_of_a_service():
    slow = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "10s"}

    def answers(path):
        status, headers, body = unknown(path)
        return status, {**headers, **slow}, body

    with serving(answers) as server:
        _, clock = asked(server, names=("crossref",))
    assert clock.now >= 10


def test_who_asks_is_said_only_where_the_user_says_it():
    with serving(unknown) as server:
        asked(server)
        assert not any("mailto" in text or "email" in text for text in server.paths + server.agents)
    with serving(unknown) as server:
        asked(server, contact=Contact("me@example.org"))
        assert any("mailto=me%40example.org" in path for path in server.paths)
        assert any("email=me%40example.org" in path for path in server.paths)


def test_only_particulars_of_the_work_leave_the_machine():
    secret = {"note": "private remark", "abstract": "hidden words", "file": "/home/me/x.pdf"}
    entry = Reference(
        "mykey", "misc", {**ENTRY.fields, **secret}, {}, ENTRY.authors, (), ENTRY.year
    )
    with serving(unknown) as server:
        asked(server, entry)
        sent = " ".join(server.paths)
    for word in ("private", "hidden", "home", "mykey"):
        assert word not in sent


def test_openalex_is_asked_only_where_the_others_found_nothing():
    with serving(known) as server:
        asked(server)
        assert not any("title.search" in path for path in server.paths)
    with serving(unknown) as server:
        asked(server)
        assert any("title.search" in path for path in server.paths)


def test_what_is_kept_and_fresh_is_not_asked_again(tmp_path):
    with imported(tmp_path / "s.sqlite", [ITEM]) as store, serving(known) as server:
        fetched, _ = asked(server, store=store)
        assert not any("/v1/" in path for path in server.paths)
    assert fetched.verification.works["key"].status is VerificationStatus.MATCH


def test_freshness_is_counted_in_days():
    today = NOW.date()
    assert is_good("2026-02-22", "retractions", today)
    assert not is_good("2026-02-21", "retractions", today)
    assert is_good("2025-09-03", "metadata", today)
    assert not is_good("soon", "metadata", today)
    answer = StoredAnswer("crossref", "q", "not found", "2026-02-15")
    assert is_known("crossref", [], [answer], today)
    assert not is_known("pubmed", [Work("crossref", day="2026-03-01")], [answer], today)


def test_planned_requests_name_every_service_and_hide_keys():
    contact = Contact("me@example.org", {"pubmed": "secret-key", "openalex": "secret-key"})
    shown = planned(printed_of(ENTRY), contact, services_in_order(()))
    assert {address.split("/")[2] for address in shown} == {
        "api.crossref.org",
        "eutils.ncbi.nlm.nih.gov",
        "api.datacite.org",
        "api.openalex.org",
    }
    assert not any("secret-key" in address for address in shown)


@given(
    st.dictionaries(
        st.sampled_from(["retry-after", "x-rate-limit-limit", "x-rate-limit-interval"]), st.text()
    )
)
def test_senseless_headers_are_passed_over(headers):
    interval, wait = interval_of(headers), wait_of(headers, NOW)
    assert interval is None or 0 < interval <= 60
    assert wait is None or wait >= 0


@pytest.mark.parametrize(
    "told", ["Thu, 01 Jan 99999999999999999999 00:00:00 GMT", "Thu, 32 Jan 2025 25:61:61 +9999"]
)
def test_a_day_that_never_comes_asks_for_no_wait(told):
    assert wait_of({"retry-after": told}, NOW) is None


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://[", "no address"),
        ("//b.org/x", "another host"),
        ("http://a.org/x", "not encrypted"),
    ],
)
def test_an_answer_leads_nowhere_but_to_its_own_host(target, reason):
    with pytest.raises(UnavailableError, match=reason):
        redirected("https://a.org/works", target)
    assert redirected("http://a.org/works", "https://a.org/x") == "https://a.org/x"


def test_a_replay_of_recorded_answers_gives_the_same_each_time(shared):
    folder = shared / "data" / "api_samples" / "crossref" / "single"
    bodies = {path.name: path.read_bytes() for path in sorted(folder.glob("10.1371*.json"))}
    answers = {json.loads(body)["message"]["DOI"].lower(): body for body in bodies.values()}

    def replay(path):
        for doi, body in answers.items():
            if doi.replace("/", "%2F") in path and "/v1/works/" in path:
                return (200, {}, body)
        return unknown(path)

    entry = Reference("one", "article", {"doi": next(iter(answers)), "title": ""})
    told = []
    for _ in range(2):
        with serving(replay) as server:
            fetched, _ = asked(server, entry)
            told.append((fetched, server.paths))
    assert told[0] == told[1]
    assert told[0][0].works
