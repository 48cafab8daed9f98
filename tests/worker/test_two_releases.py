"""Two LIVC-Rs on one installation work with procedures of their own, and what stands on disk changes neither."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import build
from app.domain.ids import CasusId, LivcId
from app.domain.people import Actor, Rol
from app.integrations.procedures_on_disk import FileProcedures
from app.scenario.sandbox import Sandbox
from app.services.access.found_livc import FoundLivc, Stichter
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.clockwork.run_jobs import run_jobs
from app.services.deps import Deps
from app.services.procedures.give_first_release import give_first_release
from app.services.procedures.publish_release import PublishRelease, publish_release
from app.services.telling.showing import form_of
from tests.joining import acting, found_beside_demo
from tests.worker.test_messages import AANMELDING, open_casus

ROOT = Path(__file__).resolve().parents[2]
DRIE = [Stichter(f"{name} Verzonnen", f"{name.lower()}@verzonnen.example") for name in ("Bea", "Cas", "Dora")]
PAPIER = {key: AANMELDING[key] for key in ("betreft", "leeftijdsgroep", "anoniem", "opnieuw_aangemeld")}
"""What is asked where no texts are kept."""
STAP = ("processes/casus/casus.bpmn", 'name="Aanmelding samen overlopen"', 'name="Eerste gesprek"')
TITELS = [(f"forms/{key}.json", '"title": "', '"title": "Ons: ') for key in ("F02-A", "F04")]


def model(folder: Path, *edits: tuple[str, str, str]) -> FileProcedures:
    for name in ("processes", "forms"):
        shutil.copytree(ROOT / name, folder / name)
    for file, old, new in edits:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return FileProcedures(folder / "processes", folder / "forms")


def in_force(livc_id: LivcId, deps: Deps) -> Mapping[str, str]:
    with deps.uow.read(livc_id) as tx:
        return {name: bundle.version_id for name, bundle in tx.versies.release().bundles.items()}


def first_step(livc_id: LivcId, casus_id: CasusId, deps: Deps) -> tuple[str, str]:
    """Return the name of the open step of a casus, and the title of F04 in its version."""
    with deps.uow.read(livc_id) as tx:
        (taak,) = (taak for taak in tx.taken.of_slot(casus_id) if taak.element_id == "i_gesprek")
        bundle = tx.versies.get(tx.instanties.get(taak.instantie_id).versie_id)
    return taak.naam, deps.forms.view(bundle, "F04").title


def coordinator(livc_id: LivcId, deps: Deps) -> Actor:
    with deps.uow.read(livc_id) as tx:
        leden = tx.people.leden(livc_id, tx.now.day)
    return acting(next(lid.persoon_id for lid, _, _ in leden if lid.rol is Rol.COORDINATOR), livc_id, deps)


@pytest.mark.slow
def test_two_livcs_run_their_own_release_and_a_restart_with_another_model_changes_neither(
    box: Sandbox, tmp_path: Path
) -> None:
    deps, mine = box.deps, box.livc_id
    theirs = found_beside_demo(FoundLivc("LIVC-R Verzonnen", "Verzonnen", *DRIE), deps)
    done = publish_release(PublishRelease(theirs, model(tmp_path / "hun", STAP, TITELS[1])), deps)
    assert done.refused == ()
    here = open_casus(box)
    there = record_aanmelding(RecordAanmelding(coordinator(theirs, deps), None, "telefoon", PAPIER), deps)
    while run_jobs(theirs, deps):
        pass
    before = in_force(mine, deps), in_force(theirs, deps)
    assert before[0] != before[1]
    model(tmp_path / "schijf", *TITELS)
    disk = tmp_path / "schijf"
    again = replace(box.settings, processes_dir=disk / "processes", forms_dir=disk / "forms")
    restarted = build(again, box.clock)
    assert give_first_release(restarted) == ()
    assert (in_force(mine, restarted), in_force(theirs, restarted)) == before
    assert first_step(mine, here, restarted) == ("Aanmelding samen overlopen", "Kwalificeren")
    assert first_step(theirs, there, restarted) == ("Eerste gesprek", "Ons: Kwalificeren")


@pytest.mark.slow
def test_an_old_text_is_shown_by_its_old_form_after_another_was_published(
    box: Sandbox, tmp_path: Path
) -> None:
    casus_id = open_casus(box)
    done = publish_release(PublishRelease(box.livc_id, model(tmp_path / "ons", *TITELS)), box.deps)
    assert done.refused == ()
    later = open_casus(box)
    titles = []
    for each in (casus_id, later):
        with box.deps.uow.read(box.livc_id) as tx:
            (item,) = (i for i in tx.items.of_casus(each, "register") if i.kind == "aanmelding")
            form = form_of(tx, box.deps, item)
        assert form is not None
        titles.append(form.title)
    assert titles[1] == f"Ons: {titles[0]}"
