"""What a reader sees of an HTML page: its words, without scripts and styles, a line a block."""

from html.parser import HTMLParser

_TAG_END = ("", ">")


def page_words(page: str) -> str:
    """Give the words of a page.

    Raises:
        ValueError: The markup is beyond reading.
    """
    words = _Words()
    try:
        words.feed(_closed(page))
        words.close()
    except (AssertionError, RecursionError) as error:
        raise ValueError("broken HTML") from error
    return "".join(words.pieces)


def _closed(text: str) -> str:
    """Take out comments, and close every tag that nothing closes.

    What is left open the parser searches to the end of the page, each time anew.
    """
    first, *rest = text.split("<!--")
    shown = first + "".join(part.partition("-->")[2] for part in rest)
    first, *rest = shown.replace("<![", "<!").split("<")
    return first + "".join(f"<{part}" + _TAG_END[_is_open(part)] for part in rest)


def _is_open(part: str) -> bool:
    return ">" not in part and (part[:1].isalpha() or part[:1] in {"/", "!", "?"})


class _Words(HTMLParser):
    """What a reader sees of a page: no scripts, no styles, a line for each block."""

    _HIDDEN = frozenset({"script", "style", "template", "noscript", "svg"})
    _INLINE = "a abbr b cite code em font i ins mark q s small span strong sub sup tt u var wbr"

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if not self._hidden and tag in self._HIDDEN:
            self._hidden = tag
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)

    def _break(self, tag: str) -> None:
        if tag not in self._INLINE.split() and not self._hidden:
            self.pieces.append("\n")
