from datetime import timedelta

import pytest

from app.domain.errors import KeyMissingError
from app.domain.ids import KeyId
from app.services.clockwork.carry_out_destruction import carry_out_destruction
from app.services.texts import read_text
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation


def key_ids(inst: Installation) -> set[str]:
    with inst.read() as tx:
        return {s.key_id for s in tx.items.sleutels(inst.casus.id)}


def gone(inst: Installation) -> bool:
    with inst.read() as tx:
        return tx.casussen.find_by_code("2026-01") is None


def test_a_casus_is_destroyed_a_year_after_the_last_discussion_and_not_a_day_sooner(at: At) -> None:
    inst = at("afgesloten")
    einde = inst.casus.vernietigen_op
    assert einde is not None
    assert einde == inst.casus.laatste_bespreking.replace(year=einde.year)  # type: ignore[union-attr]
    keys = key_ids(inst)
    while inst.today < einde - timedelta(days=1):
        inst.later(days=min(30, (einde - inst.today).days - 1))
    assert not gone(inst)
    inst.later(days=2)
    assert gone(inst)
    assert keys
    assert not any(inst.deps.keys.exists(KeyId(k)) for k in keys)


def test_an_open_casus_with_open_tasks_does_not_stop_the_destruction(at: At) -> None:
    inst = at("weerhouden")
    for _ in range(14):
        inst.later(days=28)
    assert gone(inst)
    assert {t.proces_id for t in inst.open_tasks()} <= {"overleg"}


def test_the_certificate_says_how_much_and_when_but_not_of_whom(at: At) -> None:
    inst = at("afgesloten")
    casus = inst.casus
    inst.later(days=400)
    with inst.read() as tx:
        found = tx.outbox.certificaten()
    assert {c.soort for c in found} == {"dossier", "casus"}
    told = repr(found)
    for secret in (NAAM, casus.code, casus.id, "Staal", "OCMW", str(inst.org("tom"))):
        assert secret not in told
    assert sum(c.sleutels for c in found) > 0
    assert all(c.onherstelbaar_vanaf == c.datum + timedelta(days=30) for c in found)


def test_every_destroyed_key_stands_in_the_ledger(at: At) -> None:
    inst = at("afgesloten")
    keys = key_ids(inst)
    inst.later(days=400)
    assert {k for entry in inst.deps.ledger.entries() for k in entry.key_ids} >= keys


def test_nothing_of_it_can_be_read_with_a_row_kept_aside(at: At) -> None:
    inst = at("afgesloten")
    with inst.read() as tx:
        kept = tx.items.of_casus(inst.casus.id, "register")
    assert any(NAAM in str(read_text(inst.deps.keys, i)) for i in kept)
    inst.later(days=400)
    for item in kept:
        with pytest.raises(KeyMissingError):
            read_text(inst.deps.keys, item)


def test_after_it_no_audit_row_points_to_the_casus_and_the_chain_is_whole(at: At) -> None:
    inst = at("afgesloten")
    casus_id, tom = inst.casus.id, inst.actor("tom").persoon_id
    inst.later(days=400)
    with inst.read() as tx:
        rows = [r.regel for r in tx.audit.rows(None, 0, 999)]
        assert not tx.audit.breuken(inst.deps.audit_key)
    assert not [r for r in rows if r.casus_id == casus_id]
    assert not [r for r in rows if r.persoon_id == tom]


def test_a_destruction_carried_out_twice_gives_one_certificate(at: At) -> None:
    inst = at("afgesloten")
    jobs = []
    inst.wait(days=400)
    from app.services.clockwork.fire_timers import fire_timers

    while fire_timers(inst.livc_id, inst.deps):
        with inst.read() as tx:
            jobs = list(tx.outbox.pending("vernietiging")) or jobs
    assert jobs
    for _ in range(2):
        with inst.begin() as tx:
            for job in jobs:
                carry_out_destruction(tx, job, inst.deps)
    with inst.read() as tx:
        ids = [c.id for c in tx.outbox.certificaten()]
    assert len(ids) == len(set(ids))


def test_a_casus_waits_for_the_files_whose_destruction_failed_so_that_each_gets_its_certificate(
    at: At,
) -> None:
    inst = at("afgesloten")
    inst.wait(days=400)
    from app.services.clockwork.fire_timers import fire_timers

    while fire_timers(inst.livc_id, inst.deps):
        pass
    now = inst.clock.now()
    with inst.begin() as tx:
        *dossiers, rest = tx.outbox.pending("vernietiging")
        assert {job.payload["soort"] for job in dossiers} == {"dossier"}
        for job in dossiers:
            tx.outbox.back_off(job.id, now + timedelta(seconds=2))
        again = carry_out_destruction(tx, rest, inst.deps)
    assert again
    assert again > now
    assert not gone(inst)
    for _ in range(2):  # the files, and then the rest
        inst.later(minutes=1)
    assert gone(inst)
    with inst.read() as tx:
        soorten = [c.soort for c in tx.outbox.certificaten()]
    assert soorten.count("dossier") == len(dossiers)


def test_a_file_that_was_given_up_does_not_keep_the_rest_from_being_destroyed(at: At) -> None:
    inst = at("afgesloten")
    inst.wait(days=400)
    from app.services.clockwork.fire_timers import fire_timers

    while fire_timers(inst.livc_id, inst.deps):
        pass
    with inst.begin() as tx:
        *dossiers, rest = tx.outbox.pending("vernietiging")
        for job in dossiers:
            for _ in range(5):
                tx.outbox.back_off(job.id, inst.clock.now())
            tx.outbox.park(job.id)
        assert carry_out_destruction(tx, rest, inst.deps) is None
    assert gone(inst)


def test_another_livc_keeps_what_is_its_own(at: At) -> None:
    inst = at("afgesloten")
    with inst.other.read() as tx:
        before = tx.audit.rows(None, 0, 99)
    inst.later(days=400)
    with inst.other.read() as tx:
        assert tx.audit.rows(None, 0, 99) == before
        assert tx.outbox.certificaten() == []
