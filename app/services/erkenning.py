"""Asking colleagues whether somebody is one of them: the questions, who is told, what stays closed meanwhile."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.domain.casus import Opdracht
from app.domain.erkenning import Aanleiding, Erkenning, Kring, antwoorders, weg_voor, wegen
from app.domain.ids import LivcId, PersoonId, new_id
from app.domain.kalender import dag_van
from app.domain.people import Actor, Lidmaatschap, Livc
from app.services.deps import Deps
from app.services.store import AuditRegel, Tx


def kring_of(tx: Tx, livc_id: LivcId, nu: datetime) -> Kring:
    """Return who could answer questions today."""
    ever = tx.people.ooit_leden(livc_id)
    return Kring(
        tuple((lid, persoon) for lid, persoon, _ in tx.people.leden(livc_id, dag_van(nu))),
        frozenset(lid.organisatie_id for lid, _, _ in ever if lid.erkend_op is not None),
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
    """Keep a membership closed until colleagues answer; tell them. The caller is in its LIVC-R."""
    nu = deps.clock.now() + livc.klok
    waiting = replace(lid, wacht_sinds=lid.wacht_sinds or nu)
    tx.people.save_lidmaatschap(waiting)
    vraag = Erkenning(
        new_id(),
        livc.id,
        lid.id,
        lid.persoon_id,
        lid.organisatie_id,
        aanleiding,
        nu,
        maker.persoon_id if maker else None,
    )
    tx.erkenningen.save(vraag)
    tell(tx, vraag, kring_of(tx, livc.id, nu), nu, deps)
    return vraag


def tell(tx: Tx, vraag: Erkenning, kring: Kring, nu: datetime, deps: Deps) -> None:
    """Queue a mail without content to every member of the organisation, and to who may answer beside them."""
    members = {p.id for lid, p in kring.leden if lid.organisatie_id == vraag.organisatie_id and p.email}
    able = {each for weg in wegen(vraag, kring, nu) for each in antwoorders(weg, vraag, kring)}
    queue_mails(tx, vraag, "collega", sorted(members | able), deps)


def queue_mails(tx: Tx, vraag: Erkenning, soort: str, wie: Iterable[PersoonId], deps: Deps) -> None:
    """Queue one mail of a kind about a question to each person; it is dropped when it became superfluous."""
    now = deps.clock.now()
    for persoon_id in wie:
        job, payload = new_id(), {"persoon": persoon_id, "soort": soort, "erkenning": vraag.id}
        mail = Opdracht(job, vraag.livc_id, job, "mail", payload, now)
        tx.outbox.add(mail, f"mail:{soort}:{vraag.id}:{persoon_id}")


def close_to_colleagues(
    persoon_id: PersoonId, aanleiding: Aanleiding, maker: Actor | None, deps: Deps
) -> int:
    """Close every membership of a person, in every LIVC-R, until colleagues answer; return how many.

    Each LIVC-R in a transaction of its own, before what they are asked about is done: stopped half-way, too much
    is closed and nothing is open.
    """
    with deps.uow.read(None) as tx:
        livcs = {livc.id: livc for livc in tx.livcs.all()}
        days = {dag_van(deps.clock.now() + livc.klok) for livc in livcs.values()}
        rows = {lid.id: lid for day in days for lid in tx.people.lidmaatschappen(persoon_id, day)}
    for lid in rows.values():
        with deps.uow.begin(lid.livc_id) as tx:
            tx.erkenningen.lock()
            vraag = ask_colleagues(tx, lid, aanleiding, maker, livcs[lid.livc_id], deps)
            by = maker.persoon_id if maker else None
            wat = f"{aanleiding.value}_gemaakt"
            tx.audit.record(
                AuditRegel(deps.clock.now(), "schrijven", wat, "beheer", by, vraag.organisatie_id)
            )
    return len(rows)
