"""Messages between a run and its workers: each its length and a pickle, over a pipe."""

import pickle
from typing import IO, Any

_LENGTH = 8


def send(stream: IO[bytes], message: object) -> None:
    """Write a message.

    Args:
        stream: The pipe.
        message: Anything that pickles.

    Raises:
        OSError: Nobody reads any more.
    """
    data = pickle.dumps(message, protocol=5)
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read a message.

    Args:
        stream: The pipe from a process of our own.

    Raises:
        EOFError: The other side has ended.
    """
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "big")
    data = stream.read(size) if len(head) == _LENGTH else b""
    if len(head) < _LENGTH or len(data) < size:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - both sides are this program
