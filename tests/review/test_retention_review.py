from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.errors import FormInvalidError
from tests.services.conftest import At
from tests.services.installation import Installation

OBJECTIEF = {"objectief": ["ernst_feiten"]}


def to_review(inst: Installation) -> None:
    """Extend the file of the gemeente by three years, and wait for the yearly review."""
    last = inst.casus.laatste_bespreking
    assert last is not None
    inst.later(days=305)
    taak = inst.task("y_besl", binding=inst.org("joris"))
    inst.do("joris", taak, "verlengen", einddatum=(last + relativedelta(years=3)).isoformat())
    inst.later(days=366)


def test_the_yearly_review_cannot_reach_past_five_years(at: At) -> None:
    inst = at("traject")
    last = inst.casus.laatste_bespreking
    assert last is not None
    to_review(inst)
    taak = inst.task("y_herz")
    for day in (last + relativedelta(years=5, days=1), inst.today - timedelta(days=1)):
        with pytest.raises(FormInvalidError) as refused:
            inst.do("joris", taak, "blijft_nodig", einddatum=day.isoformat())
        assert set(refused.value.errors) == {"einddatum"}
    inst.do("joris", taak, "blijft_nodig", einddatum=(inst.today + timedelta(days=30)).isoformat())
