"""The elements of a web page with their places, as browsers nest them where tags are left out."""

from collections import defaultdict
from collections.abc import Iterator

from attrs import define, field

from claimcheck.readers._files import refuse
from claimcheck.readers._html_tokens import PageToken, attributes_of, tokens_of

_MOST_ELEMENTS = 80_000
_MOST_PIECES = 200_000
_MOST_ATTRIBUTES = 200_000
_DEEPEST = 200
_MOST_DIGITS = 6
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_BLOCK_NAMES = """
address article aside blockquote body caption center details dialog dd div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup
option p pre search section summary table tbody td tfoot th thead title tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin and end a line of text."""
_IN_PARAGRAPH = frozenset(
    "body caption html legend option summary tbody td tfoot th thead title tr".split()  # noqa: SIM905
)
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "body": (frozenset({"head"}), frozenset()),
}
"""By opening tag: which open elements it ends, and which keep it from looking further out."""
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_WALLS = frozenset({"td", "th", "table", "caption", "button", "object"})
_TABLE_ENDS = frozenset({"table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"})


@define(eq=False)
class PageElement:
    """An element of a page.

    Args:
        token: The tag that opens it.
        attributes: What the tag says.
        end: Offset behind it, closing tag included.
        children: Elements, texts and comments, in order.
        words: How many characters of text it shows.
        linked: How many of them stand in links.
        is_layout: For a table: whether it only arranges the page.
    """

    token: PageToken
    attributes: dict[str, str]
    end: int = 0
    children: "list[PageElement | PageToken]" = field(factory=list)
    words: int = 0
    linked: int = 0
    is_layout: bool = False

    @property
    def name(self) -> str:
        """Name the element."""
        return self.token.name

    def within(self) -> Iterator["PageElement"]:
        """Give the elements inside, in order."""
        waiting = [child for child in reversed(self.children) if isinstance(child, PageElement)]
        while waiting:
            element = waiting.pop()
            yield element
            inner = (
                child for child in reversed(element.children) if isinstance(child, PageElement)
            )
            waiting.extend(inner)


def number_in(element: PageElement, attribute: str, default: int) -> int:
    """Give the whole number that an attribute holds, or a default."""
    value = element.attributes.get(attribute, "").strip()
    return int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else default


def tree_of(page: str, path: str) -> PageElement:
    """Build the tree of a page.

    Args:
        page: Its text.
        path: How messages name it.

    Raises:
        InputError: It holds over 80,000 elements, over 200,000 attributes, or over 200,000
            lines, tags and references.
    """
    if page.count("\n") + page.count("&") + page.count("</") > _MOST_PIECES:
        message = f"holds over {_MOST_PIECES:,} lines, closing tags and character references"
        raise refuse(path, message, "save the part that matters as HTML", "too-large")
    builder = _TreeBuilder(page, path)
    for token in tokens_of(page):
        builder.take(token)
    return builder.finish()


def _none_open() -> dict[str, int]:
    return defaultdict(int)


@define
class _TreeBuilder:
    page: str
    path: str
    stack: list[PageElement] = field(
        factory=lambda: [PageElement(PageToken("open", 0, 0, "#page"), {})]
    )
    opened: dict[str, int] = field(factory=_none_open)
    scopes: list[dict[str, int]] = field(factory=lambda: [_none_open()])
    count: int = 0
    attributes: int = 0

    def take(self, token: PageToken) -> None:
        if token.kind == "open":
            self._open(token)
        elif token.kind == "close":
            self._close(token)
        else:
            self.stack[-1].children.append(token)
            if token.kind == "text":
                self._count(token)

    def finish(self) -> PageElement:
        while len(self.stack) > 1:
            self._pop(len(self.page))
        root = self.stack[0]
        root.end = len(self.page)
        return root

    def _count(self, token: PageToken) -> None:
        if self.stack[-1].name in {"script", "style"}:
            return
        size = len(self.page[token.start : token.end].strip())
        self.stack[-1].words += size
        if self.opened["a"]:
            self.stack[-1].linked += size

    def _open(self, token: PageToken) -> None:
        self.count += 1
        if self.count > _MOST_ELEMENTS:
            message = f"holds over {_MOST_ELEMENTS:,} elements"
            raise refuse(self.path, message, "save the part that matters as HTML", "too-large")
        name = token.name
        if len(self.stack) < _DEEPEST:
            self._imply_ends(name, token.start)
        element = PageElement(token, attributes_of(self.page, token), token.end)
        self.attributes += len(element.attributes)
        if self.attributes > _MOST_ATTRIBUTES:
            message = f"holds over {_MOST_ATTRIBUTES:,} attributes"
            raise refuse(self.path, message, "save the part that matters as HTML", "too-large")
        self.stack[-1].children.append(element)
        self._arrange(name)
        is_empty = self.page[token.end - 2 : token.end] == "/>" and name not in BLOCKS
        if name not in _VOID and not is_empty and len(self.stack) < _DEEPEST:
            self._push(element)

    def _push(self, element: PageElement) -> None:
        self.stack.append(element)
        self.opened[element.name] += 1
        if element.name in _WALLS:
            self.scopes.append(_none_open())
        self.scopes[-1][element.name] += 1

    def _imply_ends(self, name: str, offset: int) -> None:
        """End what a tag ends without saying so."""
        if name in BLOCKS and name not in _IN_PARAGRAPH and self.scopes[-1]["p"]:
            self._end(frozenset({"p"}), _WALLS, offset)
        names, walls = _CLOSES.get(name, _NOTHING)
        if any(self.opened[one] for one in names):
            self._end(names, walls, offset)

    def _arrange(self, name: str) -> None:
        """Note that a table which holds tables or headings only arranges the page."""
        is_title = len(name) == 2 and name[0] == "h" and name[1].isdigit()  # noqa: PLR2004
        if (name == "table" or is_title) and self.opened["table"]:
            table = next(one for one in reversed(self.stack) if one.name == "table")
            table.is_layout = True

    def _end(self, names: frozenset[str], walls: frozenset[str], offset: int) -> None:
        """End the innermost open element of some names, unless a wall stands before it."""
        for depth in range(len(self.stack) - 1, 0, -1):
            name = self.stack[depth].name
            if name in names:
                while len(self.stack) > depth:
                    self._pop(offset)
                return
            if name in walls:
                return

    def _close(self, token: PageToken) -> None:
        name = token.name
        is_free = name in _TABLE_ENDS
        if not (self.opened[name] if is_free else self.scopes[-1][name]):
            return
        self._end(frozenset({name}), frozenset() if is_free else _WALLS - {name}, token.start)
        closed = self.stack[-1].children[-1]
        if isinstance(closed, PageElement):
            closed.end = token.end

    def _pop(self, offset: int) -> None:
        element = self.stack.pop()
        element.end = offset
        self.opened[element.name] -= 1
        self.scopes[-1][element.name] -= 1
        if element.name in _WALLS:
            self.scopes.pop()
        self.stack[-1].words += element.words
        self.stack[-1].linked += element.linked
