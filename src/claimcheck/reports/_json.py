"""JSON that is safe to print: exact in content, inert in any terminal or editor."""

import json
import re
from collections.abc import Mapping, Sequence

Value = Mapping[str, "Value"] | Sequence["Value"] | str | float | bool | None

_INVISIBLE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
_COMMAND = re.compile(r"#(?=#\w*\[)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value: Value) -> str:
    """Write a value as JSON, two spaces deep, with a line end.

    Keys keep their order. Characters that a terminal would act on or not show are escaped, so a
    parser gets them back, and so is what a build server would take for a command in its log; a
    lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    if "##" in text:
        text = _COMMAND.sub("\\\\u0023", text)
    return _INVISIBLE.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"
