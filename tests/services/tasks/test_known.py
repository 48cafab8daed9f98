"""What is known already stands filled in and is not asked again; an answer of the casus comes from the casus."""

from app.services.ports.forms import FieldView
from app.services.tasks.known import KLOPT
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation


def asked(inst: Installation, name: str, element: str) -> dict[str, FieldView]:
    """Return the questions of a step as this person meets them, by key."""
    form = show_task(inst.actor(name), inst.task(element).id, inst.deps).form
    assert form
    return {field.key: field for field in form.fields}


def test_who_notifies_is_known_and_the_address_is_only_a_suggestion(inst: Installation) -> None:
    inst.do("ann", inst.prescreen("ann"), "aanmelden")
    form = asked(inst, "ann", "q_aanm")
    who, address = form["aanmelder_naam"].properties, form["aanmelder_contact"].properties
    assert who["standaard"].startswith("Ann")
    assert who["vouw"] == KLOPT
    assert "@" in address["standaard"]
    assert "vouw" not in address


def test_what_the_aanmelding_said_is_not_asked_again(at: At) -> None:
    form = asked(at("aangemeld"), "joris", "i_gesprek")
    known = {key: form[key].properties.get("standaard") for key in ("betreft", "leeftijdsgroep", "anoniem")}
    assert known == {"betreft": "persoon", "leeftijdsgroep": "volwassene", "anoniem": "ja"}
    assert all(form[key].properties["gekend"] == "ja" for key in (*known, "kanaal"))
    assert form["kanaal"].properties["standaard"] == "formulier"
    assert "gekend" not in form["gesprek"].properties
