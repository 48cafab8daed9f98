"""The head of every use case of the studio: who may, which draft, and what its files hold."""

from collections.abc import Sequence

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import OntwerpId
from app.domain.kalender import dag_van, uur_van
from app.domain.ontwerp import Ontwerp, OntwerpStap, OntwerpStatus, standen
from app.domain.people import Actor, Rol
from app.domain.sentence import given_text
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx

LEZERS = frozenset({Rol.COORDINATOR, Rol.BURGEMEESTER})
"""Who may see a draft: who makes it, and who decides whether it comes in force."""


def ensure_drafts(actor: Actor) -> None:
    """Raise `NotAllowedError` unless this person may draft."""
    if Rol.COORDINATOR not in actor.rollen:
        raise NotAllowedError


def draft_of(tx: Tx, actor: Actor, ontwerp_id: OntwerpId) -> Ontwerp:
    """Return a draft to be looked at; raises `NotAllowedError` or `NotFoundError`."""
    if not actor.rollen & LEZERS:
        raise NotAllowedError
    found = tx.ontwerpen.find(ontwerp_id)
    if found is None:
        raise NotFoundError
    return found


def draft_to_change(tx: Tx, actor: Actor, ontwerp_id: OntwerpId, revisie: int) -> Ontwerp:
    """Return a draft that this person may change now, and nobody else until the end of the transaction.

    Raises as `ensure_may_change` does, and `NotFoundError`.
    """
    ensure_drafts(actor)
    found = tx.ontwerpen.lock(ontwerp_id)
    if found is None:
        raise NotFoundError
    ensure_may_change(tx, actor, found, revisie)
    return found


def ensure_may_change(tx: Tx, actor: Actor, ontwerp: Ontwerp, revisie: int) -> None:
    """Raise `NotAllowedError`, or `ConflictError` where it is another's, is not open, or went on since `revisie`.

    Who did what, and since when, stands in the sentence.
    """
    ensure_drafts(actor)
    ensure_open(ontwerp)
    ensure_own(tx, actor, ontwerp)
    ensure_last(tx, ontwerp, revisie)


def ensure_open(ontwerp: Ontwerp) -> None:
    """Raise `ConflictError` for a draft that was put aside or published."""
    if ontwerp.status is OntwerpStatus.OPZIJ:
        raise ConflictError("Dit ontwerp ligt opzij. Neem het eerst weer op. Er is niets gewijzigd.")
    if ontwerp.status is OntwerpStatus.GEPUBLICEERD:
        raise ConflictError(
            "Dit ontwerp is gepubliceerd en blijft zoals het is. Begin een nieuw ontwerp om verder te wijzigen."
        )


def ensure_own(tx: Tx, actor: Actor, ontwerp: Ontwerp) -> None:
    """Raise `ConflictError` where another works on it, with who and since when."""
    if ontwerp.eigenaar_id != actor.persoon_id:
        raise ConflictError(
            "{wie} werkt sinds {dag} om {uur} uur aan dit ontwerp. Uw wijziging is niet gemaakt. Neem het ontwerp "
            "over als u verder wilt werken.",
            wie=tx.people.persoon(ontwerp.eigenaar_id).naam,
            dag=dag_van(ontwerp.eigenaar_sinds),
            uur=uur_van(ontwerp.eigenaar_sinds),
        )


def ensure_last(tx: Tx, ontwerp: Ontwerp, revisie: int) -> None:
    """Raise `ConflictError` where the draft went on since, with what was done and by whom."""
    if ontwerp.revisie == revisie:
        return
    last = tx.ontwerpen.stappen(ontwerp.id)[-1]
    raise ConflictError(
        "Dit ontwerp is intussen verder. Het laatste, door {wie} op {dag} om {uur} uur: “{wat}”. Uw wijziging is "
        "niet gemaakt. Kijk hoe het er nu voor staat, en maak ze opnieuw.",
        wie=tx.people.persoon(last.door).naam,
        dag=dag_van(last.moment),
        uur=uur_van(last.moment),
        wat=given_text(last.wat),
    )


def draft_files(tx: Tx, ontwerp_id: OntwerpId, revisie: int | None = None) -> dict[str, bytes]:
    """Return the files of a draft as they were at a revision, or as they are now."""
    return files_after(tx, tx.ontwerpen.stappen(ontwerp_id), revisie)


def files_after(tx: Tx, stappen: Sequence[OntwerpStap], revisie: int | None = None) -> dict[str, bytes]:
    """Return what the files hold after these steps."""
    hashes = standen(stappen, revisie)
    contents = tx.ontwerpen.contents(hashes.values())
    return {name: contents[hash_] for name, hash_ in sorted(hashes.items())}


def record(tx: Tx, actor: Actor, wat: str, ontwerp_id: OntwerpId) -> None:
    """Write in the audit trail what somebody did with a draft."""
    who = actor.persoon_id, actor.organisatie_id, None
    tx.audit.record(AuditRegel(tx.now.real, "schrijven", wat, "rol", *who, (ontwerp_id,)))
