"""Asking colleagues whether somebody is one of them: the questions, who is told, what stays closed meanwhile."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.domain.erkenning import (
    Aanleiding,
    Besluit,
    Erkenning,
    Kring,
    is_te_beantwoorden,
    weg_voor,
    wie_kan,
)
from app.domain.errors import ConflictError
from app.domain.ids import LivcId, PersoonId, new_id
from app.domain.kalender import dag_van
from app.domain.opdracht import Opdracht
from app.domain.people import Actor, Lidmaatschap, Livc
from app.services.deps import Deps
from app.services.in_force import in_force
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx


def kring_of(tx: Tx, livc_id: LivcId, nu: datetime) -> Kring:
    """Return who could answer questions today."""
    day = dag_van(nu)
    return Kring(
        tuple((lid, persoon) for lid, persoon, _ in tx.people.leden(livc_id, day)),
        tuple((lid, p) for lid, p, _ in tx.people.wachtenden(livc_id, day) if lid.erkend_op is not None),
        frozenset(
            lid.organisatie_id for lid, _, _ in tx.people.ooit_leden(livc_id) if lid.erkend_op is not None
        ),
    )


def open_questions(tx: Tx, actor: Actor, nu: datetime) -> list[Erkenning]:
    """Return the questions that concern the actor: as a member of the organisation, or as who may answer.

    While nobody waits, this asks the database nothing.
    """
    if not tx.people.wachtenden(actor.livc_id, dag_van(nu)):
        return []
    kring = kring_of(tx, actor.livc_id, nu)
    own = {lid.organisatie_id for lid in actor.lidmaatschappen}
    return [
        vraag
        for vraag in tx.erkenningen.open_()
        if vraag.organisatie_id in own or weg_voor(actor, vraag, kring, nu)
    ]


def ask_colleagues(
    tx: Tx, lid: Lidmaatschap, aanleiding: Aanleiding, maker: Actor | None, livc: Livc, deps: Deps
) -> Erkenning:
    """Keep a membership closed until colleagues answer; tell them. The caller is in its LIVC-R.

    A newer question on the same thing takes the place of an older one. Raises `ConflictError` when nobody could
    ever answer it, or one that is open already: nothing is closed for good.
    """
    nu = tx.now.domain
    waiting = replace(lid, wacht_sinds=lid.wacht_sinds or nu)
    tx.people.save_lidmaatschap(waiting)
    earlier = [
        v for v in tx.erkenningen.open_() if v.lidmaatschap_id == lid.id and v.aanleiding is aanleiding
    ]
    for old in earlier:
        tx.erkenningen.save(replace(old, besluit=Besluit.VERVALLEN, beslist_op=nu))
    vraag = Erkenning(
        new_id(),
        livc.id,
        lid.id,
        lid.persoon_id,
        lid.organisatie_id,
        aanleiding,
        nu,
        lid.rol,
        maker.persoon_id if maker else None,
    )
    tx.erkenningen.save(vraag)
    kring = kring_of(tx, livc.id, nu)
    if aanleiding is not Aanleiding.LIDMAATSCHAP:
        _ensure_answerable(tx, kring)
    tell(tx, vraag, kring, nu, deps)
    return vraag


def _ensure_answerable(tx: Tx, kring: Kring) -> None:
    """Raise `ConflictError` when an open question would wait for ever: too many would be closed at once."""
    if all(is_te_beantwoorden(vraag, kring) for vraag in tx.erkenningen.open_()):
        return
    raise ConflictError(
        "Dit kan nu niet: er zou niemand meer zijn om te bevestigen wie wie is. Er is niets gewijzigd. Laat "
        "eerst antwoorden op de vragen die al wachten, of maak eerst een tweede burgemeester, coördinator of DPO."
    )


def tell(tx: Tx, vraag: Erkenning, kring: Kring, nu: datetime, deps: Deps) -> None:
    """Queue a mail without content to every member of the organisation, and to who may answer beside them."""
    members = {p.id for lid, p in kring.leden if lid.organisatie_id == vraag.organisatie_id and p.email}
    queue_mails(tx, vraag, "collega", sorted(members | wie_kan(vraag, kring, nu)), deps)


def queue_mails(tx: Tx, vraag: Erkenning, soort: str, wie: Iterable[PersoonId], deps: Deps) -> None:
    """Queue one mail of a kind about a question to each person; it is dropped when it became superfluous."""
    now = deps.clock.now()
    for persoon_id in wie:
        job, payload = new_id(), {"persoon": persoon_id, "soort": soort, "erkenning": vraag.id}
        mail = Opdracht(job, vraag.livc_id, job, "mail", payload, now)
        tx.outbox.add(mail, f"mail:{soort}:{vraag.id}:{persoon_id}")


def close_to_colleagues(
    persoon_id: PersoonId,
    aanleiding: Aanleiding,
    maker: Actor | None,
    deps: Deps,
    behalve: LivcId | None = None,
) -> int:
    """Close every membership of a person, in every LIVC-R but one, until colleagues answer; return how many.

    Each LIVC-R in a transaction of its own, before what they are asked about is done: stopped half-way, too much
    is closed and nothing is open. Raises `ConflictError` when a question could never be answered.
    """
    with deps.uow.read(None) as tx:
        livcs = {livc.id: livc for livc in tx.livcs.all()}
        rows = in_force(tx, persoon_id, deps)
    mine = [lid for lid in rows if lid.livc_id != behalve]
    for lid in mine:
        with deps.uow.begin(lid.livc_id) as tx:
            tx.erkenningen.lock()
            close_membership(tx, lid, aanleiding, maker, livcs[lid.livc_id], deps)
    return len(mine)


def close_membership(
    tx: Tx, lid: Lidmaatschap, aanleiding: Aanleiding, maker: Actor | None, livc: Livc, deps: Deps
) -> None:
    """Close one membership to colleagues, and note it in the log; the caller holds the lock."""
    ask_colleagues(tx, lid, aanleiding, maker, livc, deps)
    by = maker.persoon_id if maker else None
    wat = f"{aanleiding.value}_gemaakt"
    tx.audit.record(AuditRegel(deps.clock.now(), "schrijven", wat, "beheer", by, lid.organisatie_id))
