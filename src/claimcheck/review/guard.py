"""What the review page refuses before it looks at a request."""

from collections.abc import Mapping, Sequence
from hmac import compare_digest
from types import MappingProxyType
from typing import Final

from attrs import frozen

from claimcheck.model.by_value import ByValue

LARGEST_BODY: Final = 256 * 1024
TOKEN_HEADER: Final = "X-Claimcheck-Token"  # noqa: S105 - the name of a header
HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)
"""Headers of every answer, refusals included."""


@frozen(eq=False, repr=False)
class Refusal(ByValue):
    """Why a request gets no answer.

    Args:
        status: HTTP status.
        reason: One line.
    """

    status: int
    reason: str


@frozen(eq=False, repr=False)
class Request(ByValue):
    """What of a request is judged.

    Args:
        method: In capitals.
        path: Without the query.
        headers: All values of each header, by its name in small letters.
    """

    method: str
    path: str
    headers: Mapping[str, Sequence[str]]

    def only(self, name: str) -> str | None:
        """Give the value of a header that may stand once; ``None`` where it is missing.

        Two of them are as wrong as a foreign one, so they give a value that fits nothing.
        """
        values = self.headers.get(name, ())
        return "\0" if len(values) > 1 else next(iter(values), None)


@frozen(eq=False, repr=False)
class Guard(ByValue):
    """Knows whom the page answers.

    Args:
        port: The port on which it listens.
        token: The session's secret.
        methods: Methods allowed on each path.
    """

    port: int
    token: str
    methods: Mapping[str, str]

    def refusal(self, request: Request) -> Refusal | None:
        """Give the reason to refuse a request, or ``None``.

        The order matters: nothing about paths is told to who has no business here.
        """
        return (
            self._stranger(request)
            or self._without_token(request)
            or self._wrong_method(request)
            or _unfit_body(request)
        )

    def _stranger(self, request: Request) -> Refusal | None:
        names = {f"{host}:{self.port}" for host in ("127.0.0.1", "localhost")}
        if request.only("host") not in names:
            return Refusal(403, "this host name is not allowed")
        origin = request.only("origin")
        if origin is not None and origin not in {f"http://{name}" for name in names}:
            return Refusal(403, "requests from another origin are refused")
        site = request.only("sec-fetch-site")
        if _is_data(request) and site not in {None, "same-origin"}:
            return Refusal(403, "requests from another site are refused")
        return None

    def _without_token(self, request: Request) -> Refusal | None:
        if not _is_data(request):
            return None
        given = request.only(TOKEN_HEADER.lower()) or ""
        if compare_digest(given.encode("utf-8", "replace"), self.token.encode()):
            return None
        return Refusal(403, "open the address that claimcheck printed: the token is missing")

    def _wrong_method(self, request: Request) -> Refusal | None:
        allowed = self.methods.get(request.path)
        if allowed is None:
            return Refusal(404, "there is no such page")
        if request.method != allowed:
            return Refusal(405, f"only {allowed} is allowed here")
        return None


def _is_data(request: Request) -> bool:
    return request.path.startswith("/api/") or request.method != "GET"


def _unfit_body(request: Request) -> Refusal | None:
    if "transfer-encoding" in request.headers:
        return Refusal(411, "Content-Length is missing")
    length = request.only("content-length")
    if request.method != "POST":
        return None if length in {None, "0"} else Refusal(400, "this request has no body")
    if length is None or not (length.isascii() and length.isdigit()):
        return Refusal(411, "Content-Length is missing")
    if len(length) > 9 or int(length) > LARGEST_BODY:  # noqa: PLR2004
        return Refusal(413, f"a body holds at most {LARGEST_BODY:,} bytes")
    kind = (request.only("content-type") or "").replace(" ", "").lower()
    if kind not in {"application/json", "application/json;charset=utf-8"}:
        return Refusal(415, "a body is application/json")
    return None
