"""A draft leaves as a ZIP, comes in elsewhere byte for byte, and is read from disk like any model."""

import io
import zipfile
from pathlib import Path

import pytest

from app.domain.errors import NotAllowedError
from app.integrations.procedures_on_disk import FileProcedures
from app.services.studio.export_draft import export_draft
from app.services.studio.import_draft import ImportDraft, import_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting

RULE = b"# een eigen regel\n"


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    begun = Drafting.begun(inst)
    begun.retyped("casus/variabelen.yaml", "\n", "\n# anders\n")
    return begun


def exported(draft: Drafting, revisie: int | None = None) -> bytes:
    return export_draft(draft.inst.actor("joris"), draft.id, draft.inst.deps, revisie).inhoud


def test_what_leaves_comes_in_elsewhere_byte_for_byte(draft: Drafting) -> None:
    other = Drafting.begun(draft.inst)
    other.replace("forms/F99.json", b"{}")
    joris = draft.inst.actor("joris")
    command = ImportDraft(joris, other.id, other.revisie, "ontwerp.zip", exported(draft), alleen_dit=True)
    done = import_draft(command, draft.inst.deps)
    assert other.files() == draft.files()
    assert done.said == "Een ZIP-bestand ingevoerd: 1 bestanden anders, 0 erbij, 1 weg."


def test_it_is_read_from_a_folder_as_a_model_is(draft: Drafting, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(draft))) as archive:
        archive.extractall(tmp_path)
    model = FileProcedures(tmp_path / "processes", tmp_path / "forms")
    assert not model.misplaced()
    assert model.collect("casus").files["casus/variabelen.yaml"] == draft.files()["casus/variabelen.yaml"]
    assert model.load("casus").process_id == "casus"


def test_an_earlier_step_leaves_as_it_was(draft: Drafting) -> None:
    assert exported(draft, 1) != exported(draft)
    assert exported(draft, 99) == exported(draft)


def test_it_is_written_in_the_trail_and_only_for_who_may_see_it(draft: Drafting) -> None:
    exported(draft)
    with draft.inst.read() as tx:
        assert tx.audit.rows(None, 0, 1)[0].regel.wat == "ontwerp_uitgevoerd"
    with pytest.raises(NotAllowedError):
        export_draft(draft.inst.actor("ann"), draft.id, draft.inst.deps)
