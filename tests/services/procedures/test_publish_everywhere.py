from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.integrations.procedures_on_disk import FileProcedures
from app.services.procedures.publish_everywhere import publish_everywhere
from app.services.ritme import is_asleep
from tests.services.conftest import At
from tests.services.installation import Installation


class OneBroken:
    """The procedures on disk, one of which can no longer be read."""

    def __init__(self, procedures: object, broken: str) -> None:
        self._procedures, self._broken = procedures, broken

    def process_ids(self) -> tuple[str, ...]:
        return self._procedures.process_ids()  # type: ignore[attr-defined, no-any-return]

    def load(self, process_id: str) -> Bundle:
        if process_id == self._broken:
            raise ModelError("Het bestand is geen XML.", file="casus/casus.bpmn", line=3)
        return self._procedures.load(process_id)  # type: ignore[attr-defined, no-any-return]

    def collect(self, process_id: str) -> Bundle:
        return self.load(process_id)

    def collect_all(self) -> dict[str, Bundle]:
        return {name: self.collect(name) for name in self.process_ids()}

    def misplaced(self) -> tuple[ModelError, ...]:
        return self._procedures.misplaced()  # type: ignore[attr-defined, no-any-return]


class Respelled(OneBroken):
    """The procedures on disk, one of which says something else, that no check of models would see."""

    def __init__(self, procedures: object, changed: str, old: str, new: str) -> None:
        super().__init__(procedures, "")
        self._changed, self._old, self._new = changed, old.encode(), new.encode()

    def load(self, process_id: str) -> Bundle:
        bundle = super().load(process_id)
        if process_id != self._changed:
            return bundle
        files = {file: content.replace(self._old, self._new) for file, content in bundle.files.items()}
        assert files != bundle.files
        return Bundle(VersieId(f"{bundle.version_id}{self._new!r}"), process_id, files)


def current(inst: Installation, process_id: str) -> str:
    with inst.read() as tx:
        found = tx.versies.find_current(process_id)
    assert found is not None
    return str(found.version_id)


def test_publishing_the_same_files_again_changes_nothing(at: At) -> None:
    inst = at("leeg")
    before = current(inst, "casus")
    assert publish_everywhere(inst.deps) == []
    assert current(inst, "casus") == before


def test_a_broken_file_is_named_and_the_last_good_version_stays_in_force(at: At) -> None:
    inst = at("aangemeld")
    before = current(inst, "casus")
    broken = OneBroken(inst.deps.procedures, "casus")
    inst.deps = replace(inst.deps, procedures=broken)  # type: ignore[arg-type]
    [refused] = publish_everywhere(inst.deps)
    assert "casus/casus.bpmn:3" in str(refused)
    assert current(inst, "casus") == before
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"a_end"', '"End"', "kan niet uitgevoerd worden"),
        ('livc:form="F02"', 'livc:form="F99"', 'Het formulier "F99" bestaat niet'),
    ],
)
def test_what_the_first_casus_would_find_out_is_refused_when_it_is_published(
    at: At, old: str, new: str, words: str
) -> None:
    inst = at("leeg")
    before = current(inst, "casus")
    changed = Respelled(inst.deps.procedures, "casus", old, new)
    inst.deps = replace(inst.deps, procedures=changed)  # type: ignore[arg-type]
    [refused] = publish_everywhere(inst.deps)
    assert words in str(refused)
    assert str(refused).startswith("casus/casus.bpmn:")
    assert current(inst, "casus") == before


def test_a_folder_without_procedures_is_named_and_the_last_good_versions_stay(at: At, tmp_path: Path) -> None:
    inst = at("leeg")
    before = current(inst, "casus")
    inst.deps = replace(inst.deps, procedures=FileProcedures(tmp_path / "weg"))
    [refused] = publish_everywhere(inst.deps)
    assert "De map met procedures bestaat niet" in str(refused)
    assert current(inst, "casus") == before


def test_a_new_livc_begins_with_one_meeting_that_sleeps(at: At) -> None:
    there = at("leeg").other
    for _ in range(2):
        assert there.open_elements() == set()
        with there.read() as tx:
            [overleg] = tx.instanties.of_process("overleg")
            assert is_asleep(tx, overleg.id)
        publish_everywhere(there.deps)
