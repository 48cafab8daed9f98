"""The fiche beside a step: as it would leave, for who answers about it at the table and for who delivers it."""

from collections.abc import Mapping

from app.domain.ids import CasusId
from app.domain.instantie import Taak
from app.domain.item import Item
from app.domain.people import Actor
from app.domain.toegang import grond_om_af_te_werken
from app.domain.words.step_kind import Beside
from app.domain.words.steps import kind_of
from app.domain.words.steps.fiche_opstellen import FICHE_OPSTELLEN
from app.domain.words.steps.fiche_verzenden import FICHE_VERZENDEN
from app.domain.words.subjects import find_subject
from app.services.deps import Deps
from app.services.fiches import find_draft
from app.services.loading import Loaded
from app.services.ports.unit_of_work import Tx
from app.services.telling.fiche_text import fiche_block
from app.services.texts import read_text
from app.services.views.items import Blok

Shown = tuple[list[Blok], list[Item]]


def shows_fiche(taak: Taak) -> bool:
    """Answer whether a step is about the fiche as it would leave."""
    subject = find_subject(taak.subject)
    return Beside.FICHE in kind_of(taak.kind).beside | (subject.beside if subject else frozenset())


def shown_beside(tx: Tx, actor: Actor, loaded: Loaded, deps: Deps) -> Shown:
    """Return the fiche with its item: for who takes part in the open point now, and for who delivers it."""
    if not _may_read(actor, loaded):
        return [], []
    draft = find_draft(tx, CasusId(loaded.taak.casus_id or ""))
    if draft is None:
        return [], []
    return fiche_block(tx, deps, draft), [draft]


def _may_read(actor: Actor, loaded: Loaded) -> bool:
    delivers = grond_om_af_te_werken(actor, loaded.taak, aan_tafel=False) is not None
    return delivers or loaded.at_table(actor)


def drafted_before(tx: Tx, taak: Taak, grond: str | None, deps: Deps) -> Mapping[str, object]:
    """Return what was drafted already, for who drafts on: a fiche that goes back is not typed anew."""
    if grond is None or taak.kind != FICHE_OPSTELLEN.word:
        return {}
    draft = find_draft(tx, CasusId(taak.casus_id or ""))
    if draft is None:
        return {}
    content = read_text(deps.keys, draft)
    return {key: _posted(said) for key, said in content.items()}


def _posted(said: object) -> list[str]:
    return [str(each) for each in said] if isinstance(said, list) else [str(said)]


def is_to_be_taken_out(taak: Taak, grond: str | None) -> bool:
    """Answer whether the reader takes a document out at this step."""
    return grond is not None and taak.kind == FICHE_VERZENDEN.word
