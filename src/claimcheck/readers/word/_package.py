"""The parts of an Office file: a zip archive of XML, opened with limits."""

from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import BadZipFile, ZipFile

from attrs import field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._files import refuse
from claimcheck.readers._zip_parts import PartLimit, unpacked

_MOST_TAGS = 800_000
_MOST_PARTS = 20_000
_OLD = b"\xd0\xcf\x11\xe0"
_REMEDY = "open it in Word or LibreOffice and save it again as .docx"
_PARTS = PartLimit(30_000_000, _REMEDY, "split the document")


@frozen(eq=False, repr=False)
class OfficePackage(ByValue):
    """An open Office file.

    Args:
        archive: The archive.
        path: How messages name the file.
    """

    archive: ZipFile = field(repr=False)
    path: str

    def part(self, name: str) -> Any:
        """Parse a part; ``None`` where the file has none of the name.

        Args:
            name: Path inside the archive, without a slash in front.

        Raises:
            InputError: It is too large, damaged, or declares entities.
        """
        raw = self.raw(name)
        return None if raw is None else parse_xml(raw, self.path, name)

    def raw(self, name: str) -> bytes | None:
        """Unpack a part; ``None`` where the file has none of the name.

        Args:
            name: Path inside the archive, without a slash in front.

        Raises:
            InputError: It is too large or damaged.
        """
        return unpacked(self.archive, name, self.path, _PARTS)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Give what a part refers to: by id, the last word of the kind and the target.

        Args:
            name: Path of the part.
        """
        folder, _, base = name.rpartition("/")
        root = self.part(join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = normpath(join(dirname(name), target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, target)
        return found


def open_package(data: bytes, path: str) -> OfficePackage:
    """Open an Office file.

    Args:
        data: The file.
        path: How messages name it.

    Raises:
        InputError: It is no archive, or one of an absurd number of parts.
    """
    if data.startswith(_OLD):
        message = "is an old Word document or protected by a password"
        raise refuse(path, message, _REMEDY + ", without a password", "binary")
    try:
        archive = ZipFile(BytesIO(data))
        names = archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise refuse(path, "is not a Word document, or is damaged", _REMEDY, "damaged") from error
    if len(names) > _MOST_PARTS:
        raise refuse(path, f"holds over {_MOST_PARTS:,} parts", _REMEDY, "too-large")
    return OfficePackage(archive, path)


def parse_xml(raw: bytes, path: str, part: str) -> Any:
    """Parse XML without entities, document types or the network.

    Args:
        raw: The XML.
        path: How messages name the file.
        part: How messages name the part.

    Raises:
        InputError: It is damaged, nested too deep or declares a document type; or the extra
            ``word`` is not installed.
    """
    try:
        from lxml import etree  # noqa: PLC0415 - an extra, slow to import
    except ImportError as error:
        remedy = "pip install 'claimcheck-audit[word]', or save it as Markdown"
        raise refuse(path, "needs lxml to be read", remedy, "missing-extra") from error
    if b"<!DOCTYPE" in raw or "<!DOCTYPE".encode("utf-16-le") in raw:
        message = f"declares a document type in `{part}`, which no Word document does"
        raise refuse(path, message, _REMEDY, "damaged")
    if raw.count(b"<") > _MOST_TAGS:
        message = f"has a part `{part}` of over {_MOST_TAGS:,} tags"
        raise refuse(path, message, "split the document", "too-large")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        message = f"has a damaged part `{part}`: {str(error)[:100]}"
        raise refuse(path, message, _REMEDY, "damaged") from error
