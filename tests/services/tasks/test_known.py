"""What is known already stands filled in and is not asked again; an answer of the casus comes from the casus."""

from dataclasses import replace
from datetime import timedelta

from app.domain.ids import PuntId
from app.domain.overleg import PuntStatus
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


def test_of_a_fiche_the_livc_knows_municipality_zone_and_the_days_on_which_the_casus_was_discussed(
    at: At,
) -> None:
    inst = at("fiche")
    earlier = {
        "id": PuntId("eerder"),
        "status": PuntStatus.GESLOTEN,
        "geopend_op": inst.now - timedelta(days=20),
    }
    with inst.begin() as tx:
        tx.tafel.save_punt(replace(inst.punt, **earlier))
    form = asked(inst, "katrien", "f_op")
    known = {key: form[key].properties for key in ("gemeente", "politiezone", "data_bespreking")}
    assert known["gemeente"]["standaard"] == "Lindervoorde"
    assert known["politiezone"]["standaard"] == "PZ Linde-Wissel"
    assert known["data_bespreking"]["standaard"] == "13 januari 2026, 2 februari 2026"
    assert not [key for key, properties in known.items() if "vouw" in properties], (
        "it is read before it leaves"
    )
