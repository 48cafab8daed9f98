"""The casussen an actor may see, a page at a time, and who has the ball in each."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.domain.casus import Casus, CasusStatus
from app.domain.eigenaar import Bezetting
from app.domain.instantie import Taak
from app.domain.kalender import BRUSSEL
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.toegang import LEIDING
from app.services.casework.list_destroyed import list_destroyed
from app.services.counted import in_all
from app.services.deps import Deps
from app.services.loading import bezetting_now, casus_zicht
from app.services.owners import who_instead
from app.services.ports.casussen import CasusFilter
from app.services.ports.unit_of_work import Tx
from app.services.telling.asking import question
from app.services.telling.waiting import who_has_it
from app.services.telling.words import datum
from app.services.views.casework import CasussenPagina

ALLES = CasusFilter()


def list_casussen(actor: Actor, deps: Deps, filter: CasusFilter = ALLES) -> CasussenPagina:
    """Return a page, what runs first and then the newest; who may see a casus is domain/toegang's to say."""
    zicht = casus_zicht(actor)
    with deps.uow.read(actor.livc_id) as tx:
        rows = tx.casussen.page(zicht, filter)
        return CasussenPagina(
            rows,
            in_all(filter, rows, lambda: tx.casussen.count(zicht, filter)),
            _balls(tx, actor, rows),
            list_destroyed(tx, actor),
        )


def _balls(tx: Tx, actor: Actor, casussen: Sequence[Casus]) -> Mapping[str, Sequence[str]]:
    """Return, per running casus, what it waits for; for the burgemeester's office only."""
    if not actor.rollen & LEIDING:
        return {}
    there = bezetting_now(tx, actor)
    running = [casus.id for casus in casussen if casus.status is CasusStatus.LOPEND]
    told = {
        casus: [str(_of_meeting(moment))] for casus, moment in tx.tafel.waits_for_meeting(running).items()
    }
    return told | {slot: ball_of(taken, there) for slot, taken in tx.taken.of_slots(running).items()}


def _of_meeting(moment: datetime | None) -> Sentence:
    """Return what a casus waits for that nobody need do anything about: the meeting it is on, or the next one."""
    if moment is None:
        return Sentence("de tafel: op een volgend overleg")
    return Sentence("de tafel: op het overleg van {dag}", dag=datum(moment.astimezone(BRUSSEL).date()))


def ball_of(taken: Sequence[Taak], there: Bezetting) -> list[str]:
    """Return who has the ball, in words."""
    lines = [f"{who_instead(t, there) or who_has_it(t)}: {question(t, {})}" for t in taken]
    return list(dict.fromkeys(lines))
