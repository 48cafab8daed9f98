"""A procedure carries the forms that it asks: exactly those, in its hash, and read with it."""

from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.bundle import model_of
from app.procedure.checking import checked, version_of
from app.procedure.reading import ensure_forms

ROOT = Path(__file__).parents[2]
PROCEDURES = FileProcedures(ROOT / "processes", ROOT / "forms")


@pytest.mark.parametrize("name", PROCEDURES.process_ids())
def test_the_forms_in_a_bundle_are_those_that_its_models_ask(name: str) -> None:
    bundle = PROCEDURES.load(name)
    model = model_of(bundle)
    asked = {e.livc["form"] for e in model.elements.values() if e.livc.get("form")}
    assert {file for file in bundle.files if file.endswith(".json")} == {f"forms/{key}.json" for key in asked}
    assert set(model.forms) == asked


def test_what_a_called_process_asks_is_in_the_bundle_of_its_caller() -> None:
    assert "forms/F10.json" in PROCEDURES.load("casus").files  # asked in traject


def test_another_form_is_another_version() -> None:
    bundle = PROCEDURES.load("casus")
    name = "forms/F04.json"
    files = {**bundle.files, name: bundle.files[name].replace(b"kwalificatie", b"kwalificatie ")}
    assert version_of("casus", files) != bundle.version_id


def test_a_form_that_cannot_be_read_is_a_finding_at_its_line() -> None:
    files = {**PROCEDURES.load("casus").files, "forms/F04.json": b'{\n  "id": "F04",\n  oeps\n}'}
    [finding] = checked(files)[1]
    assert str(finding).startswith("forms/F04.json:3")


def test_a_form_that_is_asked_and_not_there_is_named_where_it_is_asked() -> None:
    files = dict(PROCEDURES.load("casus").files)
    del files["forms/F04.json"]
    with pytest.raises(ModelError, match=r'casus/casus\.bpmn.*Het formulier "F04" bestaat niet'):
        ensure_forms(Bundle(VersieId("zonder"), "casus", files))
