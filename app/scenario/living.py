"""A demo that lives: its LIVC-Rs play what is on the list, through the use cases, on a clock that ends now."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle, repeat

from app.domain.errors import DomainError, EngineError, NotFoundError
from app.domain.words.processes import CASUS
from app.scenario.acts import ACTS, code_in_turn, plan_today, put_off
from app.scenario.confirming import confirm_all
from app.scenario.filling import DAGEN
from app.scenario.history import MEETING, History, Piece, worded
from app.scenario.sandbox import Sandbox
from app.scenario.words import Step, find_element
from app.services.ports.casussen import CasusZicht
from app.services.ports.forms import FieldView

CHAIR = "joris"
OF = CASUS.word
"""Says in a step of which casus it is."""
OTHERWISE, TODAY = repeat("Verzonnen voor de demo."), repeat("")
PATIENCE = timedelta(days=5)
_CODE = re.compile(r"\d{4}-(\d\d)")


def live(history: History, box: Sandbox, now: datetime) -> None:
    """Live a history, and go on until now; raises `EngineError` when it goes another way."""
    box.names = history.names
    box.write = _Writer(history.texts).write
    life = _Life(box, history.names, now)
    for piece in history.pieces:
        box.move_to(piece.moment)
        if any(MEETING in step for step in piece.steps):
            confirm_all(box)
        life.take(piece)
    box.move_to(now)
    plan_today(box, CHAIR)


@dataclass
class _Life:
    """What each row of the list brought about: under its own codes a scenario means those of its own row."""

    box: Sandbox
    names: Mapping[str, str]
    end: datetime
    codes: dict[int, list[str]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    """Every code that was given so far, in whichever row."""

    def take(self, piece: Piece) -> None:
        codes = self.codes.setdefault(piece.lane, [])
        for step in piece.steps:
            self._let_others_wait(step, codes)
            here = self._here(step, codes)
            try:
                self._act_in_time(here, codes)
            except DomainError as error:
                raise EngineError(
                    "De demo liep anders: rij {rij}, {stap}: {reden}",
                    rij=str(piece.lane + 1),
                    stap=str(dict(here)),
                    reden=str(error),
                ) from error
            given = self._all_codes() - self.known
            self.known |= given
            codes += sorted(given)

    def _act_in_time(self, step: Step, codes: list[str]) -> None:
        """Act, or wait a few days for what must come first: months are not all as long as in the scenario."""
        until = self.box.now + PATIENCE
        while True:
            try:
                self._act(self._aimed(step, codes))
            except NotFoundError:
                following = self.box.next_timer()
                if following is None or following > min(until, self.end):
                    raise
                self.box.move_to(following)
            else:
                return

    def _let_others_wait(self, step: Step, codes: list[str]) -> None:
        """Put off the points of other rows that come first in this row's meeting."""
        if "opent_punt" not in step:
            return
        mine = self._here(step, codes)["opent_punt"]
        while (turn := code_in_turn(self.box)) is not None and turn != mine:
            put_off(self.box)

    def _act(self, step: Step) -> None:
        next(ACTS[key] for key in step if key in ACTS)(self.box, step)

    def _here(self, step: Step, codes: list[str]) -> Step:
        return worded(step, lambda text: self._said(text, codes))

    def _said(self, text: str, codes: list[str]) -> str:
        """Return a code, a person or an organisation as it is called here."""
        code = _CODE.fullmatch(text)
        if code:
            return codes[int(code[1]) - 1]
        return self.names.get(text, text)

    def _aimed(self, step: Step, codes: list[str]) -> Step:
        """Say of which casus a step is, where several have the same one open."""
        if OF in step or not codes:
            return step
        if "stuurt" in step:
            return {**step, OF: codes[0]}
        code = self._where_open(find_element(step), codes)
        return {**step, OF: code} if code else step

    def _where_open(self, element: str | None, codes: list[str]) -> str | None:
        """Return the first casus of this row in which a step is open."""
        if not element:
            return None
        return next((code for code in codes if self.box.tasks(element, code)), None)

    def _all_codes(self) -> set[str]:
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            return {casus.code for casus in tx.casussen.visible(CasusZicht(alle=True))}


class _Writer:
    """Writes in free fields what the list says for them, in turns."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._texts = {key: cycle(said) for key, said in texts.items()}

    def write(self, field: FieldView) -> str:
        return next(self._texts.get(field.key, TODAY if field.type in DAGEN else OTHERWISE))
