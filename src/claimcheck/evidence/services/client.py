"""Asking services politely: one connection a service, its pace, one retry, a budget of time."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode, urljoin, urlsplit

from attrs import define, field

from claimcheck._version import __version__
from claimcheck.evidence.services.pacing import interval_of, wait_of
from claimcheck.evidence.services.service import Contact, Query, Service
from claimcheck.model import ConfigurationError

if TYPE_CHECKING:
    import httpx2

_LONGEST_BODY = 20_000_000
_LONGEST_WAIT = 30.0
_TIMEOUT = 20.0
_REDIRECTS = 3
_RETRIES = 1
_GIVE_UP_AFTER = 3
_OK, _FORBIDDEN, _NOT_FOUND, _TOO_MANY, _BROKEN = 200, 403, 404, 429, 500


class UnavailableError(Exception):
    """A service gave no usable answer; the reason is the message. It never leaves this package."""


@define
class _Manners:
    """What is known of a service in this run."""

    next_time: float = 0.0
    interval: float | None = None
    failures: int = 0
    closed: str = ""


@define
class Client:
    """Asks services within one budget of time.

    Args:
        contact: Who asks.
        budget: Seconds for everything together.
        addresses: Other addresses of services, such as a mirror's, by name.
        monotonic: A clock that never goes back.
        sleep: Waits.
    """

    contact: Contact = field(factory=Contact)
    budget: float = 300.0
    addresses: Mapping[str, str] = field(factory=dict)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _http: "httpx2.Client | None" = None
    _manners: dict[str, _Manners] = field(factory=dict)
    _end: float | None = None

    def __enter__(self) -> Self:
        """Open the client.

        Raises:
            ConfigurationError: The HTTP client is not installed.
        """
        try:
            import httpx2  # noqa: PLC0415 - an extra, needed only online
        except ImportError as error:
            raise ConfigurationError(
                "asking services needs an HTTP client: pip install 'claimcheck-audit[services]'"
            ) from error
        who = f" (mailto:{self.contact.mailto})" if self.contact.mailto else ""
        headers = {"user-agent": f"claimcheck/{__version__}{who}"}
        self._http = httpx2.Client(headers=headers, timeout=_TIMEOUT, follow_redirects=False)
        self._end = self.monotonic() + self.budget
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every connection."""
        if self._http is not None:
            self._http.close()

    def get(self, service: Service, query: Query) -> bytes | None:
        """Give the body of an answer, or ``None`` where the service knows no such work.

        Args:
            service: The service.
            query: What is asked.

        Raises:
            UnavailableError: It is throttled, broken, slow, blocked, or the budget is spent.
        """
        manners = self._manners.setdefault(service.name, _Manners())
        if manners.closed:
            raise UnavailableError(manners.closed)
        try:
            body = self._with_retry(service, query, manners)
        except UnavailableError as error:
            manners.failures += 1
            if manners.failures >= _GIVE_UP_AFTER:
                manners.closed = f"given up after {manners.failures} failures, the last: {error}"
            raise
        manners.failures = 0
        return body

    def _with_retry(self, service: Service, query: Query, manners: _Manners) -> bytes | None:
        for turn in range(_RETRIES + 1):
            self._wait(service, manners)
            status, headers, body = self._once(service, query)
            manners.interval = interval_of(headers) or manners.interval
            told = self.monotonic() + (manners.interval or 0.0)
            manners.next_time = max(manners.next_time, told)
            if status == _OK:
                return body
            if status == _NOT_FOUND:
                return None
            if status == _FORBIDDEN:
                manners.closed = "the service refuses to answer (403)"
                raise UnavailableError(manners.closed)
            if status != _TOO_MANY and 0 < status < _BROKEN:
                raise UnavailableError(f"the service answered {status}")
            if turn == _RETRIES:
                raise UnavailableError(_reason(status, body))
            self._hold_off(headers, manners)
        raise AssertionError

    def _once(self, service: Service, query: Query) -> tuple[int, Mapping[str, str], bytes]:
        """Ask once; a connection that fails has the status 0 and its reason as body."""
        import httpx2  # noqa: PLC0415 - an extra, needed only online

        address = address_of(service, query, self.addresses)
        try:
            for _ in range(_REDIRECTS + 1):
                status, headers, body = self._read(address)
                target = headers.get("location", "")
                if not (300 <= status < 400 and target):  # noqa: PLR2004 - redirections
                    return status, headers, body
                address = redirected(address, target)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            return 0, {}, f"{type(error).__name__}: {error}".encode()[:200]
        raise UnavailableError("the service redirects endlessly")

    def _read(self, address: str) -> tuple[int, Mapping[str, str], bytes]:
        if self._http is None:
            raise UnavailableError("the client is not open")
        left = self._left()
        with self._http.stream("GET", address, timeout=min(_TIMEOUT, left)) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return answer.status_code, headers, self._body(answer)

    def _body(self, answer: Any) -> bytes:
        parts: list[bytes] = []
        length = 0
        for part in answer.iter_bytes():
            length += len(part)
            if length > _LONGEST_BODY:
                raise UnavailableError("the answer is longer than 20 MB")
            self._left()
            parts.append(part)
        return b"".join(parts)

    def _left(self) -> float:
        left = (self._end or 0.0) - self.monotonic()
        if left <= 0:
            raise UnavailableError(f"the budget of {self.budget:g} seconds is spent")
        return left

    def _wait(self, service: Service, manners: _Manners) -> None:
        """Wait until the service may be asked again."""
        wait = manners.next_time - self.monotonic()
        if wait > 0:
            if wait >= self._left():
                raise UnavailableError(f"the budget of {self.budget:g} seconds is spent")
            self.sleep(wait)
        pace = _FASTER.get(service.name, service.pace)
        usual = 1.0 / (pace if self.contact.keys.get(service.name) else service.pace)
        manners.next_time = self.monotonic() + max(manners.interval or 0.0, usual)

    def _hold_off(self, headers: Mapping[str, str], manners: _Manners) -> None:
        wait = wait_of(headers, datetime.now(tz=UTC))
        if wait is not None and wait > _LONGEST_WAIT:
            manners.closed = f"the service asks to wait {wait:.0f} seconds"
            raise UnavailableError(manners.closed)
        manners.next_time = self.monotonic() + (1.0 if wait is None else wait)


def redirected(address: str, target: str) -> str:
    """Give where an answer sends its reader: to the same host, and never from TLS to none.

    Args:
        address: What was asked.
        target: Where the answer says to look.

    Raises:
        UnavailableError: It leads elsewhere, or is no address.
    """
    try:
        there = urljoin(address, target)
        old, new = urlsplit(address), urlsplit(there)
    except ValueError as error:
        raise UnavailableError("the service redirects to what is no address") from error
    if new.netloc != old.netloc:
        raise UnavailableError("the service redirects to another host")
    if new.scheme not in {old.scheme, "https"}:
        raise UnavailableError("the service redirects to an address that is not encrypted")
    return there


_FASTER = {"pubmed": 10.0}


def _reason(status: int, body: bytes) -> str:
    if status == 0:
        return body.decode("utf-8", "replace")
    return "the service is busy (429)" if status == _TOO_MANY else f"the service failed ({status})"


def address_of(service: Service, query: Query, addresses: Mapping[str, str] | None = None) -> str:
    """Give the whole address of a request.

    Args:
        service: The service.
        query: What is asked.
        addresses: Other addresses of services by name.
    """
    base = (addresses or {}).get(service.name, service.address).rstrip("/")
    parameters = f"?{urlencode(query.parameters)}" if query.parameters else ""
    return f"{base}{query.path}{parameters}"


def shown_address(service: Service, query: Query) -> str:
    """Give the address of a request for showing, the user's keys left out."""
    shown = tuple((name, "..." if name in query.secret else v) for name, v in query.parameters)
    return address_of(service, Query(query.path, shown))
