"""What people believe they did, to be compared with what the installation kept."""

from collections import Counter
from dataclasses import dataclass, field

from app.domain.instantie import Taak
from app.domain.words.steps import kind_of
from tests.faults.script import World
from tests.faults.whole import audited, told


@dataclass
class Record:
    """Steps that were accepted, each task once."""

    done: dict[str, Taak] = field(default_factory=dict)

    def add(self, taak: Taak) -> None:
        assert taak.id not in self.done, f"{taak.element_id} was done twice"
        self.done[taak.id] = taak

    def ensure_kept_once(self, world: World) -> None:
        """Every accepted step is in the audit trail once, and on the timeline of its casus once."""
        steps = [t for t in self.done.values() if t.proces_id != "prescreening"]
        wanted = Counter(_word(taak) for taak in steps)
        kept = audited(world)
        assert kept == wanted, f"lost: {wanted - kept}; doubled: {kept - wanted}"
        here = {casus.id for casus in world.casussen()}
        lines = Counter((t.casus_id, t.element_id) for t in steps if t.casus_id and kind_of(t.kind).told)
        lines_kept = told(world)
        for (casus_id, element), times in lines.items():
            if casus_id in here:
                found = lines_kept[casus_id, element]
                assert found == times, f"{element} was done {times} times and is told {found} times"


def _word(taak: Taak) -> str:
    """Return the word in the audit trail; who contributed is not told to anyone (INV-10)."""
    if taak.kind == "consensus":
        return f"consensus_{taak.subject}"
    return "taak_afgewerkt" if taak.kind == "informatie_inbreng" else f"{taak.kind}_afgewerkt"
