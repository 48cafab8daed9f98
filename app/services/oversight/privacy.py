"""What the AVG gives a term: a possible data breach, and somebody's question about the own data.

Neither is about a casus, and neither holds a name or a text: who asked, and what went wrong, is on paper.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.domain.errors import NotAllowedError
from app.domain.ids import InstantieId
from app.domain.instantie import Taak
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.domain.toegang import grond_om_af_te_werken
from app.domain.words.process import Process
from app.domain.words.processes import PROCESSES
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.starting import start_once
from app.services.telling.asking import question
from app.services.telling.waiting import who_has_it
from app.services.views.oversight import Beginbaar, Loopt, PrivacyPagina, Vraagt


def open_matter(actor: Actor, proces_id: str, deps: Deps, eenmalig: str = "") -> InstantieId:
    """Beginbaar one, for whom its record names; a second press of the same button begins nothing more.

    Raises `NotAllowedError` for who may not, for what does not begin with a button, and where it is not in force.
    """
    with deps.uow.read(actor.livc_id) as tx:
        if proces_id not in [each.proces_id for each in _begins(tx, actor) if each.mag and each.van_kracht]:
            raise NotAllowedError
    return start_once(actor, proces_id, deps, eenmalig)


def show_privacy(actor: Actor, deps: Deps) -> PrivacyPagina:
    """Return what the actor may begin; and, for who follows them up, what runs, the most urgent first."""
    with deps.uow.read(actor.livc_id) as tx:
        running = [each for process in _follows(actor) for each in _running(tx, actor, process)]
        return PrivacyPagina(
            begin=list(_begins(tx, actor)),
            volgt_op=bool(_follows(actor)),
            lopend=sorted(running, key=_urgency),
        )


def _urgency(each: Loopt) -> tuple[bool, datetime | None, str]:
    """Order what has no term left before what is due."""
    return each.tegen is not None, each.tegen, each.id


def _begins(tx: Tx, actor: Actor) -> Iterable[Beginbaar]:
    """Yield what begins with a button, and whether it may here: by this actor, and as far as it is in force."""
    for word, each in PROCESSES.items():
        if each.begins:
            may = bool(each.opened_by & _rollen(actor))
            yield Beginbaar(word, each.begins, may, tx.versies.find_current(word) is not None)


def _follows(actor: Actor) -> list[Process]:
    return [each for each in PROCESSES.values() if each.followed_by & _rollen(actor)]


def _rollen(actor: Actor) -> frozenset[str]:
    return frozenset(rol.value for rol in actor.rollen)


def _running(tx: Tx, actor: Actor, process: Process) -> Iterable[Loopt]:
    ids = [each.id for each in tx.instanties.of_process(process.word)]
    tasks, timers = tx.taken.of_slots(ids), tx.instanties.timers_of(ids)
    for each in ids:
        due = [timer.due_at for timer in timers.get(each, ())]
        open_now = tasks.get(each, ())
        yield Loopt(
            each, process.word, Sentence(process.name), min(due, default=None), _asked(actor, open_now)
        )


def _asked(actor: Actor, tasks: Sequence[Taak]) -> list[Vraagt]:
    return [
        Vraagt(
            question(taak, {}),
            who_has_it(taak),
            taak.sinds,
            taak.streefdatum,
            taak.id if grond_om_af_te_werken(actor, taak, aan_tafel=False) else None,
        )
        for taak in tasks
    ]
