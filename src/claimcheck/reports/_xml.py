"""XML that any parser takes, whatever stood in the documents."""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.reports._safe import visible

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": " ", "\n": " ", "\t": " "}
)


@frozen(eq=False, repr=False)
class Element(ByValue):
    """An element; characters that XML cannot hold are made visible when it is written.

    Args:
        name: Its name.
        attributes: In the order to write.
        children: Elements, or text.
    """

    name: str
    attributes: Mapping[str, object] = field(factory=dict)
    children: tuple["Element | str", ...] = ()


def document(root: Element) -> str:
    """Write a document, indented by two spaces, with a line end."""
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *_lines(root, "")]) + "\n"


def _lines(element: Element, indent: str) -> Iterable[str]:
    head = "".join(
        f' {name}="{visible(str(value)).translate(_ATTRIBUTE)}"'
        for name, value in element.attributes.items()
    )
    nested = [child for child in element.children if isinstance(child, Element)]
    if nested:
        yield f"{indent}<{element.name}{head}>"
        for child in nested:
            yield from _lines(child, indent + "  ")
        yield f"{indent}</{element.name}>"
    elif element.children:
        words = "".join(str(child) for child in element.children)
        text = visible(words).translate(_TEXT)
        yield f"{indent}<{element.name}{head}>{text}</{element.name}>"
    else:
        yield f"{indent}<{element.name}{head}/>"
