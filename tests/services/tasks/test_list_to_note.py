import pytest

from app.domain.errors import NotAllowedError
from app.services.tasks.list_to_note import list_to_note
from app.services.tasks.show_task import show_task
from app.services.views.noting import NoteerRegel
from tests.services.conftest import At
from tests.services.installation import Installation


def rows(inst: Installation) -> list[NoteerRegel]:
    return list(list_to_note(inst.actor("joris"), inst.deps))


def test_who_has_no_account_comes_first_and_each_row_says_for_whom(at: At) -> None:
    found = rows(at("uitgenodigd"))
    assert [(row.wie, row.zelf, row.klopt_dit, row.via) for row in found] == [
        ("Jeugddienst Lindervoorde", False, False, "telefoon"),
        ("CLB De Linde", True, True, "telefoon"),
    ]


def test_the_burgemeester_may_decide_by_phone_and_is_asked_afterwards(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    [row] = rows(inst)
    assert (row.wie, row.via, row.klopt_dit) == ("De burgemeester", "mondeling", True)


def test_every_row_opens_a_form_that_offers_its_way_of_noting(at: At) -> None:
    inst = at("uitgenodigd")
    for row in rows(inst):
        page = show_task(inst.actor("joris"), row.taak.id, inst.deps)
        assert row.via in [each[0] for each in page.namens]


def test_a_contribution_is_never_listed_for_it_tells_who_is_silent(at: At) -> None:
    assert rows(at("inbreng")) == []


def test_nobody_else_has_such_a_list(at: At) -> None:
    inst = at("uitgenodigd")
    for name in ("hilde", "tom", "vera", "katrien"):
        with pytest.raises(NotAllowedError):
            list_to_note(inst.actor(name), inst.deps)
