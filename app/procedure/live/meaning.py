"""What a file means, apart from where its shapes lie: two files that mean the same get the same findings."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

_PLACED: Final = re.compile(rb"<(?:[\w.-]+:)?(?:Bounds|waypoint)\b[^<>]*>")
_NUMBER: Final = re.compile(rb"\s(?:x|y|width|height)\s*=\s*(?:\"[\d.+eE-]*\"|'[\d.+eE-]*')")


def meaning_of(files: Mapping[str, bytes], *more: str) -> str:
    """Return a hash over names and contents, without the numbers of a drawing; `more` is told apart too."""
    digest = sha256(repr(more).encode())
    for name, content in sorted(files.items()):
        text = _PLACED.sub(_without_numbers, content) if name.endswith(".bpmn") else content
        digest.update(f"\0{name}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()


def _without_numbers(tag: "re.Match[bytes]") -> bytes:
    return _NUMBER.sub(b"", tag[0])
