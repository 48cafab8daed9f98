"""The agreed fiche is taken out: one document, of exactly that text, once (INV-01, INV-02)."""

from dataclasses import dataclass, replace

from app.domain.casus import Casus
from app.domain.consensusbewijs import Consensusbewijs
from app.domain.document import fiche_document
from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.fiche import Fichetekst
from app.domain.ids import TaskId
from app.domain.instantie import Taak
from app.domain.item import Item
from app.domain.people import Actor
from app.domain.toegang import grond_om_af_te_werken
from app.domain.verklaring import ensure_gebonden
from app.domain.words.steps.fiche_verzenden import FICHE_VERZENDEN
from app.services.deps import Deps
from app.services.fiches import draft_of, ensure_agreed
from app.services.loading import load_task
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.telling.fiche_text import text_of
from app.services.views.documents import Bestand

AL_GEHAALD = (
    "De fiche is al opgehaald, en dat kan maar één keer. Er is niets gewijzigd. Is het bestand weg, kies dan "
    "“Toch niet bezorgd”."
)


@dataclass(frozen=True)
class Fiche:
    """A fiche that may leave, and whether it was taken out."""

    taak: Taak
    tekst: Fichetekst
    gehaald: bool


def show_fiche(actor: Actor, task_id: TaskId, deps: Deps) -> Fiche:
    """Return the text that was agreed on. Raises `ConflictError` when the consensus does not hold any more."""
    with deps.uow.read(actor.livc_id) as tx:
        taak, casus = _delivering(tx, actor, task_id, lock=False)
        proof, draft = ensure_agreed(tx, casus.id), draft_of(tx, casus.id)
        _record(
            tx, actor, casus, AuditRegel(deps.clock.now(), "lezen", "fiche_gelezen", "rol", items=(draft.id,))
        )
        return Fiche(taak, text_of(tx, deps, draft), gehaald=proof.gehaald_op is not None)


def fetch_fiche(actor: Actor, task_id: TaskId, deps: Deps) -> Bestand:
    """Return the one document, and note that it was taken out: a second time is refused (`ConflictError`)."""
    with deps.uow.begin(actor.livc_id) as tx:
        _, casus = _delivering(tx, actor, task_id, lock=True)
        proof, draft = ensure_agreed(tx, casus.id), draft_of(tx, casus.id)
        if proof.gehaald_op is not None:
            raise ConflictError(AL_GEHAALD)
        document = deps.documents.pdf(fiche_document(text_of(tx, deps, draft)))
        _taken_out(tx, actor, casus, proof, draft, deps)
    return Bestand(f"fiche-{casus.code}.pdf", document)


def _taken_out(tx: Tx, actor: Actor, casus: Casus, proof: Consensusbewijs, draft: Item, deps: Deps) -> None:
    now = deps.clock.now()
    tx.fiches.save_bewijs(replace(proof, gehaald_op=now))
    regel = AuditRegel(now, "schrijven", "fiche_opgehaald", "rol", items=(draft.id, proof.id))
    _record(tx, actor, casus, regel)


def _delivering(tx: Tx, actor: Actor, task_id: TaskId, *, lock: bool) -> tuple[Taak, Casus]:
    loaded = load_task(tx, task_id, lock=lock)
    if loaded.taak.kind != FICHE_VERZENDEN.word or loaded.casus is None:
        raise NotFoundError
    if grond_om_af_te_werken(actor, loaded.taak, aan_tafel=False) is None:
        raise NotAllowedError
    ensure_gebonden(actor, (loaded.casus,))
    return loaded.taak, loaded.casus


def _record(tx: Tx, actor: Actor, casus: Casus, regel: AuditRegel) -> None:
    tx.audit.record(
        replace(regel, persoon_id=actor.persoon_id, organisatie_id=actor.organisatie_id, casus_id=casus.id)
    )
