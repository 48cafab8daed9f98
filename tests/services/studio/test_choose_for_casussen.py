"""What becomes of each running casus is seen before publishing, and chosen; nothing moves until then."""

import pytest

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError
from app.domain.migration import BLIJF, Fate
from app.services.studio.choose_for_casussen import ChooseForCasussen, choose_for_casussen
from app.services.studio.preparing import HELE_CASUS, ProefProces
from tests.services.conftest import At
from tests.services.procedures.test_undo_migration import everything
from tests.services.studio.drafting import CASUS, Drafting
from tests.services.studio.publishing import asked, published, renamed, shown


def casus(draft: Drafting) -> ProefProces:
    return next(each for each in shown(draft).processen if each.proces_id == "casus")


def choose(draft: Drafting, slot: str, who: str = "joris", **antwoorden: str) -> None:
    given = {key.replace("__", ":"): value for key, value in antwoorden.items()}
    command = ChooseForCasussen(draft.inst.actor(who), draft.id, "casus", slot, given)
    choose_for_casussen(command, draft.inst.deps)


def test_the_page_says_what_becomes_of_it_and_where_it_stands_before_and_after(at: At) -> None:
    inst = at("aangemeld")
    before = everything(inst)
    draft = renamed(Drafting.begun(inst))
    (groep,) = casus(draft).groepen
    assert groep.lot is Fate.MOVES
    assert groep.hier == ["Aanmelding samen overlopen"]
    assert groep.straks == ["Anders heten"]
    assert [regel.code for regel in groep.groep.regels] == ["2026-01"]
    assert everything(inst) == before


def test_one_casus_stays_when_that_was_chosen(at: At) -> None:
    inst = at("aangemeld")
    draft = renamed(Drafting.begun(inst))
    slot = casus(draft).groepen[0].groep.regels[0].slot
    choose(draft, slot, **{HELE_CASUS: BLIJF})
    assert casus(draft).groepen[0].blijvers == {slot}
    asked(draft)
    assert published(draft).gaan_mee == 0
    inst.work()
    assert inst.task("i_gesprek").naam == "Aanmelding samen overlopen"


def test_what_is_asked_moves_with_the_answer_that_was_kept(at: At) -> None:
    inst = at("aangemeld")
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    draft = Drafting.begun(inst)
    text = draft.files()[CASUS].decode()
    draft.replace(CASUS, text.replace('"i_nood"', '"i_alarm"').replace(">i_nood<", ">i_alarm<").encode())
    (groep,) = casus(draft).groepen
    assert groep.lot is Fate.ASKS
    question = groep.groep.plan.questions[0]
    with pytest.raises(FormInvalidError):
        choose(draft, "", **{question.key: "onzin"})
    value = next(each.value for each in question.choices if each.value != BLIJF)
    choose(draft, "", **{question.key: value})
    assert casus(draft).keuzes == {question.key: value}
    choose(draft, "", **{question.key: ""})
    assert casus(draft).keuzes == {}
    choose(draft, "", **{question.key: value})
    asked(draft)
    assert published(draft).gaan_mee == 1
    inst.work()
    assert "i_alarm" in inst.open_elements()


def test_only_who_works_on_the_draft_chooses_and_only_what_is_asked(at: At) -> None:
    inst = at("aangemeld")
    draft = renamed(Drafting.begun(inst))
    with pytest.raises(NotAllowedError):
        choose(draft, "", who="hilde")
    with pytest.raises(ConflictError):
        choose(draft, "nergens", **{HELE_CASUS: BLIJF})
    with pytest.raises(FormInvalidError):
        choose(draft, "", **{HELE_CASUS: BLIJF})
