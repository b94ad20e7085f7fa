"""Documents of one length, made by cutting and joining the texts beside the checkout."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

SHARED = Path(__file__).parents[2] / "shared" / "data"


@frozen
class Documents:
    """Which documents are asked for.

    Args:
        count: How many at most.
        words: How long each is.
    """

    count: int
    words: int

    def made(self, folder: Path, most: int | None = None) -> tuple[Path, int]:
        """Write documents and tell how many: paragraphs from places that differ, joined."""
        count = self.count if most is None else min(self.count, most)
        chance = random.Random(20)  # noqa: S311 - which paragraphs
        paragraphs = list(shared_paragraphs())
        for number in range(count):
            inside = folder / f"{number // 1000:03}"
            inside.mkdir(parents=True, exist_ok=True)
            text = "\n\n".join([f"# Document {number}", *self._parts(paragraphs, chance)])
            (inside / f"{number:06}.md").write_text(f"{text}\n", "utf-8")
        return folder, count

    def _parts(self, paragraphs: Sequence[str], chance: random.Random) -> Iterator[str]:
        """Give three paragraphs from each of some places, the last cut off."""
        left = self.words
        while left > 0:
            at = chance.randrange(len(paragraphs) - 3)
            for part in paragraphs[at : at + 3]:
                kept = part.split(" ")[:left]
                left -= len(kept)
                yield " ".join(kept)
                if left <= 0:
                    return


def shared_paragraphs() -> Iterator[str]:
    """Give the paragraphs of the texts beside the checkout."""
    for path in sorted((SHARED / "prose" / "documents").glob("*.md")):
        yield from (part for part in path.read_text("utf-8").split("\n\n") if part.strip())
