"""How the encoder's tokenizer reads characters: dropped, between words, words alone, or letters."""

from collections.abc import Iterator

from claimcheck.resources import read_cells

_TABLE = "sentences/encoder/data/characters.tsv"
_SPACES = "\t\n\r "
_ASCII = 128
_HEX = 16


class Characters(dict[int, str]):
    """The form of each character, by code point, as :meth:`str.translate` asks for it.

    A character that is dropped has no form, one between words is a space, and one that is a word
    of its own has a space on either side. Characters beyond ASCII are read when the first is met.
    """

    def __init__(self) -> None:
        """Start with the forms of ASCII."""
        super().__init__((point, _ascii_form(chr(point))) for point in range(_ASCII))
        self._ranges: list[tuple[int, int, str, list[str]]] | None = None

    def __missing__(self, point: int) -> str:
        """Look a character up in the table, and keep its form."""
        if self._ranges is None:
            self._ranges = list(_ranges())
        form = self[point] = self._form(point, self._ranges)
        return form

    @staticmethod
    def _form(point: int, ranges: list[tuple[int, int, str, list[str]]]) -> str:
        from bisect import bisect_right  # noqa: PLC0415 - only beyond ASCII

        at = bisect_right(ranges, point, key=lambda each: each[0]) - 1
        if at < 0 or point > ranges[at][1]:
            return chr(point)
        first, _, kind, forms = ranges[at]
        if kind in _UNWRITTEN:
            return _UNWRITTEN[kind]
        form = forms[point - first] if forms else chr(point)
        return f" {form} " if kind == "alone" else form


_UNWRITTEN = {"dropped": "", "space": " "}


def _ascii_form(one: str) -> str:
    if one in _SPACES:
        return " "
    if not one.isprintable():
        return ""
    return one.lower() if one.isalnum() else f" {one} "


def _ranges() -> Iterator[tuple[int, int, str, list[str]]]:
    for first, last, kind, forms, _ in read_cells(_TABLE):
        yield int(first, _HEX), int(last, _HEX), kind, forms.split()
