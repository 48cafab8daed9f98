"""An attribute with a closed list has a word of that list."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at, worded
from app.procedure.findings import Finding
from app.procedure.worded import WORDS_OF

SOURCE: Final = "CONVENTIES.md, BPMN: attributen"
_MANY: Final = frozenset({"origin", "plaatsvervanger"})


def check(model: Model) -> Iterator[Finding]:
    """Yield words that mean nothing."""
    unsaid = {element.place for element in asked(model) if not element.livc.get("kind")}
    for place, livc in worded(model):
        for name, value in livc.items():
            if name == "kind" and place in unsaid:
                continue  # that a step says no kind is another finding
            for word in value.split() if name in _MANY else [value]:
                if name in WORDS_OF and word not in WORDS_OF[name]:
                    yield at(
                        place,
                        '"{woord}" is geen woord voor livc:{attribuut}.',
                        woord=word,
                        attribuut=name,
                    )
