"""Procedures are called by the name in their drawing, the casus first; an unreadable drawing by its id."""

from app.services.studio.process_names import process_names
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting


def test_names_come_from_the_drawings_and_an_unreadable_one_has_its_id(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    draft.replace("bewaring/bewaring.bpmn", b"geen XML")
    names = process_names(draft.files())
    assert next(iter(names.items())) == ("casus", "Casus")
    assert names["bewaring"] == "bewaring"
    assert names["overleg"] == "Overleg"
