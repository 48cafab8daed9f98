"""Between midnight in Brussels and midnight in UTC the choices of a form are those of the new legal day."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.instantie import Taak
from app.domain.kalender import BRUSSEL, begin_van
from app.domain.people import Rol
from app.services.ports.forms import FieldView
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation

WHERE = {
    "diensten": ("weerhouden", "Dienst van Nova", "sociaal", Rol.PARTNER),
    "aanwezigen": ("op_lijst", "PZ van Nova", "politie", Rol.INFORMATION_OFFICER),
}
"""Field with a source → stage, organisation, its sort, and the role of who begins or ends there this day."""


@pytest.mark.parametrize("key", WHERE)
def test_who_begins_this_day_can_be_chosen_at_half_past_midnight(key: str, at: At) -> None:
    stage, organisatie, soort, rol = WHERE[key]
    inst = at(stage)
    taak = _prepared(inst, key)
    _begins_tomorrow(inst, organisatie, soort, rol)
    assert organisatie not in _choices(inst, taak, key)
    _at_half_past_midnight(inst)
    assert organisatie in _choices(inst, taak, key)


@pytest.mark.parametrize("key", WHERE)
def test_who_ended_yesterday_can_no_longer_be_chosen_at_half_past_midnight(key: str, at: At) -> None:
    stage, organisatie, soort, rol = WHERE[key]
    inst = at(stage)
    taak = _prepared(inst, key)
    inst.join("Nova Nacht", "nova@nacht.example", organisatie, soort, rol)
    _ends_today(inst)
    assert organisatie in _choices(inst, taak, key)
    _at_half_past_midnight(inst)
    assert organisatie not in _choices(inst, taak, key)


def _prepared(inst: Installation, key: str) -> Taak:
    if key == "diensten":
        inst.step("ann", "id_vrij", "meegedeeld", naam=NAAM, geboortedatum="1999-03-04", contact="verzonnen")
        return inst.task("u_voorstel")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    return inst.task("u_wie")


def _begins_tomorrow(inst: Installation, organisatie: str, soort: str, rol: Rol) -> None:
    inst.join("Nova Nacht", "nova@nacht.example", organisatie, soort, rol)
    _change(inst, van=inst.today + timedelta(days=1))


def _ends_today(inst: Installation) -> None:
    _change(inst, tot=inst.today)


def _change(inst: Installation, **days: object) -> None:
    with inst.begin() as tx:
        [lid] = [lid for lid, p, _ in tx.people.ooit_leden(inst.livc_id) if p.naam == "Nova Nacht"]
        tx.people.save_lidmaatschap(replace(lid, **days))


def _at_half_past_midnight(inst: Installation) -> None:
    midnight = begin_van(inst.today + timedelta(days=1))
    inst.clock.set(midnight + timedelta(minutes=30))
    now: datetime = inst.now
    assert now.date() < now.astimezone(BRUSSEL).date(), "in UTC it is still yesterday"


def _choices(inst: Installation, taak: Taak, key: str) -> str:
    page = show_task(inst.actor("joris" if key == "diensten" else "vera"), taak.id, inst.deps)
    assert page.form is not None
    [field] = [f for f in page.form.fields if f.key == key and isinstance(f, FieldView)]
    return " ".join(label for _value, label in field.options)
