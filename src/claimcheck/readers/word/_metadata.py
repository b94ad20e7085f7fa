"""What a Word file says of itself: title, authors, language, and settings of our own."""

from claimcheck.readers.word._names import name_of
from claimcheck.readers.word._package import OfficePackage

_NAMES = {"title": "title", "creator": "author", "language": "lang", "description": "description"}
_OWN = "claimcheck:"


def word_metadata(package: OfficePackage) -> dict[str, object]:
    """Read the core and the custom properties of a file.

    Properties named ``claimcheck:kind`` and so on are settings of the document.
    """
    found: dict[str, object] = {}
    core = package.part("docProps/core.xml")
    for element in core if core is not None else ():
        key = _NAMES.get(name_of(element))
        if key is not None and element.text and element.text.strip():
            found[key] = element.text.strip()
    own: dict[str, str] = {}
    custom = package.part("docProps/custom.xml")
    for element in custom if custom is not None else ():
        name = element.get("name", "")
        if name.lower().startswith(_OWN) and len(element):
            own[name[len(_OWN) :].lower()] = (element[0].text or "").strip()
    return {**found, "claimcheck": own} if own else found
