"""Unpacking one part of an archive, within a limit."""

from zipfile import ZipFile

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._files import refuse

_SMALL = 1_000_000
_MOST_TIMES = 150
"""How often its packed size a part of over 1 MB may unpack to; a manuscript does some ten times."""


@frozen(eq=False, repr=False)
class PartLimit(ByValue):
    """How much of a part is unpacked, and what a reader is advised where it cannot be.

    Args:
        most: Bytes that a part may hold.
        damaged: What to do about a damaged part.
        too_large: What to do about a part that holds more.
    """

    most: int
    damaged: str
    too_large: str


def unpacked(archive: ZipFile, name: str, path: str, limit: PartLimit) -> bytes | None:
    """Unpack a part; ``None`` where the archive has none of the name.

    Args:
        archive: The archive.
        name: Path inside it, without a slash in front.
        path: How messages name the file.
        limit: How much is unpacked.

    Raises:
        InputError: The part is too large or damaged.
    """
    try:
        with archive.open(name) as part:
            raw = part.read(limit.most + 1)
    except KeyError:
        return None
    except Exception as error:
        raise refuse(path, f"has a damaged part `{name}`", limit.damaged, "damaged") from error
    if len(raw) > limit.most:
        message = f"has a part `{name}` of over {limit.most // 1_000_000} MB"
        raise refuse(path, message, limit.too_large, "too-large")
    packed = min(archive.getinfo(name).compress_size, archive.start_dir)
    if len(raw) > max(_SMALL, _MOST_TIMES * packed):
        message = f"has a part `{name}` that unpacks to over {_MOST_TIMES} times its size"
        raise refuse(path, message, limit.too_large, "too-large")
    return raw
