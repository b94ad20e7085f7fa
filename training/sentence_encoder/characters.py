"""Write how the tokenizer reads each character, as ranges: ``encoder/data/characters.tsv``.

The table holds what a reader of word pieces needs of Unicode, so that its answers do not depend on
the version of Unicode that a Python brings. ``first`` and ``last`` are code points beyond ASCII;
``as`` is ``dropped``, ``space``, ``alone`` (a word of its own) or ``letters``; ``forms`` are what
letters become, one after the other, where the vocabulary has them. Characters without a row stay as
they are. Run ``python training/sentence_encoder/characters.py`` where ``tokenizers`` is installed,
only when the tokenizer itself changes.
"""

from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.pre_tokenizers import BertPreTokenizer

DATA = Path(__file__).resolve().parents[2] / "src/claimcheck/sentences/encoder/data"
_FIRST, _LAST = 0x80, 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_UNKNOWN = "\ufffd"
_HEAD = "first\tlast\tas\tforms\tsource\n"


def read_character(tokenizer: Tokenizer, alphabet: frozenset[str], one: str) -> tuple[str, str]:
    """Say how a character is read, and its form where that is not itself."""
    whole = tokenizer.normalizer.normalize_str(one)
    form = whole.strip(" ")
    if not whole:
        return "dropped", ""
    if not form:
        return "space", ""
    known = form if set(form) <= alphabet else (_UNKNOWN if one in alphabet else one)
    changed = "" if known == one else known
    if len(BertPreTokenizer().pre_tokenize_str(f"a{whole}b")) > 1:
        return "alone", changed
    return "letters", changed


def rows() -> Iterator[tuple[int, int, str, str]]:
    """Give the ranges of characters that are read alike."""
    tokenizer = Tokenizer.from_file(str(DATA / "tokenizer.json"))
    alphabet = frozenset("".join(word.removeprefix("##") for word in tokenizer.get_vocab()))
    first, kind, forms = _FIRST, "letters", [""]
    for point in range(_FIRST, _LAST + 2):
        if point > _LAST or point in _SURROGATES:
            read = ("end", "")
        else:
            read = read_character(tokenizer, alphabet, chr(point))
        if read[0] == kind and bool(read[1]) == bool(forms[-1]):
            forms.append(read[1])
            continue
        if kind not in {"end", "letters"} or forms[-1]:
            yield first, point - 1, kind, " ".join(filter(None, forms))
        first, kind, forms = point, read[0], [read[1]]


if __name__ == "__main__":
    lines = (
        f"{first:x}\t{last:x}\t{kind}\t{forms}\ttokenizers\n" for first, last, kind, forms in rows()
    )
    (DATA / "characters.tsv").write_text(_HEAD + "".join(lines), "utf-8")
