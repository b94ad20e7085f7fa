"""Images that stand alone: their alternative text is a caption."""

from collections.abc import Sequence

from claimcheck.readers._mapped import Mapped
from claimcheck.readers._markdown_inline import Event

_FEWEST_WORDS = 4
_FRAME = {"image", "skip", "break", "link_open", "link_close", "text", "html_inline"}


def captions_in(events: Sequence[Event], content: Mapped) -> list[Mapped] | None:
    """Give the captions of a paragraph that holds images alone, or ``None`` for any other.

    An image inside a link is a badge, and no caption, unless its text is a phrase.
    """
    images = [event for event in events if event.kind == "image"]
    if not images or any(not _is_frame(event, content.text) for event in events):
        return None
    captions = []
    depth = 0
    for event in events:
        depth += {"link_open": 1, "link_close": -1}.get(event.kind, 0)
        if event.kind == "image" and event.token is not None:
            start = event.start + 2
            caption = content.part(start, start + len(event.token.content))
            if caption.text and (not depth or len(caption.text.split()) >= _FEWEST_WORDS):
                captions.append(caption)
    return captions


def _is_frame(event: Event, text: str) -> bool:
    if event.kind == "text":
        return not text[event.start : event.end].strip()
    return event.kind in _FRAME
