"""Each night everything that can still be read is looked at; what is due is destroyed, what stays is told."""

from datetime import timedelta

import pytest

from app.domain.ids import OrganisatieId
from app.domain.inventaris import Plaats
from app.domain.opdracht import Opdracht
from app.domain.words.jobs import INVENTARIS
from app.services.clockwork import run_jobs as jobs
from app.services.clockwork.check_inventory import SOORT, check_inventory
from app.services.clockwork.expire_keys import expire_keys
from app.services.oversight.show_beheer import show_beheer
from app.services.ports.unit_of_work import Tx
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.telling.incidents import TE_DOEN
from tests.services.clockwork.nights import inventory, night
from tests.services.conftest import At
from tests.services.installation import Installation


def incidents(inst: Installation) -> list[str]:
    with inst.read() as tx:
        return [each.soort for each in tx.outbox.incidenten()]


def test_the_inventory_is_taken_once_a_night_and_after_what_is_due_was_tried(at: At) -> None:
    inst = at("op_tafel")
    inst.later(days=366)
    assert check_inventory(inst.livc_id, inst.deps) is None  # the destructions first
    inst.work()
    assert check_inventory(inst.livc_id, inst.deps) is not None
    assert check_inventory(inst.livc_id, inst.deps) is None
    inst.later(days=1)
    assert night(inst).dag == inst.today


def test_what_is_beyond_its_day_opens_one_incident_without_content_that_closes_by_itself(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    inst = at("op_tafel")
    inst.later(days=368)

    def fails(tx: Tx, opdracht: Opdracht, deps: object) -> None:
        raise RuntimeError("disk")

    with monkeypatch.context() as broken:
        broken.setitem(jobs.JOBS, "vernietiging", fails)  # type: ignore[arg-type]
        for _ in range(2):
            expire_keys(inst.livc_id, inst.deps)
            while jobs.run_jobs(inst.livc_id, inst.deps):
                pass
            found = check_inventory(inst.livc_id, inst.deps)
            assert found
            assert found.over
            assert incidents(inst).count(SOORT) == 1
            inst.clock.advance(timedelta(days=1))
    (line,) = (
        each for each in show_beheer(inst.actor("bert"), inst.deps).incidenten if each.incident.soort == SOORT
    )
    assert "sleutel" in str(line.waarom)
    assert "2026-01" not in repr(line)
    told = (str(line.geprobeerd), str(line.veilig), str(line.te_doen))
    assert told == (INVENTARIS.tried, INVENTARIS.safe, TE_DOEN[SOORT])
    assert not night(inst).over
    assert SOORT not in incidents(inst)


def test_nothing_tells_of_which_organisation_an_own_space_is(at: At) -> None:
    inst = at("leeg")
    taak = inst.prescreen("ann")
    save_draft(SaveDraft(inst.actor("ann"), taak.id, {"signaal": ["iets verzonnen"]}), inst.deps)
    (line,) = inventory(inst).regels
    assert (line.plaats, line.eigenaar) == (Plaats.EIGEN_RUIMTE, None)


def test_a_key_that_no_row_names_is_counted_and_beyond_its_day_when_nobody_sweeps_it(at: At) -> None:
    inst = at("leeg")
    inst.deps.keys.create(inst.livc_id, OrganisatieId(inst.org("joris")))
    (line,) = night(inst).regels
    assert (line.plaats, line.over) == (Plaats.WEES, False)
    for _ in range(2):
        inst.later(days=1)
        found = night(inst)
    assert [each.plaats for each in found.over] == [Plaats.WEES]


def test_no_key_is_opened_for_it(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    inst = at("gewogen")

    def refuse(*_: object) -> bytes:
        raise AssertionError("a key was opened")

    monkeypatch.setattr(type(inst.deps.keys), "decrypt", refuse)
    monkeypatch.setattr(type(inst.deps.keys), "_unwrap", refuse)
    assert night(inst).regels


def test_each_livc_has_its_own(at: At) -> None:
    inst = at("gewogen")
    assert night(inst).regels
    assert not night(inst.other).regels
