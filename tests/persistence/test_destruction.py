"""A destroyed casus leaves nothing: no row, no id in any column, no bytes in the file."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from app.domain.caseteam import Teamlid
from app.domain.casus import Actie, Deelname, DeelnameStatus, Gebeurtenis, Verlenging
from app.domain.consensusbewijs import Consensusbewijs
from app.domain.ids import CasusId, InstantieId, ItemId, KeyId, LivcId, OntwerpId, PuntId, TaskId, VersieId
from app.domain.inlichten import Inlichting
from app.domain.opdracht import Incident
from app.domain.overleg import Aanwezige, Bevestiging, Getoond, Stem
from app.persistence.errors import StorageError
from app.persistence.tables import is_scoped, metadata
from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork
from app.services.ports.verhuizingen import Verhuizing
from tests.persistence.conftest import ALKEN, BREE, NU
from tests.persistence.full_disk import files_up_to
from tests.persistence.values import (
    AN,
    ATTEST,
    KEY,
    OCMW,
    casus,
    instantie,
    item,
    know_people,
    opdracht,
    punt,
    regel,
    sleutel,
    taak,
    timer,
)

GONE, STAYS = "c0ffee00c0ffee00c0ffee00c0ffee00", "deadbeefdeadbeefdeadbeefdeadbeef"
CANARY = b"KANARIE-7f3a"


def fill(tx: SqlTx, name: str) -> None:
    """Keep a row about the casus in every scoped table that has room for one."""
    casus_id, i, p = CasusId(name), InstantieId(f"i-{name[:4]}"), PuntId(f"p-{name[:4]}")
    tx.slots.add(name)
    tx.casussen.save(casus(name, code=f"2026-{name[:4]}"))
    tx.casussen.save_deelname(Deelname(casus_id, OCMW, DeelnameStatus.DEELNEMER, NU), ALKEN)
    tx.casussen.save_verlenging(Verlenging(ALKEN, casus_id, OCMW, NU.date()))
    tx.casussen.save_bevraagd(casus_id, [OCMW], ALKEN)
    tx.casussen.save_actie(Actie(f"a-{name[:4]}", ALKEN, casus_id, 1, OCMW, "begeleiding", "open"))
    tx.casussen.add_gebeurtenissen([Gebeurtenis(ALKEN, casus_id, NU, "casus", "c_intake", "Stap", "stap")])
    task = taak(f"t-{name[:4]}", instantie_id=i, casus_id=casus_id)
    tx.instanties.save(instantie(i, name), [task], [timer(f"m-{name[:4]}")], frozenset({"besproken"}))
    moved = instantie(i, name, verhuisd=True)
    was = Verhuizing(
        ALKEN, i, name, casus_id, "casus", moved.versie_id, VersieId("v2"), NU, CANARY, {}, (task,)
    )
    tx.verhuizingen.keep(was)
    tx.tafel.save_punt(punt(p, casus_id=casus_id))
    tx.tafel.save_teamlid(Teamlid(ALKEN, casus_id, AN, OCMW, NU.date()))
    tx.tafel.save_aanwezige(Aanwezige(p, AN, OCMW, frozenset(), NU), ALKEN)
    tx.tafel.save_stem(
        Stem(f"s-{name[:4]}", ALKEN, casus_id, TaskId(name), "traject", 1, AN, "h", "akkoord", None, NU)
    )
    tx.tafel.save_bevestiging(Bevestiging(f"b-{name[:4]}", ALKEN, AN, None, casus_id, "stem", "Akkoord", NU))
    tx.items.add_sleutel(sleutel(f"k1-{name[:4]}", name, casus_id=casus_id))
    tx.items.add_sleutel(sleutel(f"k2-{name[:4]}", p, zone="table", casus_id=None))
    tx.items.add_genoemd(KeyId(f"k3-{name[:4]}"), (casus_id,))
    tx.items.add(item(f"x-{name[:4]}", f"k1-{name[:4]}", casus_id=casus_id, inhoud=CANARY + name.encode()))
    tx.items.add(item(f"y-{name[:4]}", f"k2-{name[:4]}", punt_id=p, zone="table"))
    tx.items.add(item(f"z-{name[:4]}", f"k1-{name[:4]}", instantie_id=i))
    tx.items.save_getoond(Getoond(ItemId(f"x-{name[:4]}"), p, casus_id, NU), ALKEN)
    proof = Consensusbewijs(
        f"w-{name[:4]}", ALKEN, casus_id, TaskId(name), p, "fiche", 1, "h", "consensus", frozenset({AN}), NU
    )
    tx.fiches.save_bewijs(proof)
    asked = frozenset({"rol:burgemeester"})
    tx.inlichtingen.save(Inlichting(ALKEN, casus_id, i, "rol:burgemeester", asked))
    tx.publicaties.keep_keuzes(OntwerpId("ontwerp"), {("casus", casus_id, "d_weeg:termijn"): "houden"})
    tx.fiches.save_bronnen(ItemId(f"f-{name[:4]}"), casus_id, [ItemId(f"x-{name[:4]}")])
    tx.outbox.add(opdracht(f"o-{name[:4]}", name), f"casus:{name}")
    tx.outbox.add_incident(Incident(f"n-{name[:4]}", ALKEN, name, "termijn", "EngineError", NU, 5))
    tx.audit.record(regel(casus_id=casus_id, items=(f"x-{name[:4]}",)))


def both(uow: SqlUnitOfWork) -> None:
    with uow.begin(ALKEN) as tx:
        know_people(tx)
        for name in (GONE, STAYS):
            fill(tx, name)
    for name in (GONE, STAYS):
        with uow.read(ALKEN) as tx:
            shown = (f"x-{name[:4]}",)
            tx.audit.record(regel("casus_gelezen", soort="lezen", casus_id=CasusId(name), items=shown))


def test_a_destroyed_casus_is_in_no_row_of_no_table(uow: SqlUnitOfWork, engine: Engine) -> None:
    both(uow)
    before = counts(engine, ALKEN)
    with uow.begin(ALKEN) as tx:
        rows = tx.delete_casus(CasusId(GONE), ATTEST)
    assert everything(engine, ALKEN).count(GONE) == 0
    after = counts(engine, ALKEN)
    audit = {"audit_regel", "audit_item"}
    assert rows == sum(before[name] - after[name] for name in before if name not in audit)
    assert after["audit_regel"] == before["audit_regel"]
    once = {
        "procedure_versie",
        "casus_teller",
        "casus_nummer",
        "lidmaatschap",
        "mandaat",
        "overleg",
        "certificaat",
        "inventaris",
        "log_nazicht",
        "ontwerp",
        "ontwerp_inhoud",
        "ontwerp_stap",
        "publicatie",
        "erkenning",
        "formulier",
        "release",
        "release_versie",
        "organisatienaam",
        "vaste_zetel",
        "strategisch_overleg",
        "instructie",
        "strategische_zetel",
    }
    for name in before.keys() - audit - once:
        assert before[name] == 2 * after[name] > 0, f"{name}: half of it must stay"
    with uow.read(ALKEN) as tx:
        assert not tx.audit.breuken(KEY)


def test_the_other_casus_is_untouched(uow: SqlUnitOfWork) -> None:
    both(uow)
    with uow.begin(ALKEN) as tx:
        tx.delete_casus(CasusId(GONE), ATTEST)
    with uow.begin(ALKEN) as tx:
        tx.slots.lock(STAYS)
        assert tx.casussen.get(CasusId(STAYS)).code == "2026-dead"
        assert [t.id for t in tx.taken.of_slot(STAYS)] == ["t-dead"]
        assert tx.slots.claim_due(NU, NU) == STAYS
        assert len(tx.audit.readers(OCMW)) == 1


def test_destroying_twice_destroys_nothing_twice(uow: SqlUnitOfWork) -> None:
    both(uow)
    with uow.begin(ALKEN) as tx:
        tx.delete_casus(CasusId(GONE), ATTEST)
    with uow.begin(ALKEN) as tx:
        assert tx.delete_casus(CasusId(GONE), ATTEST) == 0


def test_another_livc_cannot_destroy_it(uow: SqlUnitOfWork, engine: Engine) -> None:
    both(uow)
    before = counts(engine, ALKEN)
    with uow.begin(BREE) as tx:
        assert tx.delete_casus(CasusId(GONE), ATTEST) == 0
    assert counts(engine, ALKEN) == before


def test_sqlite_keeps_no_bytes_of_what_was_destroyed(uow: SqlUnitOfWork, engine: Engine) -> None:
    both(uow)
    with uow.begin(ALKEN) as tx:
        tx.items.delete_key(f"k1-{GONE[:4]}")
        tx.delete_casus(CasusId(GONE), ATTEST)
    assert uow.checkpoint()
    if engine.dialect.name == "sqlite":
        path = Path(str(engine.url.database))
        kept = path.read_bytes() + path.with_name(path.name + "-wal").read_bytes()
        assert kept.count(CANARY + GONE.encode()) == 0
        assert kept.count(GONE.encode()) == 0
        assert kept.count(CANARY + STAYS.encode()) > 0


def test_a_reader_in_the_way_of_the_checkpoint_only_delays_it(uow: SqlUnitOfWork, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has no such log")
    log = Path(f"{engine.url.database}-wal")
    with uow.read(ALKEN) as tx:
        tx.livcs.all()
        both(uow)
        assert not uow.checkpoint()
        assert log.stat().st_size > 0
    with uow.begin(None) as tx:
        tx.livcs.beat(NU)
    assert log.stat().st_size == 0


def everything(engine: Engine, livc_id: LivcId) -> str:
    """Return every value of every column of every scoped table as text."""
    with SqlUnitOfWork(engine, lambda: NU).read(livc_id) as tx:
        return "\n".join(str(row) for rows in _tables(tx).values() for row in rows)


def counts(engine: Engine, livc_id: LivcId) -> dict[str, int]:
    with SqlUnitOfWork(engine, lambda: NU).read(livc_id) as tx:
        return {name: len(rows) for name, rows in _tables(tx).items()}


def _tables(tx: SqlTx) -> dict[str, list[object]]:
    from app.persistence.db import here

    return {
        table.name: list(tx.livcs.db.rows(select(table).where(here(table))))
        for table in metadata.sorted_tables
        if is_scoped(table)
    }


def test_the_next_process_rewrites_the_file_when_this_one_died_before_it_could(
    uow: SqlUnitOfWork, engine: Engine
) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps no such file of ours")
    with uow.begin(ALKEN) as tx:
        for number in range(40):
            fill(tx, f"{number:04}{GONE[4:]}")
    with uow.begin(ALKEN) as tx:
        for number in range(40):
            tx.delete_casus(CasusId(f"{number:04}{GONE[4:]}"), ATTEST)
    assert _free_pages(engine)
    next_process = SqlUnitOfWork(engine, lambda: NU)
    assert next_process.checkpoint()
    assert not _free_pages(engine)


def test_a_disk_too_full_to_rewrite_the_file_does_not_deny_what_was_kept(
    uow: SqlUnitOfWork, engine: Engine
) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps no such file of ours")
    both(uow)
    engine.dispose()
    log = Path(f"{engine.url.database}-wal")
    with uow.begin(ALKEN) as tx:
        tx.delete_casus(CasusId(GONE), ATTEST)
    room = log.stat().st_size + 60_000
    assert Path(str(engine.url.database)).stat().st_size > room
    with files_up_to(room):
        with pytest.raises(StorageError):
            uow.checkpoint()
        with uow.begin(ALKEN) as tx:
            tx.slots.add("kept while the disk was full")
        assert log.stat().st_size > 0, "there was room for the checkpoint"
    with uow.begin(ALKEN) as tx:
        tx.slots.lock("kept while the disk was full")
    assert not _free_pages(engine)
    assert log.stat().st_size == 0


def _free_pages(engine: Engine) -> int:
    """Return how many pages of SQLite's file hold nothing any more; rewritten, it has none."""
    with engine.connect().execution_options(outside=True) as connection:
        return int(connection.exec_driver_sql("PRAGMA freelist_count").scalar() or 0)
