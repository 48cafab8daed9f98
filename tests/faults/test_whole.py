"""What looks for damage sees it: each kind is done by hand, and named."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.domain.ids import KeyId
from tests.faults.clock import FIRST, StandingClock
from tests.faults.conftest import Ground
from tests.faults.installations import open_deps, sqlite_in
from tests.faults.script import Script, World
from tests.faults.twin import Twin, ensure_same
from tests.faults.whole import ensure_whole, positions

MOMENT = FIRST + timedelta(days=30)
ACTS = 14


@dataclass
class Pair:
    """Two installations in which the same was done; the first one is damaged."""

    mine: Twin
    other: Twin
    before: bytes
    """The state of the casus before the last act."""

    def check(self) -> None:
        ensure_whole(self.mine.world)
        ensure_same(self.mine.world, self.other.world)

    def sql(self, statement: str, *values: object) -> list[tuple[bytes, ...]]:
        path = make_url(str(self.mine.world.deps.uow._engine.url)).database  # type: ignore[attr-defined]
        with closing(sqlite3.connect(path or "")) as connection, connection:
            return connection.execute(statement, values).fetchall()


def _twin(folder: Path) -> Twin:
    clock = StandingClock(MOMENT)
    return Twin(World(open_deps(folder, sqlite_in(folder), clock)), clock)


@pytest.fixture(scope="module")
def lived(sqlite_ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A folder with both installations, and the state of the casus before the last act."""
    folder = tmp_path_factory.mktemp("lived")
    for name in ("a", "b"):
        sqlite_ground.copy(folder / name)
    pair = Pair(_twin(folder / "a"), _twin(folder / "b"), b"")
    script = Script(pair.mine.world)
    for number in range(ACTS):
        act = script.next() or script.begin()
        assert act
        script.begun += act.taak is None
        if number == ACTS - 1:
            [(pair.before,)] = pair.sql("SELECT state FROM instantie WHERE proces_id = 'casus'")
        for each in (pair.mine, pair.other):
            each.follow(act, MOMENT)
    return folder, pair.before


@pytest.fixture
def pair(lived: tuple[Path, bytes], tmp_path: Path) -> Pair:
    folder, before = lived
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Pair(_twin(tmp_path / "a"), _twin(tmp_path / "b"), before)


def test_without_damage_nothing_is_said(pair: Pair) -> None:
    pair.check()


def _old_state(pair: Pair) -> None:
    """What a commit in two halves leaves: tasks and timers of after, state of before."""
    pair.sql("UPDATE instantie SET state = ? WHERE proces_id = 'casus'", pair.before)


def _lost_key(pair: Pair) -> None:
    deps = pair.mine.world.deps
    deps.keys.destroy(KeyId(min(deps.keys.ids())))


def _sql(statement: str) -> Callable[[Pair], None]:
    def damage(pair: Pair) -> None:
        pair.sql(statement)

    return damage


DAMAGES: dict[str, tuple[Callable[[Pair], None], str]] = {
    "a timer's row is forgotten": (_sql("DELETE FROM timer"), "terms lost"),
    "a timer is due later": (_sql("UPDATE timer SET due_at = datetime(due_at, '+1 hour')"), "terms"),
    "a timer without a token": (
        _sql(
            "INSERT INTO timer (livc_id, instantie_id, task_id, slot, element_id, process_id, name, due_at)"
            " SELECT livc_id, instantie_id, 'x', slot, element_id, process_id, name, due_at FROM timer LIMIT 1"
        ),
        "terms without a token",
    ),
    "a task's row is forgotten": (
        _sql("DELETE FROM taak"),
        "inbox is not the state",
    ),
    "a task without a token": (
        _sql("UPDATE taak SET id = '00000000000000000000000000000000' WHERE id = (SELECT max(id) FROM taak)"),
        "inbox is not the state",
    ),
    "half a commit": (_old_state, "casus: the (inbox|diagram) is not the state"),
    "the diagram lies": (_sql("UPDATE instantie SET actief = '[\"e_eval\"]'"), "diagram is not the state"),
    "a step is told twice": (
        _sql(
            "INSERT INTO gebeurtenis (livc_id, casus_id, moment, proces_id, element_id, wat, soort)"
            " SELECT livc_id, casus_id, moment, proces_id, element_id, wat, soort FROM gebeurtenis LIMIT 1"
        ),
        "gebeurtenis: too much",
    ),
    "a step is not told": (
        _sql("DELETE FROM gebeurtenis WHERE nummer = (SELECT min(nummer) FROM gebeurtenis)"),
        "gebeurtenis: too much .*; missing .*",
    ),
    "an audit row is gone": (
        _sql(
            "DELETE FROM audit_regel WHERE keten IS NOT NULL"
            " AND ketennummer = (SELECT min(ketennummer) FROM audit_regel)"
        ),
        "audit trail is broken",
    ),
    "an attendance is gone": (_sql("DELETE FROM deelname"), "deelname"),
    "a text is gone": (_sql("DELETE FROM item"), "item"),
    "a text was altered": (_sql("UPDATE item SET inhoud = x'00'"), "item: .* cannot be read"),
    "a key is gone": (_lost_key, "rows without their key"),
    "a job is left": (
        _sql(
            "INSERT INTO opdracht (livc_id, id, slot, soort, payload, vanaf, pogingen, geparkeerd)"
            " SELECT livc_id, 'x', slot, 'bericht', '{}', '2026-01-01', 0, 0 FROM slot LIMIT 1"
        ),
        "jobs are left",
    ),
    "an incident": (
        _sql(
            "INSERT INTO incident (livc_id, id, slot, soort, wat, sinds, pogingen)"
            " SELECT livc_id, 'x', slot, 'termijn', 'X', '2026-01-01', 5 FROM slot LIMIT 1"
        ),
        "the worker gave up",
    ),
    "nothing keeps the casus": (
        _sql("UPDATE instantie SET beeindigd = 'x' WHERE proces_id = 'bewaring'"),
        "not kept by a term",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_seen_and_named(pair: Pair, name: str) -> None:
    damage, words = DAMAGES[name]
    damage(pair)
    with pytest.raises(AssertionError, match=words):
        pair.check()


def test_the_token_game_knows_where_a_casus_can_never_stand(pair: Pair) -> None:
    world = pair.mine.world
    with world.deps.uow.read(world.livc_id) as tx:
        bundle = tx.versies.find_current("casus")
        [instantie] = tx.instanties.of_process("casus")
    assert bundle
    assert frozenset(instantie.actief) in positions(bundle)
    assert frozenset({*instantie.actief, "e_eval"}) not in positions(bundle)
