"""Half-filled forms of the own organisation: kept in its vault, told apart by a name or their first words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from app.domain.eigenaar import TAFEL
from app.domain.ids import OrganisatieId, PersoonId, TaskId
from app.domain.instantie import Taak
from app.domain.people import Actor, Livc
from app.domain.sentence import given_text, shortened
from app.domain.words.processes import process_of
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.deps import Deps
from app.services.loading import keeps_texts
from app.services.ports.unit_of_work import Tx
from app.services.texts import CONCEPT, Home, Note, read_text, sealed, write_text
from app.services.views.cards import EigenConcept

BIJNAAM = "bijnaam"
"""Beside what was typed: what colleagues call it, read in the own organisation and nowhere else."""
MOST = 10
"""Drafts that are told apart on the first screen."""
LONGEST = 60
"""Letters of what a draft is called."""


def keeps_draft(livc: Livc, taak: Taak) -> bool:
    """Answer whether a half-filled form of a step may be kept.

    Never of what is written at the table, nor of a yes or no in private: a colleague would read it (INV-51).
    """
    private = has_part(taak.kind, Part.AGREEING)
    return keeps_texts(livc, taak) and taak.rol != TAFEL and not private


def own_drafts(tx: Tx, actor: Actor, tasks: Sequence[Taak], deps: Deps) -> Mapping[TaskId, EigenConcept]:
    """Return what each step in the own space is called; of a casus nothing is read here: such a read is noted."""
    mine = [taak for taak in tasks if is_own_space(actor, taak)]
    return {taak.id: _called(tx, taak, deps) for taak in mine[:MOST]}


def is_own_space(actor: Actor, taak: Taak) -> bool:
    """Answer whether a step lies in the space of an organisation of the actor, outside any casus."""
    alone = taak.casus_id is None and process_of(taak.proces_id).own_space
    return alone and taak.organisatie_id in actor.organisaties


def _called(tx: Tx, taak: Taak, deps: Deps) -> EigenConcept:
    item = tx.items.find_concept(taak.id, taak.organisatie_id) if taak.organisatie_id else None
    if item is None:
        return EigenConcept()
    content = read_text(deps.keys, item)
    name = str(content.get(BIJNAAM) or "")
    words = name or _first_words(content.get("raw"))
    return EigenConcept(given_text(words) if words else None, name, item.aangemaakt)


def _first_words(raw: object) -> str:
    """Return how the first text begins; a choice is one word, and tells nothing apart."""
    if not isinstance(raw, dict):
        return ""
    texts = (" ".join(str(text).split()) for text in chain.from_iterable(raw.values()))
    return shortened(next((text for text in texts if " " in text), ""), LONGEST)


def keep_draft(
    tx: Tx, place: Home, task_id: TaskId, author: PersoonId, content: Mapping[str, object], deps: Deps
) -> datetime:
    """Write the draft of a step, or a new version of it; what it is called stays. Returns the moment."""
    now = tx.now.domain
    old = tx.items.find_concept(task_id, OrganisatieId(place.eigenaar_id))
    if old is None:
        write_text(tx, deps.keys, place, Note(CONCEPT, content, task_id, author), now)
        return now
    fresh = replace(old, versie=old.versie + 1, aangemaakt=now)
    tx.items.replace(sealed(deps.keys, fresh, {**read_text(deps.keys, old), **content}))
    return now
