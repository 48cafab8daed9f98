"""The timeline of a casus as people read it: who is filled in here, at reading, and nowhere kept as a name."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.casus import Casus, Gebeurtenis
from app.domain.ids import PersoonId
from app.services.ports.unit_of_work import Tx
from app.services.telling.filling import filled
from app.services.telling.showing import person_names

IEMAND = "Iemand"
"""Of whom no name is known any more."""


def told_lines(tx: Tx, casus: Casus, lines: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """Return the lines with who and which casus filled in; those of versions of before as they were kept."""
    known = list(lines)
    names = person_names(tx, (each.door for each in known))
    return [
        replace(each, wat=filled(each.wat, casus.code, wie=_name(names, each)) or each.wat) for each in known
    ]


def _name(names: dict[PersoonId, str], line: Gebeurtenis) -> str:
    return names.get(line.door, IEMAND) if line.door else IEMAND
