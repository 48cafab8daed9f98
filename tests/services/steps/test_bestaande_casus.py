"""A second aanmelding about someone whose casus runs: what is new goes there, and nothing keeps the link."""

import pytest

from app.domain.errors import FormInvalidError
from app.services.casework.show_casus import show_casus
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.stages import aangemeld

NIEUW = "Kanarie: iemand zag de persoon op een nieuwe plek"


def second(inst: Installation) -> None:
    """Notify again, and let the coördinator talk it over."""
    aangemeld(inst)
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")


def join_to(inst: Installation, code: str = "2026-01", nieuw: str = NIEUW) -> None:
    inst.step("hilde", "i_lijst", "bestaande_casus", lopende_casus=code, nieuw_voor_casus=nieuw)


def said(inst: Installation, name: str, code: str) -> str:
    return repr(show_casus(inst.actor(name), inst.casus_of(code).id, inst.deps))


def test_a_traject_that_runs_comes_on_the_table_earlier_and_no_year_begins_again(at: At) -> None:
    inst = at("traject")
    before = inst.casus
    second(inst)
    join_to(inst)
    assert {"v_acties", "h_agenda"} <= {t.element_id for t in inst.open_tasks() if t.casus_code == "2026-01"}
    assert inst.casus.laatste_bespreking == before.laatste_bespreking
    assert inst.casus.vernietigen_op == before.vernietigen_op


def test_what_is_new_lies_in_the_register_of_the_casus_that_runs_for_the_office_alone(at: At) -> None:
    inst = at("traject")
    second(inst)
    join_to(inst)
    for name in ("hilde", "joris"):
        assert NIEUW in said(inst, name, "2026-01")
    for name in ("ann", "tom"):
        assert NIEUW not in said(inst, name, "2026-01")
    assert "nieuwe elementen" in said(inst, "tom", "2026-01")


def test_nothing_keeps_which_two_belong_together(at: At) -> None:
    inst = at("traject")
    second(inst)
    join_to(inst)
    assert "2026-01" not in said(inst, "joris", "2026-02")
    assert "2026-02" not in said(inst, "joris", "2026-01")
    assert "lopende casus" not in said(inst, "ann", "2026-02")


def test_a_casus_that_is_not_in_a_traject_yet_keeps_what_is_new_and_nothing_is_called_late(at: At) -> None:
    inst = at("weerhouden")
    second(inst)
    join_to(inst)
    page = said(inst, "joris", "2026-01")
    assert NIEUW in page
    assert "te laat" not in page
    assert {t.element_id for t in inst.open_tasks() if t.casus_code == "2026-01"} == {"id_vrij"}


@pytest.mark.parametrize("code", ["2026-02", "2026-09", ""])
def test_only_another_casus_that_runs_can_be_chosen(at: At, code: str) -> None:
    inst = at("traject")
    second(inst)
    with pytest.raises(FormInvalidError) as refused:
        join_to(inst, code)
    assert set(refused.value.errors) == {"lopende_casus"}
    assert "i_lijst" in inst.open_elements()


def test_a_casus_that_stopped_is_not_offered(at: At) -> None:
    inst = at("afgesloten")
    second(inst)
    with pytest.raises(FormInvalidError):
        join_to(inst)


def test_the_log_of_the_casus_that_runs_tells_that_something_was_added(at: At) -> None:
    inst = at("traject")
    second(inst)
    join_to(inst)
    with inst.read() as tx:
        rows = [row.regel for row in tx.audit.rows(None, 0, 99) if row.regel.wat == "bij_casus_gevoegd"]
    assert [(row.casus_id, row.persoon_id) for row in rows] == [
        (inst.casus.id, inst.actor("hilde").persoon_id)
    ]
    assert rows[0].items
