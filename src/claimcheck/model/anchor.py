"""How the words of a claim are found again in a document that has changed."""

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.scales import BlockKind


@frozen(eq=False, repr=False)
class Anchor(ByValue):
    """How a claim is found again (W3C Web Annotation quote and position selectors).

    Args:
        exact: The quote.
        prefix: Up to 32 characters before it.
        suffix: Up to 32 characters behind it.
        start: Offset of the quote when last seen.
        end: Offset behind it.
        section: Headings above it.
        block_kind: Kind of its block.
        text_hash: First 16 hexadecimal digits of the SHA-256 of the normalised quote.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    section: tuple[str, ...] = ()
    block_kind: BlockKind = BlockKind.PARAGRAPH
    text_hash: str = ""
