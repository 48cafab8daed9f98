"""What must be true after any crash, once web and worker had their turn again."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from functools import cache

from app.domain.errors import KeyMissingError
from app.domain.execution import Bundle
from app.domain.ids import KeyId, VersieId
from app.domain.instantie import Instantie
from app.domain.overleg import PuntStatus
from app.domain.stored import state_of
from app.procedure.bundle import model_of
from app.procedure.game import reachable
from app.services.clockwork.sweep_orphans import sweep_orphans
from app.services.ports.unit_of_work import Tx
from app.services.texts import read_text
from tests.faults.script import PROCESSEN, World

ALLES = 1_000_000
BUNDLES: dict[VersieId, Bundle] = {}


def ensure_whole(world: World, earned: Collection[str] = ()) -> None:
    """Fail with everything that is stuck, doubled or half; `earned` are incidents that had to come."""
    deps = world.deps
    sweep_orphans(sweep_orphans(frozenset(), deps), deps)
    with deps.uow.read(world.livc_id) as tx:
        used = tx.items.key_ids()
        there = {str(key) for key in deps.keys.ids()}
        assert there == used, f"keys without a row: {there - used}; rows without their key: {used - there}"
        assert not tx.audit.breuken(deps.audit_key), "the audit trail is broken"
        incidents = [i.wat for i in tx.outbox.incidenten(open_=False) if i.id not in earned]
        assert not incidents, f"the worker gave up: {incidents}"
        left = [job.soort for job in tx.outbox.pending()]
        assert not left, f"jobs are left: {left}"
        _ensure_moving(tx, world)
        _ensure_agenda(tx)
        _ensure_readable(tx, world)
    _ensure_destroyed(world)


def _ensure_moving(tx: Tx, world: World) -> None:
    """Every running instance waits for something, and the tables say exactly what its state says."""
    running = [i for process in PROCESSEN for i in tx.instanties.of_process(process)]
    for casus in world.casussen():
        slots = [i for i in running if i.slot == casus.id]
        assert [i.proces_id for i in slots].count("bewaring") == 1, (
            f"casus {casus.code} is not kept by a term"
        )
    for instantie in running:
        _ensure_consistent(tx, world, instantie)
    for slot in {i.slot for i in running}:
        _ensure_on_time(tx, world, slot)
    assert [i.proces_id for i in running].count("overleg") == 1


def _ensure_consistent(tx: Tx, world: World, instantie: Instantie) -> None:
    bundle, name = tx.versies.get(instantie.versie_id), instantie.proces_id
    inside = world.deps.engine.inspect(bundle, state_of(instantie))
    tasks = {t.id for t in tx.taken.of_slot(instantie.slot) if t.instantie_id == instantie.id}
    assert tasks == {t.task_id for t in inside.tasks}, f"{name}: the inbox is not the state"
    assert inside.tasks or inside.timers or inside.waiting, f"{name} is stuck"
    assert set(inside.active) == set(instantie.actief), f"{name}: the diagram is not the state"
    legal = positions(bundle)
    assert frozenset(inside.active) in legal, f"{name} can never stand at {sorted(inside.active)}"


@cache
def _positions(version: VersieId) -> frozenset[frozenset[str]]:
    return reachable(model_of(BUNDLES[version]), BUNDLES[version].process_id)


def positions(bundle: Bundle) -> frozenset[frozenset[str]]:
    """Return every set of elements at which the token game lets an instance of this version stand."""
    BUNDLES[bundle.version_id] = bundle
    return _positions(bundle.version_id)


def _ensure_on_time(tx: Tx, world: World, slot: str) -> None:
    """The armed timers of a slot are exactly those in the state of its instances, due when they are."""
    armed: Counter[tuple[str, datetime]] = Counter()
    for instantie in tx.instanties.of_slot(slot):
        if instantie.beeindigd is None:
            inside = world.deps.engine.inspect(tx.versies.get(instantie.versie_id), state_of(instantie))
            armed.update((timer.task_id, timer.due_at) for timer in inside.timers)
    rows = Counter((timer.task_id, timer.due_at) for timer in tx.instanties.timers(slot))
    assert rows == armed, f"terms lost: {armed - rows}; terms without a token: {rows - armed}"


def _ensure_agenda(tx: Tx) -> None:
    """A casus waits at one place of one agenda."""
    meetings = tx.tafel.overleggen()
    punten = [p for o in meetings for p in tx.tafel.punten(o.id)] + list(tx.tafel.punten(None))
    asked = Counter(p.casus_id for p in punten if p.status is PuntStatus.GEVRAAGD)
    assert not [c for c, times in asked.items() if c and times > 1], "a casus stands on the agenda twice"
    assert len([o for o in meetings if o.status != "gehouden"]) == 1, "not one meeting to come"


def _ensure_readable(tx: Tx, world: World) -> None:
    """No text outlived its key, and none was altered."""
    for organisatie in tx.people.organisaties(world.livc_id):
        for item in tx.items.of_eigenaar(organisatie.id):
            try:
                read_text(world.deps.keys, item)
            except KeyMissingError as error:
                raise AssertionError(f"item: {item.soort} cannot be read") from error


def _ensure_destroyed(world: World) -> None:
    """For each certificate keys and rows are gone and the ledger knows; and the other way round."""
    deps = world.deps
    with deps.uow.read(world.livc_id) as tx:
        certificates = tx.outbox.certificaten()
        used = tx.items.key_ids()
    entries = deps.ledger.entries()
    ledger = {entry.certificate_id: entry for entry in entries}
    assert len(ledger) == len(entries), "the ledger tells a destruction twice"
    for certificate in certificates:
        noted = ledger[certificate.id].key_ids if certificate.id in ledger else ()
        assert len(noted) == certificate.sleutels, "a certificate and the ledger count differently"
    for entry in entries:
        for key in entry.key_ids:
            assert not deps.keys.exists(KeyId(key)), "a destroyed key is still there"
            assert key not in used, "rows outlived their key"


def audited(world: World) -> Counter[str]:
    """Return how often each kind of step was written to the audit trail."""
    with world.deps.uow.read(world.livc_id) as tx:
        rows = [view.regel.wat for view in tx.audit.rows(None, 0, ALLES)]
    return Counter(wat for wat in rows if wat.endswith("_afgewerkt") or wat.startswith("consensus_"))


def told(world: World) -> Counter[tuple[str, str]]:
    """Return how often the timelines tell each step: (casus, element)."""
    found: Counter[tuple[str, str]] = Counter()
    for casus in world.casussen():
        with world.deps.uow.read(world.livc_id) as tx:
            lines = tx.casussen.gebeurtenissen(casus.id)
        found.update((casus.id, g.element_id) for g in lines if g.toestand == "voltooid")
    return found
