"""Files come into a draft as one step, each in its place; what is not right changes nothing."""

import pytest

from app.domain.errors import ConflictError, ModelError
from app.services.studio.import_draft import ImportDraft, import_draft
from tests.services.installation import Installation
from tests.services.studio.drafting import CASUS, Drafting


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def sent(draft: Drafting, name: str, content: bytes, proces: str = "") -> tuple[str, ...]:
    command = ImportDraft(draft.inst.actor("joris"), draft.id, draft.revisie, name, content, proces)
    done = import_draft(command, draft.inst.deps)
    draft.revisie = done.revisie
    return done.bestanden


def test_a_file_goes_where_one_of_that_name_stands_or_by_its_kind(draft: Drafting) -> None:
    drawing = draft.files()[CASUS] + b"\n"
    assert sent(draft, "casus.bpmn", drawing) == (CASUS,)
    assert sent(draft, r"C:\map\kwalificatie_checklist.dmn", b"<a/>") == ("casus/kwalificatie_checklist.dmn",)
    assert sent(draft, "F77.json", b"{}") == ("forms/F77.json",)
    assert sent(draft, "eigen_regel.yaml", b"a: 1") == ("rules/eigen_regel.yaml",)
    assert sent(draft, "nieuw.bpmn", b"<a/>") == ("nieuw/nieuw.bpmn",)
    assert sent(draft, "tabel.dmn", b"<a/>", "traject") == ("traject/tabel.dmn",)
    assert sent(draft, "variabelen.yaml", b"a: 1", "overleg") == ("overleg/variabelen.yaml",)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("casus.bpmn", b"\x89PNG\r\n\x1a\n", "geen geldige XML"),
        ("casus.bpmn", b"<a>" + b"x" * 5_000_000 + b"</a>", "groter dan 2 MB"),
        ("variabelen.yaml", b"a: 1", "Kies bij welke procedure"),
        ("tabel.dmn", b"<a/>", "Kies bij welke procedure"),
        ("virus.exe", b"MZ", "Kies bij welke procedure"),
        ("../../x.bpmn", b"<a/>" * 2, "geldige XML"),
        ("ontwerp.zip", b"geen zip", "beschadigd"),
        ("foto.json", b"PK\x03\x04", "beschadigd"),
    ],
)
def test_what_is_not_right_changes_nothing(draft: Drafting, name: str, content: bytes, sentence: str) -> None:
    before = draft.files()
    with pytest.raises(ModelError, match=sentence):
        sent(draft, name, content)
    assert draft.files() == before


def test_on_an_old_revision_nothing_comes_in(draft: Drafting) -> None:
    draft.revisie = 7
    with pytest.raises(ConflictError):
        sent(draft, "F77.json", b"{}")
