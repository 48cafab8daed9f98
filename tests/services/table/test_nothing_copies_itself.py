"""Whatever lies on the table is gone when its point closes, whoever or whatever closes it (INV-35, INV-36)."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from app.domain.ids import PuntId
from app.domain.item import Item
from app.services.ports.forms import FieldView
from app.services.texts import Home, Note, read_text, write_text
from tests import forms_in_force
from tests.services.conftest import At
from tests.services.installation import Installation

TAFEL = ("op_tafel", "gekwalificeerd", "inbreng", "gewogen", "plan", "evaluatie", "afsluiten")
"""Every stage at which a point is open."""


def by_chair(inst: Installation) -> None:
    inst.step("joris", "u_dicht")


def by_timer(inst: Installation) -> None:
    inst.clock.advance(timedelta(days=1, minutes=1))
    inst.work()  # closes the point
    inst.work()  # destroys what lay there


CLOSING: Mapping[str, Callable[[Installation], None]] = {"chair": by_chair, "timer": by_timer}


def table_forms(inst: Installation) -> dict[str, list[str]]:
    """Return the forms in force that ask something at the table, with those fields."""
    deps, livc_id = inst.deps, inst.livc_id
    keys = forms_in_force.keys(deps, livc_id)
    found = {key: _table_fields(forms_in_force.form(deps, livc_id, key).fields) for key in keys}
    return {key: fields for key, fields in found.items() if fields}


def _table_fields(fields: tuple[FieldView, ...]) -> list[str]:
    return [f.key for f in fields if f.zone == "table" or any(c.zone == "table" for c in _columns(f))]


def _columns(field: FieldView) -> tuple[FieldView, ...]:
    return getattr(field, "columns", ())


def lay(inst: Installation, form: str, content: Mapping[str, object]) -> None:
    """Lay a joint text on the table, as the step of this form does."""
    with inst.begin() as tx:
        gemeente = tx.livcs.get(inst.livc_id).gemeente_id
        place = Home(inst.livc_id, "table", gemeente, inst.casus.id, punt_id=inst.punt.id)
        write_text(tx, inst.deps.keys, place, Note(forms_in_force.met(tx, form), content), inst.now)


def kept_texts(inst: Installation) -> str:
    """Return all that any vault, register or paper of the casus says, as one text."""
    with inst.read() as tx:
        items = [
            i for zone in ("vault", "register", "papers") for i in tx.items.of_casus(inst.casus.id, zone)
        ]
    return " ".join(str(read_text(inst.deps.keys, item)) for item in items)


def vault(inst: Installation) -> list[Item]:
    with inst.read() as tx:
        return list(tx.items.of_casus(inst.casus.id, "vault"))


@pytest.mark.parametrize("closing", CLOSING)
@pytest.mark.parametrize("stage", TAFEL)
def test_no_vault_has_more_after_the_point_than_before(at: At, stage: str, closing: str) -> None:
    inst = at(stage)
    before = {item.id for item in vault(inst)}
    CLOSING[closing](inst)
    assert {item.id for item in vault(inst)} <= before


@pytest.mark.parametrize("closing", CLOSING)
def test_no_text_of_any_form_outlives_the_point_it_was_written_at(at: At, closing: str) -> None:
    inst = at("inbreng")
    forms = table_forms(inst)
    assert {"F04", "F04-belang", "F09", "F10", "F10-belang", "F12", "F17", "F17-belang"} <= set(forms)
    for form, fields in forms.items():
        lay(inst, form, {field: f"kanarie {form} {field}" for field in fields})
    punt_id = inst.punt.id
    CLOSING[closing](inst)
    assert "kanarie" not in kept_texts(inst)
    assert not table_rows(inst, punt_id)


def table_rows(inst: Installation, punt_id: PuntId) -> list[Item]:
    with inst.read() as tx:
        return [item for item in tx.items.of_punt(punt_id) if item.zone == "table"]


@pytest.mark.parametrize("closing", CLOSING)
def test_what_an_owner_lets_others_note_is_noted_by_nobody_by_itself(at: At, closing: str) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "schriftelijk", delen_met="tafel", geheim="nee", mag_eigen_dossier=["ja"])
    CLOSING[closing](inst)
    assert {item.eigenaar_id for item in vault(inst) if item.soort == "F08"} == {inst.org("tom")}


@pytest.mark.parametrize("stage", ["weerhouden", "traject", "afgesloten"])
def test_after_a_whole_life_each_vault_holds_what_its_owner_wrote(at: At, stage: str) -> None:
    inst = at(stage)
    joint = set(table_forms(inst))
    found = [(item.soort, item.eigenaar_id) for item in vault(inst) if item.soort in joint]
    plan = {("F10", inst.org("tom"))} if stage != "weerhouden" else set()
    assert set(found) == plan, "only an own action of the agreed plan stays by itself"
