"""What stands on disk is a model: only a LIVC-R that has nothing yet gets it by itself."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.execution import Bundle
from app.domain.ids import LivcId, OrganisatieId, new_id
from app.domain.people import Livc, Organisatie
from app.domain.words.processes import PROCESSES
from app.integrations.procedures_on_disk import FileProcedures
from app.services.procedures.give_first_release import give_first_release
from tests.services.conftest import At
from tests.services.installation import Installation


def founded(inst: Installation) -> LivcId:
    gemeente = Organisatie(OrganisatieId(new_id()), "Gemeente Nieuwbeke", "gemeente")
    livc = Livc(LivcId(new_id()), "LIVC-R Nieuwbeke", "Nieuwbeke", gemeente.id)
    with inst.deps.uow.begin(None) as tx:
        tx.people.save_organisatie(gemeente)
        tx.livcs.save(livc)
    return livc.id


def test_a_new_livc_gets_the_model_and_one_meeting_to_plan_and_the_others_keep_theirs(at: At) -> None:
    inst = at("leeg")
    with inst.read() as tx:
        before = tx.versies.release().release_id
    new = founded(inst)
    assert give_first_release(inst.deps) == ()
    with inst.deps.uow.read(new) as tx:
        assert set(tx.versies.release().bundles) == {
            w for w, each in PROCESSES.items() if each.free_standing or each.of_casus
        }
        assert len(tx.instanties.of_process("overleg")) == 1
    with inst.read() as tx:
        assert tx.versies.release().release_id == before


def test_without_a_model_a_new_livc_gets_nothing_and_it_is_said(at: At, tmp_path: Path) -> None:
    inst = at("leeg")
    new = founded(inst)
    deps = replace(inst.deps, procedures=FileProcedures(tmp_path / "weg"))
    assert "bestaat niet" in str(give_first_release(deps)[0])
    with inst.deps.uow.read(new) as tx:
        assert not tx.versies.release().bundles


class Unproved(FileProcedures):
    """A folder of which nothing may be proved."""

    def load(self, process_id: str) -> Bundle:
        """Refuse it."""
        raise AssertionError(f"{process_id} is proved once more")


def test_what_everyone_has_in_force_is_not_proved_again_at_each_start(at: At) -> None:
    inst = at("leeg")
    assert isinstance(inst.deps.procedures, FileProcedures)
    same = Unproved(inst.deps.procedures.folder)
    assert give_first_release(replace(inst.deps, procedures=same)) == ()
    founded(inst)
    with pytest.raises(AssertionError, match="once more"):
        give_first_release(replace(inst.deps, procedures=same))


def test_a_file_that_lies_in_the_wrong_place_is_told_all_the_same(at: At, tmp_path: Path) -> None:
    inst = at("leeg")
    assert isinstance(inst.deps.procedures, FileProcedures)
    for name in ("processes", "forms"):
        shutil.copytree(inst.deps.procedures.folder.parent / name, tmp_path / name)
    (tmp_path / "processes" / "los.bpmn").write_text("verzonnen", encoding="utf-8")
    [told] = give_first_release(replace(inst.deps, procedures=Unproved(tmp_path / "processes")))
    assert told.file == "los.bpmn"
