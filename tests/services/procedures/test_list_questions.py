"""Whoever answers on the command line can be told every question there is, also those answered already."""

import pytest

from app.domain.errors import NotAllowedError
from app.domain.migration import Question
from app.services.procedures.list_questions import list_questions
from app.services.procedures.preview_migration import PreviewMigration
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import publish, renamed, renumbered


def questions(inst: Installation, who: str = "joris", **antwoorden: str) -> list[Question]:
    given = {key.replace("__", ":"): value for key, value in antwoorden.items()}
    return list_questions(PreviewMigration(inst.livc_id, inst.actor(who), "casus", given), inst.deps)


def test_a_question_is_listed_whatever_was_answered(at: At) -> None:
    inst = at("aangemeld")
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    (asked,) = questions(inst)
    assert asked.key == "stap:i_nood"
    assert asked.allows("naar:i_alarm")
    for answer in ("naar:i_alarm", "blijf", "naar:onbestaand"):
        assert questions(inst, stap__i_nood=answer) == [asked]
    assert questions(inst, stap__i_nood="naar:i_alarm", onzin="1") == [asked]


def test_what_asks_nothing_has_no_questions(at: At) -> None:
    inst = at("aangemeld")
    assert questions(inst) == []
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    assert questions(inst, onzin="1") == []


def test_only_the_coordinator_looks(at: At) -> None:
    with pytest.raises(NotAllowedError):
        questions(at("aangemeld"), "hilde")
