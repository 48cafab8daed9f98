"""What a plan says is a template with values: another language words it, and leaves the names of the drawing."""

import pytest

from app.domain.errors import EngineError
from tests.engine.migration.moving import plan
from tests.engine.models import end, flows, one, run, start, user, xor

OLD = one(start(), user("a", name="Intake"), user("b"), end(), flows("start>a; a>b; b>end"))
FRENCH = {
    "De casus wacht bij {stap}, en die stap bestaat niet meer.": "L'étape {stap} n'existe plus.",
    "Ga verder bij {stap}": "Continuer à {stap}",
    "{stap} heet voortaan {andere}.": "{stap} s'appelle désormais {andere}.",
    "De procedure kon de stap {name} niet uitvoeren: {detail}": "L'étape {name} a échoué : {detail}",
    "geen enkele voorwaarde is waar en er is geen standaardpijl.": "aucune condition n'est vraie.",
    "Er is niets bewaard.": "Rien n'a été gardé.",
}


def _french(template: str) -> str:
    return FRENCH.get(template, template)


def test_a_question_and_its_choices_are_translated() -> None:
    new = one(start(), user("b", name="Gesprek"), end(), flows("start>b; b>end"))
    [question] = plan(run(OLD), new).questions
    assert question.sentence.say(_french) == "L'étape “Intake” n'existe plus."
    assert "Continuer à “Gesprek”" in [choice.words.say(_french) for choice in question.choices]


def test_what_people_will_notice_is_translated() -> None:
    new = one(start(), user("a", name="Gesprek"), user("b"), end(), flows("start>a; a>b; b>end"))
    assert [said.say(_french) for said in plan(run(OLD), new).sentences] == [
        "“Intake” s'appelle désormais “Gesprek”."
    ]


def test_a_step_that_failed_is_told_in_the_same_language_to_its_end() -> None:
    drawn = one(start(), user("a"), xor("kies"), end(), flows("start>a; a>kies; kies>end[1 > 9]"))
    with pytest.raises(EngineError) as failed:
        run(drawn).done("a")
    said = failed.value.sentence.say(_french)
    assert said == "L'étape \"kies\" (kies) a échoué : aucune condition n'est vraie. Rien n'a été gardé."
