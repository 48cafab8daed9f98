"""A release is checked as a whole, put in force for one LIVC-R, and never changes."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.ids import LivcId, ReleaseId
from app.domain.release import Release
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.edits.redirect import Redirect
from app.services.procedures.give_first_release import give_first_release
from app.services.procedures.publish_release import Gepubliceerd, PublishRelease, publish_release
from app.services.procedures.show_procedures import show_procedures
from app.services.telling.showing import form_of
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import with_choice

ROOT = Path(__file__).resolve().parents[3]
Model = Callable[..., FileProcedures]


@pytest.fixture
def model(tmp_path: Path) -> Model:
    """Make a model of one's own: the one of the checkout, with pieces of its files replaced."""

    def made(*edits: tuple[str, str, str]) -> FileProcedures:
        for name in ("processes", "forms"):
            shutil.copytree(ROOT / name, tmp_path / name, dirs_exist_ok=True)
        for file, old, new in edits:
            text = (tmp_path / file).read_text(encoding="utf-8")
            assert old in text
            (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
        return FileProcedures(tmp_path / "processes", tmp_path / "forms")

    return made


NAAM = ("processes/casus/casus.bpmn", 'name="Aanmelding samen overlopen"', 'name="Eerste gesprek"')
TITEL = ("forms/F04.json", '"title": "', '"title": "Ons formulier: ')


def in_force(inst: Installation, livc_id: LivcId) -> Release:
    with inst.deps.uow.read(livc_id) as tx:
        return tx.versies.release()


def publish(inst: Installation, livc_id: LivcId, model: FileProcedures) -> Gepubliceerd:
    return publish_release(PublishRelease(livc_id, model), inst.deps)


def test_what_is_published_is_in_force_and_says_what_is_otherwise(at: At, model: Model) -> None:
    inst = at("leeg")
    before = in_force(inst, inst.livc_id)
    done = publish(inst, inst.livc_id, model(TITEL))
    assert done.refused == ()
    assert done.anders == ("forms/F04.json",)
    after = in_force(inst, inst.livc_id)
    assert after.release_id == done.release.release_id != before.release_id
    assert after.bundles["overleg"].version_id == before.bundles["overleg"].version_id


def test_the_same_model_again_is_the_same_release(at: At, model: Model) -> None:
    inst = at("leeg")
    before = in_force(inst, inst.livc_id).release_id
    done = publish(inst, inst.livc_id, model())
    assert (done.release.release_id, done.anders) == (before, ())


def test_an_earlier_release_comes_back_in_force_as_it_was(at: At, model: Model) -> None:
    inst = at("leeg")
    first = in_force(inst, inst.livc_id).release_id
    publish(inst, inst.livc_id, model(TITEL))
    publish(inst, inst.livc_id, inst.deps.procedures)  # type: ignore[arg-type]
    assert in_force(inst, inst.livc_id).release_id == first


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (("forms/F04.json", "{", ""), "forms/F04.json"),
        (
            ("processes/casus/casus.bpmn", 'livc:form="F02"', 'livc:form="F99"'),
            'Het formulier "F99" bestaat niet',
        ),
        (("processes/casus/casus.bpmn", "<bpmn:userTask", "<bpmn:userTaak"), "casus/casus.bpmn"),
    ],
)
def test_with_one_finding_nothing_comes_in_force(
    at: At, model: Model, edit: tuple[str, str, str], words: str
) -> None:
    inst = at("leeg")
    before = in_force(inst, inst.livc_id).release_id
    done = publish(inst, inst.livc_id, model(edit, ("forms/F19a.json", '"title": "', '"title": "Anders: ')))
    assert any(words in str(refused) for refused in done.refused)
    assert in_force(inst, inst.livc_id).release_id == before


def test_a_model_without_a_procedure_that_runs_is_refused(at: At, model: Model, tmp_path: Path) -> None:
    inst = at("leeg")
    less = model()
    shutil.rmtree(tmp_path / "processes" / "bewaring")
    done = publish(inst, inst.livc_id, less)
    assert any('"bewaring"' in str(refused) for refused in done.refused)


def test_two_livcs_run_different_releases_side_by_side_and_a_new_model_on_disk_changes_neither(
    at: At, model: Model
) -> None:
    inst = at("gekwalificeerd")
    other = inst.other
    done = publish(inst, other.livc_id, model(TITEL, NAAM))
    assert set(done.anders) == {"casus/casus.bpmn", "forms/F04.json"}
    mine, theirs = in_force(inst, inst.livc_id), in_force(inst, other.livc_id)
    assert mine.release_id != theirs.release_id
    newer = replace(inst.deps, procedures=model(("forms/F19a.json", '"title": "', '"title": "Nieuwer: ')))
    assert give_first_release(newer) == ()  # what a start does
    assert in_force(inst, inst.livc_id).release_id == mine.release_id
    assert in_force(inst, other.livc_id).release_id == theirs.release_id
    with inst.read() as tx:  # what was written here is shown with the form of here
        item = next(i for i in tx.items.of_punt(inst.punt.id) if i.kind == "kwalificatie")
        form = form_of(tx, inst.deps, item)
    assert form is not None
    assert "Ons formulier" not in form.title
    asked = {each.bundles["casus"].files["forms/F04.json"] for each in (mine, theirs)}
    assert len(asked) == 2


def test_an_old_text_is_shown_by_the_form_of_then_in_the_livc_that_published_another(
    at: At, model: Model
) -> None:
    inst = at("gekwalificeerd")
    publish(inst, inst.livc_id, model(TITEL))
    with inst.read() as tx:
        item = next(i for i in tx.items.of_punt(inst.punt.id) if i.kind == "kwalificatie")
        form = form_of(tx, inst.deps, item)
    assert form is not None
    assert "Ons formulier" not in form.title


def test_a_newer_model_is_offered_to_the_coordinator_and_not_taken(at: At, model: Model) -> None:
    inst = at("leeg")
    before: ReleaseId = in_force(inst, inst.livc_id).release_id
    page = show_procedures(inst.actor("joris"), inst.deps)
    assert page.nieuwer is None
    inst.deps = replace(inst.deps, procedures=model(TITEL, NAAM))
    page = show_procedures(inst.actor("joris"), inst.deps)
    assert page.nieuwer is not None
    assert [words.split()[0] for words in page.nieuwer.formulieren] == ["F04"]
    assert len(page.nieuwer.procedures) == 1
    assert in_force(inst, inst.livc_id).release_id == before


def test_a_model_that_publishing_would_refuse_is_not_offered_but_its_fault_is_told(
    at: At, model: Model
) -> None:
    inst = at("leeg")
    kind = ("processes/casus/casus.bpmn", 'livc:kind="intake"', 'livc:kind="koffie"')
    inst.deps = replace(inst.deps, procedures=model(kind))
    page = show_procedures(inst.actor("joris"), inst.deps)
    assert page.nieuwer is not None
    assert "koffie" in page.nieuwer.fout


def test_a_model_that_lacks_a_procedure_in_force_is_not_offered(at: At, model: Model, tmp_path: Path) -> None:
    inst = at("leeg")
    inst.deps = replace(inst.deps, procedures=model(TITEL))
    shutil.rmtree(tmp_path / "processes/prescreening")
    page = show_procedures(inst.actor("joris"), inst.deps)
    assert page.nieuwer is not None
    assert "prescreening" in page.nieuwer.fout


def test_what_an_editor_hides_in_the_folder_and_a_folder_among_the_forms_are_no_files_of_it(
    at: At, model: Model, tmp_path: Path
) -> None:
    inst = at("leeg")
    own = model(TITEL)
    (tmp_path / "processes/casus/.#casus.bpmn").symlink_to("nergens")
    (tmp_path / "forms/F97.json").mkdir()
    assert publish(inst, inst.livc_id, own).refused == ()


def test_a_file_that_cannot_be_read_is_named_and_stops_nothing_that_runs(
    at: At, model: Model, tmp_path: Path
) -> None:
    inst = at("leeg")
    own = model(TITEL)
    (tmp_path / "processes/casus/extra.dmn").symlink_to(tmp_path / "nergens")
    (refused,) = publish(inst, inst.livc_id, own).refused
    assert refused.file == "casus/extra.dmn"
    assert give_first_release(replace(inst.deps, procedures=own))
    assert in_force(inst, inst.livc_id).bundles


def test_a_model_with_a_warning_comes_in_force_and_the_warning_is_told(at: At, model: Model) -> None:
    inst = at("leeg")
    files = ("processes/casus/casus.bpmn", "processes/casus/variabelen.yaml")
    texts = {file: (ROOT / file).read_text(encoding="utf-8") for file in files}
    done = publish(
        inst, inst.livc_id, model(*((file, text, with_choice(text)) for file, text in texts.items()))
    )
    assert (done.refused, sorted(done.anders)) == ((), ["casus/casus.bpmn", "casus/variabelen.yaml"])
    [told] = done.told
    assert "Er valt iets te kiezen" in str(told)


BRIEF = "processes/inzageverzoek/brief_antwoord.xml"


def test_a_template_that_asks_what_is_not_filled_in_is_refused_and_nothing_changes(
    at: At, model: Model
) -> None:
    inst = at("leeg")
    asked = model((BRIEF, "{telefoon}", "{naam_van_de_betrokkene}"))
    found = publish_release(PublishRelease(inst.livc_id, asked), inst.deps)
    assert "naam_van_de_betrokkene" in str(found.refused[0])
    assert str(found.refused[0]).startswith("inzageverzoek/brief_antwoord.xml:")
    assert found.anders == ()


def test_a_template_is_part_of_the_release_and_of_its_hash(at: At, model: Model) -> None:
    inst = at("leeg")
    with inst.read() as tx:
        before = tx.versies.release().release_id
    other = model((BRIEF, "Met vriendelijke groeten", "Hoogachtend"))
    found = publish_release(PublishRelease(inst.livc_id, other), inst.deps)
    assert not found.refused
    assert found.anders == ("inzageverzoek/brief_antwoord.xml",)
    assert found.release.release_id != before


def test_a_model_that_lacks_a_document_in_force_is_refused(at: At, model: Model, tmp_path: Path) -> None:
    inst = at("leeg")
    without = model()
    (tmp_path / BRIEF).unlink()
    (tmp_path / "processes/bewaring/vernietigingsbewijs.xml").rename(
        tmp_path / "processes/bewaring/bewijs.xml"
    )
    found = publish_release(PublishRelease(inst.livc_id, without), inst.deps)
    assert [error.file for error in found.refused] == ["inzageverzoek/brief_antwoord.xml"]
    assert "staat niet in dit model" in str(found.refused[0])


def test_a_model_that_breaks_a_rule_is_refused(at: At, model: Model) -> None:
    inst = at("leeg")
    before = in_force(inst, inst.livc_id).release_id
    broken = model()
    path = broken.folder / "terugkoppeling/terugkoppeling.bpmn"
    path.write_bytes(Redirect("flow_g_f_kind__volwassene", "f_zend").apply(path.read_bytes()))
    done = publish(inst, inst.livc_id, broken)
    assert "f_zend" in {error.element for error in done.refused}
    assert in_force(inst, inst.livc_id).release_id == before


def test_a_model_of_which_a_hard_rule_cannot_be_proved_is_refused(
    at: At, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    inst = at("leeg")
    renamed = model(NAAM)
    monkeypatch.setattr("app.procedure.lawful.checking.MOST_MOVES", 1)
    refused = publish(inst, inst.livc_id, renamed).refused
    said = [str(each) for each in refused]
    assert any("Zonder consensus vertrekt geen fiche" in each and "niet beslist" in each for each in said)
    assert not any("De eigen dienst bekijkt het eerst" in each for each in said)


def test_a_model_of_which_it_cannot_be_proved_that_it_runs_is_refused(
    at: At, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    inst = at("leeg")
    before = in_force(inst, inst.livc_id).release_id
    renamed = model(NAAM)
    monkeypatch.setattr("app.procedure.sound.judging.MOST_MOVES", 1)
    done = publish(inst, inst.livc_id, renamed)
    assert any("niet beslist" in str(error) for error in done.refused)
    assert in_force(inst, inst.livc_id).release_id == before


def test_a_model_that_breaks_a_rule_is_not_offered_but_the_rule_is_told(at: At, model: Model) -> None:
    inst = at("leeg")
    broken = model()
    path = broken.folder / "terugkoppeling/terugkoppeling.bpmn"
    path.write_bytes(Redirect("flow_g_f_kind__volwassene", "f_zend").apply(path.read_bytes()))
    inst.deps = replace(inst.deps, procedures=broken)
    page = show_procedures(inst.actor("joris"), inst.deps)
    assert page.nieuwer is not None
    assert "Zonder consensus vertrekt geen fiche" in page.nieuwer.fout
