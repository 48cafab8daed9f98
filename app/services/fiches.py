"""Home of a fiche on its way: its draft, who must answer, what an answer is on, and the proof of that."""

import hashlib
from collections.abc import Mapping, Sequence

from app.domain.consensus import hash_van
from app.domain.consensusbewijs import Consensusbewijs
from app.domain.errors import ConflictError
from app.domain.fiche import stand_van_bron
from app.domain.ids import CasusId, ItemId, KeyId, PersoonId, TaskId
from app.domain.item import Item, newest
from app.domain.overleg import Aanwezige, Agendapunt
from app.domain.words.steps.fiche_opstellen import FICHE_OPSTELLEN
from app.services.ports.unit_of_work import Tx

GEEN_ONTWERP = "Er ligt geen fiche voor. Er is niets gewijzigd."
GEEN_BEWIJS = "Er is geen consensus over deze fiche. Er vertrekt niets."
GEWIJZIGD = (
    "Sinds de consensus is de tekst, een toestemming of wie erbij was gewijzigd. Het akkoord geldt dus niet meer "
    "en er mag niets vertrekken. Kies “Toch niet bezorgd”; de tafel kan later opnieuw beginnen. Haalde u het "
    "bestand al op, vernietig het dan; gaf u het al door, meld dat dan als een mogelijk datalek."
)


def find_draft(tx: Tx, casus_id: CasusId) -> Item | None:
    """Return the draft of a casus, the last that was written; None while there is none."""
    return newest(_drafts(tx, casus_id))


def draft_of(tx: Tx, casus_id: CasusId) -> Item:
    """Return the draft of a casus. Raises `ConflictError` when there is none."""
    found = find_draft(tx, casus_id)
    if found is None:
        raise ConflictError(GEEN_ONTWERP)
    return found


def remove_drafts(tx: Tx, casus_id: CasusId) -> list[Item]:
    """Delete every draft of a casus and on what it rests; return them. The key of the vault stays."""
    drafts = _drafts(tx, casus_id)
    for draft in drafts:
        tx.items.delete(draft.id)
    tx.fiches.forget_bronnen(casus_id)
    return drafts


def _drafts(tx: Tx, casus_id: CasusId) -> list[Item]:
    return [item for item in tx.items.of_casus(casus_id, "vault") if item.kind == FICHE_OPSTELLEN.word]


def wipe_draft(tx: Tx, casus_id: CasusId) -> KeyId | None:
    """Delete every draft of a casus; return its key when that is for nothing any more."""
    drafts = remove_drafts(tx, casus_id)
    if not drafts or tx.items.of_casus(casus_id, "vault", drafts[0].eigenaar_id):
        return None
    key_id = KeyId(drafts[0].key_id)
    tx.items.delete_key(key_id)
    return key_id


def admitted(tx: Tx, punt: Agendapunt) -> frozenset[PersoonId]:
    """Return everyone who was admitted to the casus of a point at any moment of that meeting."""
    return frozenset(row.persoon_id for row in attendance(tx, punt))


def attendance(tx: Tx, punt: Agendapunt) -> list[Aanwezige]:
    """Return who takes or took part in any point about the same casus at that meeting."""
    found: list[Aanwezige] = []
    for each in _points_of_that_day(tx, punt):
        if each.casus_id == punt.casus_id:
            found += tx.tafel.aanwezigen(each.id)
    return found


def _points_of_that_day(tx: Tx, punt: Agendapunt) -> Sequence[Agendapunt]:
    return tx.tafel.punten(punt.overleg_id) if punt.overleg_id else [punt]


def what_leaves(tx: Tx, casus_id: CasusId, task_id: TaskId, punt: Agendapunt) -> Mapping[str, object]:
    """Return all that an answer on a fiche is about: its sealed text, what that rests on, and who was admitted.

    Raises `ConflictError` while there is no draft. The text is bound by its ciphertext: nothing is opened for it.
    """
    draft = draft_of(tx, casus_id)
    sealed = hashlib.sha256(draft.inhoud).hexdigest()
    known = {item.id: item for item in tx.items.of_casus(casus_id, "vault")}
    return {
        "over": casus_id,
        "stap": task_id,
        "tekst": (draft.id, draft.versie, sealed),
        "bronnen": sorted(_source(each, known.get(each)) for each in tx.fiches.bronnen(draft.id)),
        "deelnemers": sorted(admitted(tx, punt)),
    }


def _source(item_id: ItemId, item: Item | None) -> tuple[str, int, bool]:
    return (item_id, item.versie if item else 0, stand_van_bron(item))


def ensure_agreed(tx: Tx, casus_id: CasusId) -> Consensusbewijs:
    """Return the proof that everyone agreed on exactly the draft that lies there.

    Raises `ConflictError` without such a proof, and when text, permissions or attendance changed since.
    """
    proofs = [proof for proof in tx.fiches.bewijzen(casus_id) if proof.is_aan_tafel]
    if not proofs:
        raise ConflictError(GEEN_BEWIJS)
    for proof in proofs:
        now = what_leaves(tx, casus_id, proof.task_id, tx.tafel.punt(proof.punt_id))
        if proof.bewijst(hash_van(now)):
            return proof
    raise ConflictError(GEWIJZIGD)
