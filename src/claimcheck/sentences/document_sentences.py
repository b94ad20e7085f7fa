"""The sentences of a block, each tied to its place in the source."""

from functools import lru_cache

from claimcheck.model import Block, Document, Failure, InputError, Sentence
from claimcheck.sentences.splitting import sentence_ranges

_MOST_SENTENCES = 25_000


def split_sentences(block: Block, first_index: int = 0) -> list[Sentence]:
    """Cut a block into sentences, numbered from ``first_index``.

    ``sentence.text`` is the block's visible text from ``start`` to ``end``, with every line end
    and tab as a space, so that offsets into it are offsets into the prose less ``start``.
    """
    prose = block.prose
    return [
        Sentence(
            text=_one_line(prose.text[start:end]),
            span=prose.source_span(start, end),
            block=block,
            start=start,
            end=end,
            index=first_index + number,
        )
        for number, (start, end) in enumerate(sentence_ranges(prose.text))
    ]


def document_sentences(document: Document) -> list[Sentence]:
    """Cut each block that is read as assertions, in order; code and reference lists are not.

    Args:
        document: A document as read.

    Raises:
        InputError: It holds more sentences than can be judged in good time, and at once.
    """
    sentences = _sentences_of(_SameBlocks(document.blocks))
    if len(sentences) > _MOST_SENTENCES:
        message = f"holds over {_MOST_SENTENCES:,} sentences"
        failure = Failure(document.path, message, remedy="split it into parts", kind="too-large")
        raise InputError(failure)
    return [*sentences]


class _SameBlocks:
    """The blocks of a document, known by what they are and not by what they say."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    def __hash__(self) -> int:
        return id(self.blocks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameBlocks) and self.blocks is other.blocks


@lru_cache(maxsize=1)
def _sentences_of(blocks: _SameBlocks) -> tuple[Sentence, ...]:
    """Cut the blocks of a document, once for its kind and for its claims.

    A sentence more than are read is where it ends.
    """
    sentences: list[Sentence] = []
    for block in blocks.blocks:
        if block.kind.is_prose:
            sentences.extend(split_sentences(block, len(sentences)))
            if len(sentences) > _MOST_SENTENCES:
                break
    return tuple(sentences)


def _one_line(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if character.isspace() else character for character in text)
