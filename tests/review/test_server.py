"""What the server of the review page answers, and what it refuses."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.review.api import ReviewApi
from claimcheck.review.guard import HEADERS, LARGEST_BODY, Guard, Request
from claimcheck.review.guard import TOKEN_HEADER as TOKEN
from claimcheck.review.server import ReviewServer
from review.projects import ARTICLE


@pytest.fixture
def server(documents) -> Iterator[ReviewServer]:
    with ReviewServer(ReviewApi(documents, "R. Moss")) as started:
        Thread(target=started.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield started
        started.shutdown()


def ask(server, method, path, headers=None, body=None, *, host=None, skip_token=False):
    """Send one request, and give status, headers and body."""
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.server_address[1]}")
    given_headers = headers or {}
    if not skip_token and TOKEN not in given_headers:
        connection.putheader(TOKEN, server.token)
    for name, value in given_headers.items():
        for each in value if isinstance(value, list) else [value]:
            connection.putheader(name, each)
    if body is not None and "Content-Length" not in given_headers:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders()
    if body:
        connection.send(body)
    response = connection.getresponse()
    answer = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return answer


def view(server) -> dict:
    status, _, body = ask(server, "GET", "/api/document?path=article.md")
    assert status == 200
    return json.loads(body)


def save(server, changes=None, headers=None):
    shown = view(server)
    claim = next(each for each in shown["claims"] if "cures insomnia" in each["quote"])
    wanted = {
        "path": "article.md",
        "claim": claim["id"],
        "action": "accept",
        "by": "R. Moss",
        "document": shown["document"],
        "ledger": shown["ledger"],
        "fields": {},
    } | (changes or {})
    body = json.dumps(wanted).encode()
    kind = {"Content-Type": "application/json"} | (headers or {})
    status, _, answer = ask(server, "POST", "/api/save", kind, body)
    return status, json.loads(answer)


class TestAnswers:
    def test_the_page_and_its_parts_are_served_without_the_token(self, server) -> None:
        for path in ("/", "/review.js", "/dialogs.js", "/review.css", "/icon.svg"):
            status, _, body = ask(server, "GET", path, skip_token=True)
            assert (status, bool(body)) == (200, True)

    def test_the_address_bears_the_token_where_it_is_never_sent(self, server) -> None:
        sent, _, kept = server.address.partition("#")
        assert server.token not in sent
        assert kept == f"token={server.token}"

    def test_two_servers_have_two_tokens(self, server, documents) -> None:
        with ReviewServer(ReviewApi(documents)) as other:
            assert other.token != server.token

    def test_it_listens_on_the_loopback_address_alone(self, server) -> None:
        assert server.server_address[0] == "127.0.0.1"

    def test_a_decision_is_saved_and_the_new_state_comes_back(self, server) -> None:
        status, answer = save(server)
        assert status == 200
        claim = next(c for c in answer["view"]["claims"] if c["id"] == answer["saved"])
        assert claim["status"] == "reviewed"
        assert 'reviewed_by = "R. Moss"' in Path("claims/article.toml").read_text("utf-8")

    def test_references_are_found_by_any_words(self, server) -> None:
        path = "/api/references?path=article.md&q=OKAFOR+mice"
        answer = json.loads(ask(server, "GET", path)[2])
        assert [work["key"] for work in answer["references"]] == ["okafor2009"]
        assert answer["total"] == 2

    def test_every_answer_bears_the_headers_refusals_included(self, server) -> None:
        asked = [
            ("GET", "/"),
            ("GET", "/api/session"),
            ("GET", "/nowhere"),
            ("PUT", "/api/save"),
            ("BREW", "/"),
        ]
        for method, path in asked:
            _, headers, _ = ask(server, method, path)
            assert headers.items() >= HEADERS.items()
            assert "Python" not in headers["Server"]

    def test_the_policy_allows_no_inline_script_and_no_frame(self) -> None:
        policy = HEADERS["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        page = (Path(__file__).parents[2] / "src/claimcheck/review/page/index.html").read_text()
        assert "<script>" not in page
        assert "style=" not in page
        assert " on" not in page.replace(" only the buttons", "")


class TestRefusals:
    @pytest.mark.parametrize(
        "host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.nip.io"]
    )
    def test_another_host_name(self, server, host) -> None:
        assert ask(server, "GET", "/", host=host)[0] == 403

    def test_localhost_is_its_own_name(self, server) -> None:
        assert ask(server, "GET", "/", host=f"localhost:{server.server_address[1]}")[0] == 200

    @pytest.mark.parametrize(
        "origin", ["http://evil.example", "null", "https://127.0.0.1", "http://localhost:1", ""]
    )
    def test_another_origin(self, server, origin) -> None:
        assert ask(server, "GET", "/api/session", {"Origin": origin})[0] == 403
        assert save(server, headers={"Origin": origin})[0] == 403
        assert not Path("claims").exists()

    def test_its_own_origin_is_welcome(self, server) -> None:
        origin = {"Origin": f"http://127.0.0.1:{server.server_address[1]}"}
        assert ask(server, "GET", "/api/session", origin)[0] == 200

    @pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
    def test_data_for_another_site(self, server, site) -> None:
        assert ask(server, "GET", "/api/session", {"Sec-Fetch-Site": site})[0] == 403

    @pytest.mark.parametrize("token", [None, "", "x", "é", "A" * 43, ["right", "right"]])
    def test_a_request_without_the_token(self, server, token) -> None:
        given_token = [server.token] * 2 if isinstance(token, list) else token
        headers = {} if token is None else {TOKEN: given_token}
        for path in ("/api/session", "/api/document?path=article.md", "/api/state"):
            answer = ask(server, "GET", path, headers, skip_token=True)
            assert answer[0] == 403
            assert b"claims" not in answer[2]
        body = {"Content-Type": "application/json", **headers}
        assert ask(server, "POST", "/api/save", body, b"{}", skip_token=True)[0] == 403

    @pytest.mark.parametrize(
        "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json-patch", ""]
    )
    def test_another_kind_of_body(self, server, kind) -> None:
        assert save(server, headers={"Content-Type": kind})[0] == 415
        assert not Path("claims").exists()

    @pytest.mark.parametrize(
        ("length", "status"),
        [(str(LARGEST_BODY + 1), 413), ("9" * 40, 413), ("-1", 411), ("1e3", 411), ("²", 411)],
    )
    def test_a_body_without_a_sane_length(self, server, length, status) -> None:
        headers = {"Content-Type": "application/json", "Content-Length": length.encode("utf-8")}
        assert ask(server, "POST", "/api/save", headers, b"")[0] == status

    def test_a_body_in_chunks(self, server) -> None:
        headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
        assert ask(server, "POST", "/api/save", headers, None)[0] == 411

    @pytest.mark.parametrize(
        "body",
        [b"", b"{", b"[]", b"null", b'{"path": 1}', b"[" * 100_000, b'{"x": "y"}', b"\xff\xfe"],
    )
    def test_a_body_of_another_shape(self, server, body) -> None:
        headers = {"Content-Type": "application/json"}
        assert ask(server, "POST", "/api/save", headers, body)[0] == 400

    @pytest.mark.parametrize(
        "path", ["../secret.md", "/etc/passwd", "secret.md", "./article.md", "", "article.md\0"]
    )
    def test_a_path_outside_the_project(self, server, path) -> None:
        Path("secret.md").write_text("A secret cures everything.\n", "utf-8")
        quoted = "".join(f"%{byte:02x}" for byte in path.encode())
        for asked in ("document", "state", "references"):
            status, _, body = ask(server, "GET", f"/api/{asked}?path={quoted}")
            assert (status, b"secret cures" in body) == (403, False)
        assert save(server, {"path": path})[0] == 403

    @pytest.mark.parametrize(
        "path",
        [
            "/../documents.py",
            "/..%2fdocuments.py",
            "/page/index.html",
            "//evil.example/",
            "/index.html/..",
        ],
    )
    def test_a_file_that_is_not_part_of_the_page(self, server, path) -> None:
        assert ask(server, "GET", path)[0] == 404

    @pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"])
    def test_other_methods(self, server, method) -> None:
        assert ask(server, method, "/")[0] == 405
        assert ask(server, method, "/api/save")[0] == 405

    def test_posting_where_nothing_is_saved(self, server) -> None:
        headers = {"Content-Type": "application/json"}
        assert ask(server, "POST", "/api/session", headers, b"{}")[0] == 405

    @pytest.mark.parametrize("path", ["http://[", "/api/document?" + "a=1&" * 50])
    def test_addresses_that_are_none(self, server, path) -> None:
        assert ask(server, "GET", path)[0] == 400

    @pytest.mark.parametrize(
        "changes",
        [
            {"action": "burn"},
            {"action": "dispute"},
            {"by": "  "},
            {"by": "A\nB"},
            {"claim": "nobody"},
            {"action": "attach", "fields": {"key": "unknown2000"}},
            {"action": "edit", "fields": {"strength": "12"}},
            {"action": "edit", "fields": {"reviewed_by": "someone else"}},
            {"action": "quote", "fields": {"key": "okafor2009", "status": "supported"}},
            {"action": "approve", "fields": {"expires": "2020-01-01"}},
            {"action": "except", "fields": {"rule": "CC999", "reason": "no"}},
            {"action": "remove"},
        ],
    )
    def test_a_decision_that_lacks_something_writes_nothing(self, server, changes) -> None:
        status, answer = save(server, changes)
        assert (status, bool(answer["error"])) == (422, True)
        assert not Path("claims/article.toml").exists()


class TestChanges:
    def test_a_ledger_changed_underneath_is_told_record_by_record(self, server) -> None:
        assert save(server)[0] == 200
        before = view(server)["ledger"]
        ledger = Path("claims/article.toml")
        text = ledger.read_text("utf-8").replace('by = "R. Moss"', 'by = "A. Vos"')
        ledger.write_text(text, "utf-8")
        status, answer = save(
            server, {"ledger": before, "action": "note", "fields": {"notes": "x"}}
        )
        assert status == 409
        assert answer["what"] == "ledger"
        changed = {(each["field"], each["before"], each["after"]) for each in answer["changes"]}
        assert changed == {("reviewed_by", "R. Moss", "A. Vos")}
        assert ledger.read_text("utf-8") == text

    def test_a_document_changed_underneath_is_told(self, server) -> None:
        before = view(server)["document"]
        Path("article.md").write_text(ARTICLE + "\nMore.\n", "utf-8")
        status, answer = save(server, {"document": before})
        assert (status, answer["what"]) == (409, "document")

    def test_a_ledger_that_does_not_validate_is_left_alone(self, server) -> None:
        assert save(server)[0] == 200
        ledger = Path("claims/article.toml")
        broken = ledger.read_text("utf-8") + "\n<<<<<<< mine\n"
        ledger.write_text(broken, "utf-8")
        status, answer = save(server)
        assert status == 422
        assert "conflict mark" in answer["error"]
        assert ledger.read_text("utf-8") == broken


HEADER = st.dictionaries(
    st.sampled_from(["host", "origin", "sec-fetch-site", TOKEN.lower(), "content-length"]),
    st.lists(st.text(max_size=20), max_size=3),
)


@settings(deadline=None)
@given(st.text(max_size=8), st.text(max_size=30), HEADER)
def test_the_guard_lets_nothing_to_the_data_without_the_token(method, path, headers) -> None:
    guard = Guard(8000, "the-token", {"/": "GET", "/api/save": "POST", path: method})
    if headers.get(TOKEN.lower()) == ["the-token"]:
        return
    for asked in ("/api/save", f"/api/{path}"):
        assert guard.refusal(Request(method, asked, headers)) is not None
