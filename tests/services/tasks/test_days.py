"""A day that must have been, or must still come, is held against the day on which it is filled in."""

from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError
from tests.services.conftest import At
from tests.services.installation import Installation


def spoken_on(inst: Installation, days: int) -> None:
    day = inst.today + timedelta(days=days)
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene", gesproken_op=day.isoformat())


@pytest.mark.parametrize("days", [1, 1400])
def test_one_did_not_speak_with_somebody_on_a_day_that_is_to_come(at: At, days: int) -> None:
    inst = at("aangemeld")
    with pytest.raises(FormInvalidError) as refused:
        spoken_on(inst, days)
    assert refused.value.errors == {
        "gesproken_op": ["Deze dag moet nog komen. Kies vandaag of een dag ervoor."]
    }
    assert "i_gesprek" in inst.open_elements()


@pytest.mark.parametrize("days", [0, -3])
def test_today_and_before_are_days_that_have_been(at: At, days: int) -> None:
    inst = at("aangemeld")
    spoken_on(inst, days)
    assert "i_lijst" in inst.open_elements()


def test_one_does_not_look_again_on_a_day_that_is_gone(at: At) -> None:
    inst = at("traject")
    yesterday = inst.today - timedelta(days=1)
    taak = inst.task("v_acties", binding=inst.org("tom"))
    with pytest.raises(FormInvalidError) as refused:
        inst.do("tom", taak, None, stand="bezig", opnieuw_op=yesterday.isoformat())
    assert refused.value.errors == {"opnieuw_op": ["Deze dag is al voorbij. Kies vandaag of een dag erna."]}
