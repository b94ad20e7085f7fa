"""The type of arrays of one kind of number.

``numpy.typing`` has it too, but adds a documentation to it when it is imported, which takes longer
than many a document.
"""

from typing import Any, TypeVar

import numpy as np

Number = TypeVar("Number", bound=np.generic)

NDArray = np.ndarray[tuple[Any, ...], np.dtype[Number]]
