"""Another version came in force while a draft was open: the draft takes it in, file by file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import WEG, StapSoort
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.procedure.three_way import MIJN, NIEUW, joined, taken_in
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.studio.change_draft import Gewijzigd, Zet, add_step
from app.services.studio.compare_draft import Groep, grouped
from app.services.studio.loading import draft_files, draft_of, draft_to_change
from app.services.studio.show_draft import OntwerpKop, head_of
from app.services.studio.start_draft import files_of

KEUZES = frozenset({MIJN, NIEUW})


@dataclass(frozen=True)
class BringForward:
    """`keuzes`: name of a file that both sides changed → `MIJN` or `NIEUW`."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    keuzes: Mapping[str, str]


@dataclass(frozen=True)
class Bijwerking:
    """What bringing a draft forward would do."""

    kop: OntwerpKop
    nodig: bool
    overgenomen: Sequence[Groep]
    """What came in force meanwhile and is taken as it is."""
    te_kiezen: Sequence[tuple[str, Groep | None, Groep | None]]
    """Each file that both sides changed: its name, what the draft changed, and what came in force."""


def bring_forward(command: BringForward, deps: Deps) -> Gewijzigd:
    """Take in what came in force, as one step.

    Raises as changing a draft does, `ConflictError` when there is nothing to take in, and `FormInvalidError` for
    a file that both sides changed and for which nothing was chosen.
    """
    with deps.uow.begin(command.actor.livc_id) as tx:
        ontwerp = draft_to_change(tx, command.actor, command.ontwerp_id, command.revisie)
        now = tx.versies.release()
        if now.release_id == ontwerp.basis:
            raise ConflictError("Dit ontwerp staat al op wat in gebruik is. Er is niets gewijzigd.")
        mine = draft_files(tx, ontwerp.id)
        base, theirs = files_of(tx.versies.uitgave(ontwerp.basis)), files_of(now)
        found = joined(base, mine, theirs, command.keuzes)
        missing = [name for name in found.both if command.keuzes.get(name) not in KEUZES]
        if missing:
            raise FormInvalidError({name: ["Kies welke van beide blijft."] for name in missing})
        other = {name for name in found.files.keys() | mine.keys() if found.files.get(name) != mine.get(name)}
        became = _kept(tx, {name: found.files.get(name) for name in sorted(other)})
        said = Sentence("Bijgewerkt met wat intussen in gebruik kwam.")
        step = Zet(StapSoort.BIJGEWERKT, said, became)
        after = add_step(tx, command.actor, replace(ontwerp, basis=now.release_id), step)
    return Gewijzigd(after.revisie, said, tuple(name for name, _ in became))


def _kept(tx: Tx, files: Mapping[str, bytes | None]) -> tuple[tuple[str, str], ...]:
    there = {name: content for name, content in files.items() if content is not None}
    hashes = tx.ontwerpen.keep(there.values())
    became = dict.fromkeys(files, WEG) | dict(zip(there, hashes, strict=True))
    return tuple(became.items())


def show_forward(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> Bijwerking:
    """Return what would be taken in and what is to be chosen; raises `NotAllowedError`, `NotFoundError`."""
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, ontwerp_id)
        kop = head_of(tx, actor, ontwerp, tx.ontwerpen.stappen(ontwerp.id))
        now = tx.versies.release()
        if now.release_id == ontwerp.basis:
            return Bijwerking(kop, nodig=False, overgenomen=(), te_kiezen=())
        mine = draft_files(tx, ontwerp.id)
        base, theirs = files_of(tx.versies.uitgave(ontwerp.basis)), files_of(now)
    both = joined(base, mine, theirs, {}).both
    taken = frozenset(taken_in(base, mine, theirs))
    came, drafted = grouped(base, theirs), grouped(base, mine)
    ours = {groep.bestand: groep for groep in drafted}
    new = {groep.bestand: groep for groep in came}
    return Bijwerking(
        kop,
        nodig=True,
        overgenomen=[groep for groep in came if groep.bestand in taken],
        te_kiezen=[(name, ours.get(name), new.get(name)) for name in both],
    )
