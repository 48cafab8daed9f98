"""What has no casus of its own is destroyed on its day: papers, own spaces, tables, keys without a place."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.errors import KeyMissingError
from app.domain.ids import KeyId, LivcId, new_id
from app.domain.item import Sleutel
from app.services.clockwork import run_jobs as jobs
from app.services.clockwork.carry_out_destruction import carry_out_destruction
from app.services.clockwork.expire_keys import expire_keys
from app.services.ports.unit_of_work import Tx, UnitOfWork
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.texts import read_text
from tests.asking import texts_of
from tests.services.clockwork.nights import inventory, keys_of, meeting, night
from tests.services.conftest import At
from tests.services.installation import Installation


def test_who_was_at_a_point_about_no_casus_is_forgotten_after_a_year_also_without_vaults(at: At) -> None:
    inst = at("leeg")
    from app.services.table.request_point import RequestPoint, request_point

    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.meet("hilde", "joris", "katrien")
    with inst.read() as tx:
        (punt,) = tx.tafel.punten(meeting(inst))  # type: ignore[arg-type]
        assert tx.tafel.aanwezigen(punt.id)
    inst.step("joris", "u_dicht")
    inst.later(days=366)
    night(inst)
    with inst.read() as tx:
        assert not tx.tafel.punten(punt.overleg_id)
        assert not tx.tafel.aanwezigen(punt.id)


def test_asking_and_destroying_twice_destroys_once(at: At) -> None:
    inst = at("op_tafel")
    inst.later(days=366)
    expire_keys(inst.livc_id, inst.deps)
    expire_keys(inst.livc_id, inst.deps)
    with inst.read() as tx:
        asked = [job for job in tx.outbox.pending("vernietiging") if job.payload["soort"] == "papieren"]
    assert len(asked) == len({job.payload["sleutels"] for job in asked})
    for _ in range(2):
        with inst.begin() as tx:
            for job in asked:
                carry_out_destruction(tx, job, inst.deps)
    with inst.read() as tx:
        certificates = [each.id for each in tx.outbox.certificaten() if each.soort == "papieren"]
    assert len(certificates) == len(set(certificates)) == len(asked)


class MeanwhileUnitOfWork:
    """Between what is read and what is asked for, another worker does all there is to do."""

    def __init__(self, own: UnitOfWork, meanwhile: Callable[[], None]) -> None:
        self._own, self._meanwhile = own, meanwhile

    def read(self, livc_id: LivcId | None) -> AbstractContextManager[Tx]:
        return self._own.read(livc_id)

    def begin(self, livc_id: LivcId | None) -> AbstractContextManager[Tx]:
        self._meanwhile()
        return self._own.begin(livc_id)


def test_a_file_that_another_worker_destroys_meanwhile_has_one_certificate(at: At) -> None:
    inst = at("afgesloten")
    inst.wait(days=6 * 366)  # no term has gone off yet
    meanwhile = MeanwhileUnitOfWork(inst.deps.uow, lambda: _destroy_what_is_left_behind(inst))
    expire_keys(inst.livc_id, replace(inst.deps, uow=meanwhile))
    inst.work()
    with inst.read() as tx:
        proofs = [each.sleutels for each in tx.outbox.certificaten() if each.soort == "dossier"]
    assert proofs
    assert 0 not in proofs


def _destroy_what_is_left_behind(inst: Installation) -> None:
    expire_keys(inst.livc_id, inst.deps)
    while jobs.run_jobs(inst.livc_id, inst.deps):
        pass


def test_an_own_space_that_ended_without_being_wiped_is_wiped(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    save_draft(SaveDraft(inst.actor("ann"), taak.id, {"signaal": ["iets verzonnen"]}), inst.deps)
    (key,) = keys_of(inst, taak.instantie_id)
    with inst.begin() as tx:
        instantie = tx.instanties.get(taak.instantie_id)
        tx.instanties.save(_ended(instantie), [], [], frozenset())
    night(inst)
    assert not inst.deps.keys.exists(KeyId(key.key_id))


def _ended(instantie: object) -> object:
    return replace(instantie, beeindigd="s_end")  # type: ignore[type-var]


def test_an_own_space_of_which_the_timer_is_lost_is_wiped_after_thirty_days(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    save_draft(SaveDraft(inst.actor("ann"), taak.id, {"signaal": ["iets verzonnen"]}), inst.deps)
    (key,) = keys_of(inst, taak.instantie_id)
    with inst.begin() as tx:
        tx.instanties.save(tx.instanties.get(taak.instantie_id), [taak], [], frozenset())
    inst.later(days=29)
    night(inst)
    assert inst.deps.keys.exists(KeyId(key.key_id))
    inst.later(days=1)
    night(inst)
    assert not inst.deps.keys.exists(KeyId(key.key_id))


def test_a_key_of_a_point_or_a_casus_that_is_not_there_is_destroyed(at: At) -> None:
    inst = at("leeg")
    lost = []
    for zone in ("table", "vault"):
        key_id = inst.deps.keys.create(inst.livc_id, inst.org("joris"))
        with inst.begin() as tx:
            tx.items.add_sleutel(Sleutel(key_id, inst.livc_id, zone, inst.org("joris"), new_id(), inst.today))
        lost.append(key_id)
    assert not night(inst).over
    assert not any(inst.deps.keys.exists(key_id) for key_id in lost)


def test_what_lies_on_a_table_that_was_never_closed_goes_the_day_after(at: At) -> None:
    inst = at("gewogen")
    punt = inst.punt
    assert keys_of(inst, punt.id)
    inst.wait(days=2)  # nobody closes it
    expire_keys(inst.livc_id, inst.deps)
    jobs.run_jobs(inst.livc_id, inst.deps)
    assert not keys_of(inst, punt.id)


def test_the_papers_of_a_meeting_are_there_a_year_and_then_no_key_reads_them(at: At) -> None:
    inst = at("op_tafel")
    overleg, opened = meeting(inst), inst.today
    with inst.read() as tx:
        papers = [item for item in texts_of(tx, overleg) if item.zone == "papers"]  # type: ignore[arg-type]
    assert {item.soort for item in papers} == {"F19a", "F07", "F19c-dag"}
    inst.step("joris", "u_dicht")
    einde = opened + relativedelta(years=1)
    inst.later(days=(einde - inst.today).days - 1)
    assert not night(inst).over
    assert all(read_text(inst.deps.keys, item) for item in papers)
    inst.later(days=1)
    assert not night(inst).over
    for item in papers:
        with pytest.raises(KeyMissingError):
            read_text(inst.deps.keys, item)
    assert not keys_of(inst, overleg)


def test_the_certificate_of_papers_counts_and_names_nothing_and_every_key_stands_in_the_ledger(
    at: At,
) -> None:
    inst = at("op_tafel")
    overleg = meeting(inst)
    gone = {key.key_id for key in keys_of(inst, overleg)}
    assert gone
    inst.later(days=366)
    night(inst)
    with inst.read() as tx:
        found = [each for each in tx.outbox.certificaten() if each.soort == "papieren"]
    assert sum(each.sleutels for each in found) >= len(gone)
    assert overleg not in repr(found)
    assert {key for entry in inst.deps.ledger.entries() for key in entry.key_ids} >= gone


def test_what_half_written_minutes_say_of_a_casus_goes_with_it(at: At) -> None:
    inst = at("weerhouden")
    inst.step("joris", "x_plan", overlegmoment=(inst.today + timedelta(days=300)).isoformat(), uur="10:00")
    inst.later(days=300)
    with inst.begin() as tx:  # as if this meeting had the casus on its agenda and it is not discussed there
        overleg = next(each for each in tx.tafel.overleggen() if each.status == "gepland")
    save_draft(SaveDraft(inst.actor("joris"), inst.task("x_kader").id, {"eigen_kader": ["iets"]}), inst.deps)
    (key,) = (each for each in keys_of(inst, overleg.id) if each.zone == "vault")
    with inst.begin() as tx:
        tx.items.add_genoemd(KeyId(key.key_id), (inst.casus.id,))
    einde = inst.casus.vernietigen_op
    assert einde
    line = next(each for each in inventory(inst).regels if each.key_id == key.key_id)
    assert line.laatste_dag == einde
    inst.later(days=(einde - inst.today).days + 1)
    assert not inst.deps.keys.exists(KeyId(key.key_id))
