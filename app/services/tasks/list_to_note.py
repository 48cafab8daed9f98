"""Noteren voor iemand: what a coördinator may write down for who speaks by phone, on paper or in person."""

from collections.abc import Sequence

from app.domain.eigenaar import Bezetting, ligt_bij_noteerder
from app.domain.errors import NotAllowedError
from app.domain.instantie import Taak
from app.domain.people import Actor, Rol
from app.domain.sentence import Opening
from app.domain.toegang import grond_om_af_te_werken, mag_noteren_voor
from app.services.deps import Deps
from app.services.loading import bezetting_now
from app.services.owners import asks_afterwards, speaker
from app.services.ports.unit_of_work import Tx
from app.services.telling.asking import question_in
from app.services.views.noting import NoteerRegel

WEGEN = ("telefoon", "mondeling", "papier")
"""How it usually comes, first."""
MEESTE = 200
"""More wait in no LIVC-R that anyone could phone."""


def list_to_note(actor: Actor, deps: Deps) -> Sequence[NoteerRegel]:
    """Return what can be noted, what only the coördinator can do first. For a coördinator in person."""
    if Rol.COORDINATOR not in actor.eigen_rollen:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        there = bezetting_now(tx, actor)
        tasks = tx.taken.te_noteren(there, MEESTE)
        rows = [_row(tx, actor, taak, there) for taak in tasks if _is_for(actor, taak, there)]
    return sorted(rows, key=lambda row: row.zelf)


def _is_for(actor: Actor, taak: Taak, there: Bezetting) -> bool:
    own = grond_om_af_te_werken(actor, taak, aan_tafel=False)
    return own is None and bool(mag_noteren_voor(actor, taak, there))


def _row(tx: Tx, actor: Actor, taak: Taak, there: Bezetting) -> NoteerRegel:
    ways = sorted(mag_noteren_voor(actor, taak, there), key=WEGEN.index)
    who = Opening("{wie}", wie=speaker(tx, taak))
    return NoteerRegel(
        taak,
        who,
        question_in(tx, taak),
        ways[0],
        zelf=not ligt_bij_noteerder(taak, there),
        klopt_dit=asks_afterwards(taak, there),
    )
