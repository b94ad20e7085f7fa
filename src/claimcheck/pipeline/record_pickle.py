"""Records as bytes that name no code to run but the library's own records.

A cache lies in a folder that may come with somebody else's checkout. Ordinary unpickling would run
whatever its bytes name; here only the records and scales of :mod:`claimcheck.model` and the plain
values of Python are made, and everything else is refused.
"""

import pickle
from collections.abc import Callable
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any, Final

import attrs

from claimcheck.model import Bibliography, Library
from claimcheck.pipeline.studies import Studies
from claimcheck.pipeline.verifications import Verifications, verifications_of
from claimcheck.pipeline.work_texts import WorkTexts, work_texts_of

_ALLOWED: Final = frozenset(
    {
        ("builtins", "frozenset"),
        ("datetime", "date"),
        ("copyreg", "_reconstructor"),
        ("builtins", "object"),
    }
)
_RECORDS: Final = "claimcheck.model"
_SEVERAL: Final = 2
"""Fields of a record that are read as a tuple; of one field its value would be."""


def dump_records(content: object, library: Library) -> bytes:
    """Write records; the library behind them is named, not written.

    Args:
        content: Records, and tuples and mappings of them.
        library: What they may hold a reference to.
    """
    buffer = BytesIO()
    _RecordPickler(buffer, library).dump(content)
    return buffer.getvalue()


def load_records(data: bytes, library: Library) -> Any:
    """Read records that :func:`dump_records` wrote, with a library in the place of the one named.

    Raises:
        ValueError: The bytes are damaged, or name something that is no record.
    """
    try:
        return _RecordUnpickler(BytesIO(data), library).load()
    except Exception as error:
        raise ValueError(f"no records: {type(error).__name__}") from error


def _shared(library: Library) -> dict[str, object]:
    """Name the library and the parts that a library made of it holds too."""
    return {
        "library": library,
        "texts": library.texts,
        "ledgers": library.ledgers,
        "shared": library.shared,
    }


@cache
def _values_of(kind: Any) -> Callable[[object], tuple[Any, ...]] | None:
    """Give what reads off a record the arguments that make it; ``None`` for anything else."""
    if not attrs.has(kind) or kind.__reduce__ is not object.__reduce__:
        return None
    fields = attrs.fields(kind)
    if len(fields) < _SEVERAL or not all(one.init and not one.kw_only for one in fields):
        return None
    return attrgetter(*(one.name for one in fields))


class _RecordPickler(pickle.Pickler):
    def __init__(self, buffer: BytesIO, library: Library) -> None:
        super().__init__(buffer, protocol=5)
        self._names = {id(one): name for name, one in _shared(library).items() if one != ()}

    def reducer_override(self, obj: object) -> Any:
        """Write a record as its values in order: its names again for each would be read slowly."""
        kind: Any = type(obj)
        values = _values_of(kind)
        return NotImplemented if values is None else (kind, values(obj))

    def persistent_id(self, obj: object) -> str | tuple[str, Bibliography] | None:
        if isinstance(obj, Studies | Verifications | WorkTexts):
            return type(obj).__name__, obj.bibliography
        return self._names.get(id(obj))


class _RecordUnpickler(pickle.Unpickler):
    def __init__(self, buffer: BytesIO, library: Library) -> None:
        super().__init__(buffer)
        self._library = library
        self._shared = _shared(library)

    def persistent_load(self, pid: object) -> object:
        match pid:
            case ("Verifications", Bibliography() as entries):
                return verifications_of(entries, self._library)
            case ("Studies", Bibliography() as entries):
                return Studies(entries, verifications_of(entries, self._library))
            case ("WorkTexts", Bibliography() as entries):
                return work_texts_of(entries, self._library)
        if pid not in self._shared:
            raise pickle.UnpicklingError("names an unknown object")
        return self._shared[str(pid)]

    def find_class(self, module: str, name: str) -> Any:
        is_record = module == _RECORDS or module.startswith(f"{_RECORDS}.")
        if not is_record and (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        found = super().find_class(module, name)
        if not isinstance(found, type) and (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found
