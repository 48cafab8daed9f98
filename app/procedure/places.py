"""Where a file of a release stands: the only places that are read, and how much may lie there."""

import re
from collections.abc import Mapping
from typing import Final

from app.domain.errors import ModelError
from app.procedure.expressions.tokenizer import visible
from app.procedure.xml import MAX_BYTES

RULES: Final = "rules/"
MAX_FILES: Final = 500
MAX_TOTAL: Final = 24 * 1024 * 1024
"""Of all files of a release together."""
_PLACE: Final = re.compile(
    r"(?!forms/|rules/)(?P<folder>[a-z][a-z0-9_]{0,63})/(?:(?P=folder)\.bpmn|[\w-]{1,80}\.(?:dmn|xml)|variabelen\.yaml)"
    r"|forms/[\w-]{1,80}\.json"
    r"|rules/[\w-]{1,80}\.yaml",
    re.ASCII,
)


def is_place(name: str) -> bool:
    """Answer whether a file of this name is read as part of a release."""
    return _PLACE.fullmatch(name) is not None


def ensure_fits(files: Mapping[str, bytes]) -> None:
    """Raise `ModelError` for the first file that has no place in a release, or is one too many or too large."""
    if len(files) > MAX_FILES:
        raise ModelError("Dit zijn meer dan {aantal} bestanden. Er is niets gewijzigd.", aantal=MAX_FILES)
    for name in sorted(files):
        _ensure_file(name, files[name])
    if sum(map(len, files.values())) > MAX_TOTAL:
        raise ModelError("Alle bestanden samen zijn groter dan 24 MB. Er is niets gewijzigd.")


def _ensure_file(name: str, content: bytes) -> None:
    if not is_place(name):
        raise ModelError(
            "Het bestand “{naam}” hoort niet in een procedure. Er is niets gewijzigd. Een tekening staat als "
            "naam/naam.bpmn, een tabel als naam/tabel.dmn, een formulier als forms/F01.json, een regel als "
            "rules/regel.yaml.",
            naam=visible(name[:80]),
        )
    if len(content) > MAX_BYTES:
        raise ModelError(
            "Het bestand “{naam}” is groter dan 2 MB. Er is niets gewijzigd.", file=name, naam=name
        )
