"""A zip archive with some parts replaced, added or left out; every other part is copied as it is.

Nothing is unpacked that does not change, so that pictures are neither packed anew nor able to fill
the memory, and dates are those of the source.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrs import frozen

from claimcheck.model.by_value import ByValue

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800
_DESCRIPTOR = 0x8
_LEVEL = 6


@frozen(eq=False, repr=False)
class _Entry(ByValue):
    """One part as it is stored."""

    name: bytes
    flags: int
    method: int
    stamp: tuple[int, int]
    crc: int
    size: int
    attributes: tuple[int, int]
    stored: bytes

    def local(self) -> bytes:
        """Give what stands before its bytes."""
        head = _LOCAL.pack(
            b"PK\3\4", 20, self.flags, self.method, *self.stamp, self.crc,
            len(self.stored), self.size, len(self.name), 0,
        )  # fmt: skip
        return head + self.name

    def central(self, offset: int) -> bytes:
        """Give its line in the table of contents."""
        head = _CENTRAL.pack(
            b"PK\1\2", 20, 20, self.flags, self.method, *self.stamp, self.crc,
            len(self.stored), self.size, len(self.name), 0, 0, 0, *self.attributes, offset,
        )  # fmt: skip
        return head + self.name


def with_parts(data: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """Give an archive with other parts.

    Args:
        data: The archive, which is known to be sound.
        changed: New content by name; ``None`` leaves a part out; a name that the archive lacks is
            added at its end.
    """
    with ZipFile(BytesIO(data)) as archive:
        entries = list(_entries(archive, data, changed))
    out: list[bytes] = []
    central: list[bytes] = []
    at = 0
    for entry in entries:
        central.append(entry.central(at))
        out += (entry.local(), entry.stored)
        at += len(out[-2]) + len(entry.stored)
    contents = b"".join(central)
    count = len(entries)
    return b"".join(
        (*out, contents, _END.pack(b"PK\5\6", 0, 0, count, count, len(contents), at, 0))
    )


def _entries(
    archive: ZipFile, data: bytes, changed: Mapping[str, bytes | None]
) -> Iterator[_Entry]:
    infos = {info.filename: info for info in archive.infolist()}
    for name, info in infos.items():
        if name not in changed:
            yield _copied(info, data)
        elif (content := changed[name]) is not None:
            yield _packed(info, content)
    like = next(iter(infos.values()))
    for name in sorted(set(changed) - set(infos)):
        content = changed[name]
        if content is not None:
            yield _packed(ZipInfo(name, like.date_time), content)


def _copied(info: ZipInfo, data: bytes) -> _Entry:
    names, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
    start = info.header_offset + _LOCAL.size + names + extra
    stored = data[start : start + info.compress_size]
    return _entry(info, info.compress_type, info.CRC, info.file_size, stored)


def _packed(info: ZipInfo, content: bytes) -> _Entry:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    stored = packer.compress(content) + packer.flush()
    return _entry(info, ZIP_DEFLATED, zlib.crc32(content), len(content), stored)


def _entry(info: ZipInfo, method: int, crc: int, size: int, stored: bytes) -> _Entry:
    year, month, day, hour, minute, second = info.date_time
    stamp = hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day
    flags = info.flag_bits & ~(_DESCRIPTOR | _UTF8)
    name, flags = _encoded(info.orig_filename, flags)
    attributes = info.internal_attr, info.external_attr
    return _Entry(name, flags, method, stamp, crc, size, attributes, stored)


def _encoded(name: str, flags: int) -> tuple[bytes, int]:
    try:
        return name.encode("ascii"), flags
    except UnicodeEncodeError:
        return name.encode("utf-8"), flags | _UTF8
