"""The burgemeester uses something of a casus within the own powers, after contact with the korpschef (INV-50)."""

from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError, NotAllowedError
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.casework.show_casus import show_casus
from tests.services.conftest import At
from tests.services.installation import Installation

WAAROM = {"bevoegdheid": "NGW art. 133", "motivering": "Toezicht op een lokaal."}


@pytest.fixture
def inst(at: At) -> Installation:
    return at("traject")


def begin(inst: Installation, name: str = "hilde") -> None:
    send_signal(SendSignal(inst.actor(name), inst.casus.id, "gegevens_gebruiken"), inst.deps)
    inst.work()


def use(inst: Installation, **given: str) -> None:
    answers = {"herkomst_gegevens": "kaart", "contact_op": inst.today.isoformat(), **WAAROM, **given}
    inst.step("hilde", "eb_geb", "gebruikt", **answers)


def is_open(inst: Installation) -> bool:
    return any(taak.element_id == "eb_geb" for taak in inst.open_tasks())


@pytest.mark.parametrize("name", ["joris", "ann", "tom"])
def test_only_the_burgemeester_begins_it(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        begin(inst, name)
    assert "gegevens_gebruiken" not in show_casus(inst.actor(name), inst.casus.id, inst.deps).mag
    assert not is_open(inst)


def test_one_at_a_time(inst: Installation) -> None:
    begin(inst)
    with pytest.raises(NotAllowedError):
        begin(inst)


def test_it_can_be_done_again_after_the_last_was_written_down(inst: Installation) -> None:
    begin(inst)
    use(inst)
    assert not is_open(inst)
    begin(inst)
    inst.step("hilde", "eb_geb", "niet_gebruikt")
    assert not is_open(inst)


@pytest.mark.parametrize("days", [None, 1])
def test_nothing_is_used_without_contact_with_the_korpschef(inst: Installation, days: int | None) -> None:
    begin(inst)
    day = "" if days is None else (inst.today + timedelta(days)).isoformat()
    with pytest.raises(FormInvalidError) as refused:
        use(inst, contact_op=day)
    assert set(refused.value.errors) == {"contact_op"}
    assert is_open(inst)


def test_a_contact_of_before_the_casus_is_refused_at_the_step(inst: Installation) -> None:
    begin(inst)
    with pytest.raises(FormInvalidError) as refused:
        use(inst, contact_op=(inst.casus.aangemeld_op - timedelta(1)).isoformat())
    assert set(refused.value.errors) == {"contact_op"}


def test_what_was_said_at_the_table_asks_the_yes_of_who_said_it(inst: Installation) -> None:
    begin(inst)
    with pytest.raises(FormInvalidError) as refused:
        use(inst, herkomst_gegevens="overleg", eigenaars_akkoord="nee")
    assert set(refused.value.errors) == {"eigenaars_akkoord"}
    use(inst, herkomst_gegevens="overleg", eigenaars_akkoord="ja")


def test_who_follows_the_casus_sees_that_and_only_the_office_why(inst: Installation) -> None:
    begin(inst)
    use(inst)
    pages = {
        name: show_casus(inst.actor(name), inst.casus.id, inst.deps) for name in ("hilde", "joris", "tom")
    }
    for page in pages.values():
        assert "in eigen bevoegdheid" in str(page)
    assert WAAROM["motivering"] in str(pages["joris"])
    assert WAAROM["motivering"] not in str(pages["tom"])


def test_it_is_no_discussion_and_the_year_does_not_begin_anew(inst: Installation) -> None:
    before = inst.casus.vernietigen_op
    begin(inst)
    use(inst)
    assert inst.casus.vernietigen_op == before
