"""Change a draft: the one way in, for list, drawing, tables, forms, repairs and imports alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.execution import FORMS
from app.domain.ids import OntwerpId
from app.domain.ontwerp import WEG, Ontwerp, OntwerpStap, StapSoort, na
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.procedure.form_edits.zones import ensure_own_stays
from app.procedure.places import ensure_fits
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.studio.changes import DraftChange
from app.services.studio.loading import draft_files, draft_of, draft_to_change, ensure_may_change, record

EERSTE: Final = 1
"""The revision with which every draft begins."""


@dataclass(frozen=True)
class ChangeDraft:
    """`revisie` is the one that the person looked at."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    change: DraftChange


@dataclass(frozen=True)
class Gewijzigd:
    """Which revision the draft has now, what was done, and which files became otherwise; none when nothing did."""

    revisie: int
    said: Sentence
    bestanden: tuple[str, ...]


def change_draft(command: ChangeDraft, deps: Deps) -> Gewijzigd:
    """Make the change as the next step of the draft.

    Raises `ConflictError` when it went on since `revisie`, is another's or is not open, and `ModelError` when the
    change cannot be made; nothing is changed then. What takes long is worked out before anything is locked.
    """
    with deps.uow.read(command.actor.livc_id) as tx:
        found = draft_of(tx, command.actor, command.ontwerp_id)
        ensure_may_change(tx, command.actor, found, command.revisie)
        before = draft_files(tx, command.ontwerp_id)
    changed = command.change.on(before)
    other = {name: new for name, new in changed.files.items() if new != before.get(name)}
    if not other:
        return Gewijzigd(command.revisie, changed.said, ())
    _ensure_own_stays(command, other, deps)
    after = {name: new for name, new in {**before, **other}.items() if new is not None}
    ensure_fits(after)
    with deps.uow.begin(command.actor.livc_id) as tx:
        ontwerp = draft_to_change(tx, command.actor, command.ontwerp_id, command.revisie)
        became = _kept(tx, other)
        add_step(tx, command.actor, ontwerp, Zet(StapSoort.WIJZIGING, changed.said, became))
    return Gewijzigd(ontwerp.revisie + 1, changed.said, tuple(sorted(other)))


def _ensure_own_stays(command: ChangeDraft, other: Mapping[str, bytes | None], deps: Deps) -> None:
    """Raise `ModelError` where what lay in an own file when the draft began would lie elsewhere."""
    if any(name.startswith(FORMS) for name in other):
        with deps.uow.read(command.actor.livc_id) as tx:
            began = draft_files(tx, command.ontwerp_id, EERSTE)
        ensure_own_stays(began, other)


@dataclass(frozen=True)
class Zet:
    """What the next step of a draft does; `van` is the step that it undoes or makes again."""

    soort: StapSoort
    wat: str
    bestanden: tuple[tuple[str, str], ...] = ()
    van: int | None = None


def add_step(tx: Tx, actor: Actor, ontwerp: Ontwerp, zet: Zet) -> Ontwerp:
    """Write the next step of a draft, and that it was made; return the draft after it."""
    stap = OntwerpStap(
        ontwerp.id,
        ontwerp.livc_id,
        ontwerp.revisie + 1,
        zet.soort,
        str(zet.wat),
        actor.persoon_id,
        tx.now.real,
        zet.bestanden,
        zet.van,
    )
    after = na(ontwerp, stap)
    tx.ontwerpen.add_stap(stap)
    tx.ontwerpen.save(after)
    record(tx, actor, "ontwerp_gewijzigd", ontwerp.id)
    return after


def _kept(tx: Tx, files: Mapping[str, bytes | None]) -> tuple[tuple[str, str], ...]:
    """Keep what the files become; return name and hash of each."""
    became = dict.fromkeys(sorted(files), WEG)
    there = {name: content for name, content in files.items() if content is not None}
    hashes = tx.ontwerpen.keep(there.values())
    became |= zip(there, hashes, strict=True)
    return tuple(became.items())
