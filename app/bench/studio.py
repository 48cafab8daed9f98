"""`studio`: how long a coördinator waits after an edit of the real procedures. Source: the goals of the studio."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import Final

from app.bench.figures import Figure, Report, Target, median, share
from app.bench.place import BenchLivc, place
from app.bench.tools import Tools
from app.domain.ids import OntwerpId
from app.domain.words.processes import CASUS
from app.procedure.bundle import read_model
from app.procedure.edits.set_words import Rename
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.changes import EditBpmn
from app.services.studio.check_draft import CheckDraft, check_draft
from app.services.studio.start_draft import StartDraft, start_draft

ROUNDS: Final = 15
MOST_MILLISECONDS: Final = 300
WHO: Final = "joris"
_LONG: Final = 300.0
_FILE: Final = f"{CASUS.word}/{CASUS.word}.bpmn"


@dataclass
class Drafting:
    """One draft, edited again and again."""

    here: BenchLivc
    ontwerp_id: OntwerpId
    revisie: int = 1

    def edited(self, element: str) -> float:
        """Give a step another name; return how many milliseconds it takes."""
        change = EditBpmn(_FILE, Rename(element, f"Een andere naam, keer {self.revisie}"))
        command = ChangeDraft(self.here.actor(WHO), self.ontwerp_id, self.revisie, change)
        begun = perf_counter()
        self.revisie = change_draft(command, self.here.deps).revisie
        return (perf_counter() - begun) * 1000

    def checked(self) -> float:
        """Wait for the findings; return how many milliseconds it takes."""
        command = CheckDraft(self.here.actor(WHO), self.ontwerp_id)
        begun = perf_counter()
        check_draft(command, self.here.deps, _LONG)
        return (perf_counter() - begun) * 1000


def studio(_tools: Tools) -> Report:
    """Edit the casus procedure, each time another step, and wait for what is found."""
    with place() as here:
        draft = Drafting(here, start_draft(StartDraft(here.actor(WHO), "meten"), here.deps))
        first = draft.checked()
        edits: list[float] = []
        checks: list[float] = []
        for element in islice(_steps(here), ROUNDS):
            edits.append(draft.edited(element))
            checks.append(draft.checked())
        here.deps.let_go()
    return Report("studio", _figures(first, edits, checks))


def _figures(first: float, edits: list[float], checks: list[float]) -> list[Figure]:
    target = Target("<=", MOST_MILLISECONDS, commits=0)
    return [
        Figure("an edit of the casus procedure: median", round(median(edits), 1), "ms"),
        Figure("findings after an edit: median", round(median(checks), 1), "ms", target),
        Figure("findings after an edit: p95", round(share(checks, 0.95), 1), "ms"),
        Figure("findings of a draft that was never looked at", round(first, 1), "ms"),
    ]


def _steps(here: BenchLivc) -> Iterator[str]:
    """Yield the steps of the casus that a person does."""
    content = here.deps.procedures.collect(CASUS.word).files[_FILE]
    model = read_model({_FILE: content})[0]
    yield from (each.id for each in model.elements.values() if each.type == "userTask")
