"""Say whether somebody is a colleague: one act of one member, which opens the organisation to a person.

Later this same yes hands over the organisation's key, so it stays one use case behind a fresh password.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.erkenning import Aanleiding, Besluit, Erkenning, Kring, Weg, is_compleet, weg_voor
from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.kalender import dag_van
from app.domain.people import Actor, Lidmaatschap
from app.services.deps import Deps
from app.services.erkenning import kring_of, queue_mails
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class RecogniseColleague:
    """`ja`: this is a colleague, at this address; otherwise the account is closed."""

    actor: Actor
    erkenning_id: str
    ja: bool


def recognise_colleague(command: RecogniseColleague, deps: Deps) -> Erkenning:
    """Answer the question, and open or close what it is about.

    Raises `NotFoundError` for an unknown question, `ConflictError` when it was answered already, `NotAllowedError`
    for the maker, the person it is about and whoever knows neither.
    """
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        tx.erkenningen.lock()
        vraag = tx.erkenningen.find(command.erkenning_id)
        if vraag is None:
            raise NotFoundError
        if vraag.besluit is not None:
            raise ConflictError("Hier is al op geantwoord. Er is niets gewijzigd.")
        nu = tx.now.domain
        kring = kring_of(tx, actor.livc_id, nu)
        weg = weg_voor(actor, vraag, kring, nu)
        if weg is None:
            raise NotAllowedError
        answered = _answered(vraag, weg, command, kring, nu)
        tx.erkenningen.save(answered)
        _carry_out(tx, answered, nu, deps)
        wat = "collega_erkend" if command.ja else "collega_geweigerd"
        tx.audit.record(
            AuditRegel(tx.now.real, "schrijven", wat, weg.value, actor.persoon_id, vraag.organisatie_id)
        )
    return answered


def _answered(
    vraag: Erkenning, weg: Weg, command: RecogniseColleague, kring: Kring, nu: datetime
) -> Erkenning:
    """Return the question with this answer; a no ends it at once, a yes when it is enough."""
    who = command.actor.persoon_id
    told = replace(vraag, weg=weg, door=who)
    if not command.ja:
        return replace(told, besluit=Besluit.NEE, beslist_op=nu)
    if weg is Weg.SAMEN:
        told = replace(told, tweede_ja=who) if told.eerste_ja else replace(told, eerste_ja=who)
    return replace(told, besluit=Besluit.JA, beslist_op=nu) if is_compleet(told, weg, kring) else told


def _carry_out(tx: Tx, vraag: Erkenning, nu: datetime, deps: Deps) -> None:
    if vraag.besluit is None:
        return
    lid = _asked_about(tx, vraag)
    if vraag.besluit is Besluit.NEE:
        _take_away(tx, lid, vraag, nu)
        if vraag.aanleiding is not Aanleiding.LINK:
            return
    asked_still = {other.lidmaatschap_id for other in tx.erkenningen.open_()}
    if lid.id not in asked_still:
        _let_in(tx, lid, vraag, nu, deps)


def _asked_about(tx: Tx, vraag: Erkenning) -> Lidmaatschap:
    return next(row for row, _, _ in tx.people.ooit_leden(vraag.livc_id) if row.id == vraag.lidmaatschap_id)


def _let_in(tx: Tx, lid: Lidmaatschap, vraag: Erkenning, nu: datetime, deps: Deps) -> None:
    """Open the organisation to the person; who chose a password already, hears of it."""
    tx.people.save_lidmaatschap(replace(lid, erkend_op=lid.erkend_op or nu, wacht_sinds=None))
    if tx.people.persoon(lid.persoon_id).wachtwoord_hash:
        queue_mails(tx, vraag, "erkend", [lid.persoon_id], deps)


def _take_away(tx: Tx, lid: Lidmaatschap, vraag: Erkenning, nu: datetime) -> None:
    """Undo what somebody else made: the membership, or the password set with a link, or the address.

    Who lost only a foreign link stays a colleague, and chooses a password with a link to the own address. Who was
    never a member anywhere loses the address, so that a slip can be made again.
    """
    tx.sessies.revoke_all(lid.persoon_id)
    tx.apparaten.revoke_all(lid.persoon_id)
    tx.sessies.use_links(lid.persoon_id, nu)
    persoon = replace(tx.people.persoon(lid.persoon_id), wachtwoord_hash=None)
    if vraag.aanleiding is Aanleiding.LIDMAATSCHAP:
        tx.people.save_lidmaatschap(replace(lid, tot=dag_van(nu) - timedelta(days=1)))
        if tx.people.lidmaatschappen(lid.persoon_id, dag_van(nu)):
            return
    tx.people.save_persoon(persoon if vraag.aanleiding is Aanleiding.LINK else replace(persoon, email=None))
