"""The forms of a draft are changed with what is typed; what protects somebody or decides is not lost unseen."""

import json

import pytest

from app.domain.errors import ModelError, NotAllowedError, NotFoundError
from app.domain.sentence import given_text
from app.services.studio.change_draft import ChangeDraft, Gewijzigd, change_draft
from app.services.studio.change_form import ChangeForm, NewQuestion, QuestionWords, list_forms, show_form
from app.services.studio.changes import ReplaceFile
from tests.services.installation import Installation
from tests.services.studio.drafting import Drafting

KEY, FILE = "F03", "forms/F03.json"


@pytest.fixture
def draft(inst: Installation) -> Drafting:
    return Drafting.begun(inst)


def changed(draft: Drafting, change: ChangeForm) -> Gewijzigd:
    done = change_draft(
        ChangeDraft(draft.inst.actor("joris"), draft.id, draft.revisie, change), draft.inst.deps
    )
    draft.revisie = done.revisie
    return done


def form(draft: Drafting, key: str = KEY):
    return show_form(draft.inst.actor("joris"), draft.id, key, draft.inst.deps)


def test_every_form_is_listed_with_the_steps_that_ask_it(draft: Drafting) -> None:
    page = list_forms(draft.inst.actor("joris"), draft.id, draft.inst.deps)
    assert {f"forms/{each.sleutel}.json" for each in page.regels} == {
        name for name in draft.files() if name.startswith("forms/")
    }
    assert next(each for each in page.regels if each.sleutel == KEY).stappen == (
        "Beslissen over de casuslijst",
    )


def test_typed_words_are_a_step_and_what_is_as_it_was_is_none(draft: Drafting) -> None:
    page = form(draft)
    words = {
        each.key: QuestionWords(each.label, each.help, each.required, [name for _, name in each.choices])
        for each in page.form.questions
    }
    before = draft.files()[FILE]
    assert changed(draft, ChangeForm(KEY, page.form.title, page.form.intro, words)).bestanden == ()
    assert draft.files()[FILE] == before
    words["toelichting"] = QuestionWords("Wat zegt u aan de aanmelder?", "", required=False)
    assert changed(draft, ChangeForm(KEY, page.form.title, page.form.intro, words)).bestanden == (FILE,)
    assert "Wat zegt u aan de aanmelder?" in {each.label for each in form(draft).gezien.fields}


def test_a_question_that_a_way_reads_does_not_go_unnoticed(draft: Drafting) -> None:
    away = ChangeForm(KEY, "", "", {}, "weg", "kaart")
    with pytest.raises(ModelError, match="geeft dit antwoord door") as refused:
        changed(draft, away)
    assert refused.value.element == "kaart"
    assert "kaart" in {each.key for each in form(draft).form.questions}
    done = changed(draft, ChangeForm(KEY, "", "", {}, "weg", "kaart", known=True))
    assert "is weg" in done.said


def test_a_question_that_nothing_reads_goes_at_once_and_one_comes(draft: Drafting) -> None:
    changed(draft, ChangeForm(KEY, "", "", {}, "weg", "uitzonderlijke_redenen"))
    new = NewQuestion("textarea", "Wat weet de school?", "vault")
    changed(draft, ChangeForm(KEY, "", "", {}, "erbij", "", new))
    changed(draft, ChangeForm(KEY, "", "", {}, "op", "zonder_naam"))
    keys = [each.key for each in form(draft).form.questions]
    assert "uitzonderlijke_redenen" not in keys
    assert keys[-1] == "wat_weet_de_school"
    assert keys.index("zonder_naam") == 0


def own_question(draft: Drafting) -> tuple[str, str]:
    for name, content in draft.files().items():
        if name.startswith("forms/"):
            for each in json.loads(content)["components"]:
                if each["type"] == "radio" and each["properties"]["zone"] == "vault":
                    return name, each["key"]
    raise LookupError


def test_no_change_takes_an_answer_out_of_somebodys_own_file(draft: Drafting) -> None:
    """Not even in two steps, or by sending another file."""
    name, key = own_question(draft)
    data = json.loads(draft.files()[name])
    part = next(each for each in data["components"] if each.get("key") == key)
    place = data["components"].index(part)
    data["components"].remove(part)
    changed_file(draft, name, data)
    data["components"].insert(place, {**part, "properties": {"zone": "process", "privacy": "PC0"}})
    with pytest.raises(ModelError, match="akkoord van de DPO"):
        changed_file(draft, name, data)


def changed_file(draft: Drafting, name: str, data: object) -> None:
    change = ReplaceFile(name, json.dumps(data).encode(), given_text("anders"))
    command = ChangeDraft(draft.inst.actor("joris"), draft.id, draft.revisie, change)
    draft.revisie = change_draft(command, draft.inst.deps).revisie


def test_what_is_not_there_is_refused(draft: Drafting) -> None:
    with pytest.raises(NotFoundError):
        form(draft, "weg")
    with pytest.raises(NotAllowedError):
        list_forms(draft.inst.actor("ann"), draft.id, draft.inst.deps)
    with pytest.raises(ModelError, match="niet meer in het ontwerp"):
        changed(draft, ChangeForm("weg", "", "", {}))
    with pytest.raises(ModelError, match="Schrijf de vraag"):
        changed(draft, ChangeForm(KEY, "", "", {}, "erbij"))
