"""The receipt of an aanmelding: a copy of what the own organisation sent, what happens when, and the outcome."""

from collections.abc import Sequence

from app.domain.casus import Casus
from app.domain.item import Item
from app.domain.leesrecht import MELDINGEN
from app.domain.people import Actor
from app.domain.toegang import partnerorganisaties
from app.services.casework.find_phone import SLEUTEL
from app.services.deps import Deps
from app.services.legible import legible
from app.services.ports.unit_of_work import Tx
from app.services.telling.receipt import how_it_ended, what_happens
from app.services.telling.showing import form_of, labelled
from app.services.views.casework import Ontvangst


def is_aanmelder(actor: Actor, casus: Casus) -> bool:
    """Answer whether the actor's own organisation sent the aanmelding."""
    return casus.aanmelder_id in partnerorganisaties(actor)


def sent_items(tx: Tx, casus: Casus) -> list[Item]:
    """Return what the aanmelder sent itself, the first first."""
    kept = tx.items.of_casus(casus.id, "register")
    return sorted((item for item in kept if item.kind in MELDINGEN), key=lambda item: item.aangemaakt)


def receipt_of(tx: Tx, deps: Deps, casus: Casus, sent: Sequence[Item]) -> Ontvangst:
    """Return the receipt; the caller notes in the audit trail that these items were read."""
    lines = [
        line for item in sent for line in labelled(form_of(tx, deps, item), legible(tx, deps.keys, item))
    ]
    return Ontvangst(
        op=sent[0].aangemaakt if sent else None,
        wat=lines,
        dan=what_happens(casus),
        afloop=how_it_ended(casus),
        telefoon=tx.livcs.instelling(casus.livc_id, SLEUTEL),
    )
