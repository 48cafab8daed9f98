"""A form file under the hand of an edit: each question is looked up in it, and what is not touched stays."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from app.domain.errors import ModelError
from app.procedure.forms import read_form
from app.procedure.forms.source import read_json

Part = dict[str, Any]
LABELS: Final = {"date": "dateLabel", "time": "timeLabel"}
"""Under which name a question of this sort keeps its words; "label" for all others."""


@dataclass(frozen=True)
class FormPaper:
    """One form while it is edited."""

    file: str
    data: Part

    @classmethod
    def opened(cls, file: str, content: bytes) -> "FormPaper":
        """Read a form; raises `ModelError`."""
        read_form(file, content)
        _, data = read_json(file, content)
        return cls(file, cast("Part", data))

    def content(self) -> bytes:
        """Return the file as it is now; raises `ModelError` when it is no form any more."""
        written = f"{json.dumps(self.data, ensure_ascii=False, indent=2)}\n".encode()
        read_form(self.file, written)
        return written

    def places(self) -> Iterator[tuple[list[Part], Part]]:
        """Yield each question with the list in which it stands, in the order of the page."""
        yield from _places(self.data["components"])

    def parts(self) -> Iterator[Part]:
        """Yield each question, in the order of the page."""
        for _, part in self.places():
            yield part

    def find(self, key: str) -> tuple[list[Part], Part]:
        """Return a question with the list in which it stands; raises `ModelError` where it is gone."""
        for siblings, part in self.places():
            if key_of(part) == key:
                return siblings, part
        raise ModelError("Deze vraag staat niet meer in het formulier.", file=self.file, element=key)


def _places(parts: list[Part]) -> Iterator[tuple[list[Part], Part]]:
    for part in parts:
        if part["type"] == "group":
            yield from _places(part["components"])
        else:
            yield parts, part


def key_of(part: Part) -> str:
    """Return under what name a question is known."""
    return str(part.get("key") or part.get("path") or part.get("id", ""))


def label_name(part: Part) -> str:
    """Return where a question keeps its words."""
    if part["type"] == "text":
        return "text"
    return LABELS.get(part.get("subtype", ""), "label")


def zone_of(part: Part) -> str:
    """Return where the answer to a question lies."""
    return str(part.get("properties", {}).get("zone", ""))
