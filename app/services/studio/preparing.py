"""What becomes of every running casus when a draft comes in force: procedure by procedure, nothing moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.domain.errors import DomainError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.domain.migration import BLIJF, Answers, Fate
from app.domain.release import Release
from app.domain.stored import state_of
from app.domain.words.processes import process_of
from app.procedure.bundle import model_of
from app.procedure.reading import name_in
from app.services.deps import Deps
from app.services.ports.publicaties import Keuzes
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Lopend
from app.services.procedures.preview_migration import VerhuisGroep, VerhuisRegel, grouped_lines, lines_towards
from app.services.running.bindings import bindings_of

HELE_CASUS: Final = "alles"
"""The question of which the answer `BLIJF` lets one casus stay, whatever the others do."""


@dataclass(frozen=True)
class ProefGroep:
    """The casussen of which the same is said, at the same place; the choices are those that were kept."""

    groep: VerhuisGroep
    hier: Sequence[str]
    """The names of where they stand."""
    straks: Sequence[str]
    """And after the move; empty where they do not move."""
    actief: tuple[str, ...]
    straks_actief: tuple[str, ...]
    van: VersieId
    blijvers: frozenset[str]
    """Slots that were chosen to stay."""

    @property
    def lot(self) -> Fate:
        """What becomes of them."""
        return self.groep.plan.outcome


@dataclass(frozen=True)
class ProefProces:
    """One procedure with what runs of it."""

    proces_id: str
    naam: str
    naar: VersieId
    groepen: Sequence[ProefGroep]
    keuzes: Answers
    """Question → the answer for every casus of which it is asked."""

    @property
    def mee(self) -> int:
        """How many casussen move."""
        return self._aantal(Fate.MOVES)

    @property
    def blijft(self) -> int:
        """How many stay whatever is chosen."""
        return self._aantal(Fate.STAYS)

    @property
    def vraagt(self) -> int:
        """How many ask a choice."""
        return self._aantal(Fate.ASKS)

    def _aantal(self, lot: Fate) -> int:
        return sum(len(each.groep.regels) for each in self.groepen if each.lot is lot)


@dataclass(frozen=True)
class Gaat:
    """A slot that moves: to which version, and what was decided for it."""

    naar: Bundle
    slot: str
    antwoorden: Answers


def answers_of(keuzes: Keuzes, proces_id: str, slot: str) -> Answers:
    """Return what was decided for a slot: for all, and otherwise for this one."""
    every = _chosen(keuzes, proces_id, "")
    return every | _chosen(keuzes, proces_id, slot)


def _chosen(keuzes: Keuzes, proces_id: str, slot: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for (name, of, question), answer in keuzes.items():
        if (name, of) == (proces_id, slot) and question != HELE_CASUS:
            found[question] = answer
    return found


def stays(keuzes: Keuzes, proces_id: str, slot: str) -> bool:
    """Answer whether was chosen that this casus stays, whatever the others do."""
    return keuzes.get((proces_id, slot, HELE_CASUS)) == BLIJF


def prepared(tx: Tx, release: Release, keuzes: Keuzes, deps: Deps) -> list[ProefProces]:
    """Return what becomes of what runs, for each procedure of which something runs on another version."""
    found: list[ProefProces] = []
    for proces_id in sorted(release.bundles):
        lopend = _running(tx, release.bundles[proces_id])
        if lopend:
            found.append(_process(tx, release.bundles[proces_id], lopend, keuzes, deps))
    return found


def _running(tx: Tx, naar: Bundle) -> Sequence[Lopend]:
    if process_of(naar.process_id).own_space:
        return ()
    return tx.verhuizingen.lopend(naar.process_id, naar.version_id)


def moves(tx: Tx, release: Release, keuzes: Keuzes, deps: Deps) -> list[Gaat]:
    """Return every slot that moves with the choices that were kept."""
    found: list[Gaat] = []
    for proces_id in sorted(release.bundles):
        naar, decided = release.bundles[proces_id], partial(answers_of, keuzes, proces_id)
        lines = lines_towards(tx, deps, naar, _running(tx, naar), decided)
        going = [line.slot for line in lines if line.plan.outcome is Fate.MOVES]
        found += [Gaat(naar, slot, decided(slot)) for slot in going if not stays(keuzes, proces_id, slot)]
    return found


def _process(tx: Tx, naar: Bundle, lopend: Sequence[Lopend], keuzes: Keuzes, deps: Deps) -> ProefProces:
    proces_id = naar.process_id
    lines = lines_towards(tx, deps, naar, lopend, lambda _: {})
    first = {each.instantie.slot: each for each in reversed(lopend)}
    by_place: dict[object, list[VerhuisRegel]] = {}
    for line in lines:
        place = (line.van, first[line.slot].instantie.actief)
        by_place.setdefault(place, []).append(line)
    tell = partial(_group, tx, deps, naar, first, keuzes)
    groups = [tell(groep) for lines in by_place.values() for groep in grouped_lines(lines)]
    order = [Fate.ASKS, Fate.STAYS, Fate.MOVES]
    groups.sort(key=lambda each: (order.index(each.lot), -len(each.groep.regels)))
    every = answers_of(keuzes, proces_id, "")
    return ProefProces(proces_id, name_in(naar, proces_id), naar.version_id, groups, every)


def _group(
    tx: Tx, deps: Deps, naar: Bundle, first: Mapping[str, Lopend], keuzes: Keuzes, groep: VerhuisGroep
) -> ProefGroep:
    sample = first[groep.regels[0].slot]
    old = tx.versies.get(sample.instantie.versie_id)
    answers = answers_of(keuzes, naar.process_id, sample.instantie.slot)
    after = _after(tx, deps, old, naar, sample, answers)
    slots = [regel.slot for regel in groep.regels]
    staying = frozenset(slot for slot in slots if stays(keuzes, naar.process_id, slot))
    return ProefGroep(
        groep,
        _names(old, sample.instantie.actief),
        _names(naar, after),
        tuple(sample.instantie.actief),
        after,
        old.version_id,
        staying,
    )


def _after(
    tx: Tx, deps: Deps, old: Bundle, naar: Bundle, sample: Lopend, answers: Answers
) -> tuple[str, ...]:
    """Return where one of them would stand; nothing where it does not move."""
    state, bindings = state_of(sample.instantie), bindings_of(tx, sample.instantie)
    try:
        return tuple(deps.engine.migrate(old, naar, state, answers, bindings, tx.now.domain).active)
    except DomainError:
        return ()


def _names(bundle: Bundle, ids: Iterable[str]) -> list[str]:
    """Return the names of what people do or wait for there; parts and gateways are left out."""
    elements = model_of(bundle).elements
    known = [elements[each] for each in ids if each in elements]
    told = [each.name for each in known if each.type not in _AROUND and each.name]
    return list(dict.fromkeys(told))


_AROUND: Final = frozenset({"subProcess", "callActivity", "boundaryEvent"})
