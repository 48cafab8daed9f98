"""What was typed into a step of the own space is not lost on the way to the next one, nor when one comes back."""

from collections.abc import Mapping, Sequence
from typing import cast

from app.domain.instantie import Taak
from app.domain.people import Actor
from app.domain.words.processes import process_of
from app.services.loading import Loaded
from app.services.running.mover import Mover
from app.services.tasks.drafts import BIJNAAM
from app.services.tasks.save_draft import NIET_BEWAREN, owner_of
from app.services.texts import CONCEPT, Content, Home, Note, read_text, write_text

Raw = Mapping[str, Sequence[str]]


def carry_on(mover: Mover, actor: Actor, loaded: Loaded, raw: Raw) -> Taak | None:
    """Keep what was typed for the step that follows in the own space; return that step.

    Anywhere else a draft ends with its step: what was written is kept as it was sent.
    """
    taak, tx = loaded.taak, mover.tx
    owner = owner_of(actor, loaded, mover.livc)
    draft = tx.items.find_concept(taak.id, owner) if loaded.heeft_concept else None
    kept = read_text(mover.deps.keys, draft) if draft else {}
    if loaded.heeft_concept:
        tx.items.delete_concepts(taak.id)
    if process_of(taak.proces_id).leaves_trace:
        return None
    following = next(iter(tx.taken.of_slot(loaded.instantie.slot)), None)
    words = _words(raw if taak.form else cast("Raw", kept.get("raw", {})))
    if following is not None and words and mover.livc.kluizen_aan:
        home = Home(taak.livc_id, "vault", owner, instantie_id=taak.instantie_id)
        note = Note(CONCEPT, {**_called(kept), "raw": words}, following.id, actor.persoon_id)
        write_text(tx, mover.deps.keys, home, note, mover.now)
    return following


def _words(typed: Raw) -> Raw:
    """Return what a person typed or chose, without what belongs to the page."""
    return {key: list(said) for key, said in typed.items() if key not in NIET_BEWAREN and any(said)}


def _called(kept: Content) -> Content:
    """Return what colleagues call it: the name goes along to the next step."""
    return {BIJNAAM: kept[BIJNAAM]} if kept.get(BIJNAAM) else {}
