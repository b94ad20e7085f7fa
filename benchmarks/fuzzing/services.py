"""The door of services over HTTP: answers of any status, with any headers, in any order."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import httpx2
from attrs import evolve

from claimcheck.evidence.printed import Printed
from claimcheck.evidence.services.asking import Asker, services_in_order
from claimcheck.evidence.services.client import Client

_STATUSES = (200, 200, 200, 204, 301, 302, 307, 400, 403, 404, 418, 429, 429, 500, 502, 503, 599)
_ODD = ("", "x", "-1", "0", "1e999", "nan", "99999", "999999999999999999999", "\xff", "1, 2", "[")
_DATES = (
    "Thu, 01 Jan 99999999999999999999 00:00:00 GMT",
    "Thu, 32 Jan 2025 25:61:61 +9999",
    "Thu, 01 Jan 2025 00:00:00 -99999999",
    "1 Jan 1",
)
_PLACES = ("/", "//", "http://[", "https://a.org:99999/", "?", "/x" * 9, "\x00", "javascript:1")
_HEADERS = {
    "retry-after": (*_ODD, *_DATES),
    "location": (*_ODD, *_PLACES),
    "x-rate-limit-limit": _ODD,
    "x-rate-limit-interval": (*_ODD, "1s", "0s"),
    "content-encoding": ("gzip", "br", "deflate", "x", "gzip, gzip"),
    "content-type": ("text/html; charset=utf-7", "application/json; charset=x"),
}


def answers(make: Callable[[random.Random], bytes]) -> Callable[[random.Random], bytes]:
    """Make several answers to the requests of one question."""

    def made(dice: random.Random) -> bytes:
        replies = []
        for _ in range(dice.randrange(1, 5)):
            names = dice.sample(sorted(_HEADERS), dice.randrange(3))
            headers = {name: dice.choice(_HEADERS[name]) for name in names}
            replies.append([dice.choice(_STATUSES), headers, make(dice).decode("latin-1")])
        return json.dumps(replies).encode()

    return made


def entrance(name: str, printed: Printed) -> Callable[[bytes, Path], None]:
    """Ask a service, which answers as the input says and then again from its beginning."""

    def enter(data: bytes, _: Path) -> None:
        replies = json.loads(data)
        client = _client(replies)
        asker = Asker(client, services_in_order((name,)))
        for asked in (printed, evolve(printed, identifiers=())):
            for reply in asker.ask(asked):
                if "internal error" in reply.outcome:
                    raise AssertionError(reply.outcome)

    return enter


def _client(replies: list[tuple[int, dict[str, str], str]]) -> Client:
    """Give a client with a clock of its own, to which nobody but the input answers."""
    at, now = [0], [0.0]

    def answered(_: httpx2.Request) -> httpx2.Response:
        status, headers, body = replies[at[0] % len(replies)]
        at[0] += 1
        raw = [(one.encode(), value.encode("latin-1")) for one, value in headers.items()]
        return httpx2.Response(status, headers=raw, content=body.encode("latin-1"))

    def pause(seconds: float) -> None:
        now[0] += seconds

    client = Client(monotonic=lambda: now[0], sleep=pause)
    client.__enter__()
    client._http = httpx2.Client(  # noqa: SLF001 - in place of a network
        transport=httpx2.MockTransport(answered), follow_redirects=False
    )
    return client
