import pytest

from app.domain.errors import NotFoundError
from app.domain.people import Rol
from app.services.access.invite_person import invite_person
from app.services.access.show_colleagues import PER_BLAD, show_colleague, show_colleagues
from tests.services.installation import Installation


def asked(inst: Installation) -> str:
    command = inst.invitation("Nele Nieuw", "nele@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    return invite_person(command, inst.deps).erkenning_id


def test_a_member_sees_who_asks_who_made_it_and_who_may_answer(inst: Installation) -> None:
    asked(inst)
    [line] = show_colleagues(inst.actor("tom"), 0, inst.deps).open_
    assert (line.naam, line.organisatie, line.maker) == ("Nele Nieuw", "CLB De Linde", "Joris Voorbeeld")
    assert line.mag
    assert line.wie == ["Tom Model"]


@pytest.mark.parametrize("who", ["ann", "lotte", "katrien", "joris", "bert", "mia"])
def test_another_organisation_is_shown_nothing(inst: Installation, who: str) -> None:
    question = asked(inst)
    page = show_colleagues(inst.actor(who), 0, inst.deps)
    assert "Nele Nieuw" not in [line.naam for line in (*page.open_, *page.log)]
    with pytest.raises(NotFoundError):
        show_colleague(inst.actor(who), question, inst.deps)


@pytest.mark.parametrize("who", ["hilde", "nora"])
def test_burgemeester_and_dpo_see_all_and_answer_only_where_it_is_theirs(
    inst: Installation, who: str
) -> None:
    question = asked(inst)
    assert show_colleague(inst.actor(who), question, inst.deps).mag is None


def test_the_log_says_who_was_recognised_by_whom_and_has_pages(inst: Installation) -> None:
    log = show_colleagues(inst.actor("nora"), 0, inst.deps)
    assert {line.door for line in log.log} == {"Hilde Demeyer-Demo"}
    assert not log.volgende
    for number in range(PER_BLAD):
        inst.join(f"P{number} Proef", f"p{number}@x.example", "CAW Linde", "sociaal", Rol.PARTNER)
    first = show_colleagues(inst.actor("lotte"), 0, inst.deps)
    second = show_colleagues(inst.actor("lotte"), PER_BLAD, inst.deps)
    assert first.volgende
    assert len(first.log) == PER_BLAD
    names = {line.naam for line in (*first.log, *second.log)}
    assert names == {"Lotte Schets", *(f"P{number} Proef" for number in range(PER_BLAD))}
