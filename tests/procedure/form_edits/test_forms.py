"""A form is changed in words and order; what protects somebody, or what a way reads, never goes unnoticed."""

import json
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.procedure.bundle import read_model
from app.procedure.form_edits.edits import (
    QuestionWords,
    add_question,
    move_question,
    remove_question,
    write_head,
    write_words,
)
from app.procedure.form_edits.paper import FormPaper
from app.procedure.form_edits.readers import readers_of
from app.procedure.form_edits.shown import form_shown
from app.procedure.form_edits.zones import ensure_own_stays

FORMS = sorted(Path("forms").glob("*.json"))
NAME, CONTENT = "forms/F03.json", Path("forms/F03.json").read_bytes()
MODEL = read_model(
    {
        f"{path.parent.name}/{path.name}": path.read_bytes()
        for path in [*Path("processes").glob("*/*"), *FORMS]
        if path.suffix in {".bpmn", ".dmn", ".yaml", ".json"}
    }
)[0]


def paper(name: str = NAME, content: bytes = CONTENT) -> FormPaper:
    return FormPaper.opened(name, content)


def keys(form: FormPaper) -> list[str]:
    return [each.key for each in form_shown(NAME, form.content()).questions]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_shown_whole_and_written_as_it_was(path: Path) -> None:
    name = f"forms/{path.name}"
    form = FormPaper.opened(name, path.read_bytes())
    assert json.loads(form.content()) == json.loads(path.read_bytes())
    shown = form_shown(name, path.read_bytes())
    for each in shown.questions:
        words = QuestionWords(each.label, each.help, each.required, [label for _, label in each.choices])
        assert list(write_words(form, each.key, words)) == []
    assert list(write_head(form, shown.title, shown.intro)) == []


def test_words_help_and_whether_it_is_asked_are_written_and_told() -> None:
    form = paper()
    said = list(
        write_words(form, "zonder_naam", QuestionWords("Zonder naam?", "Kies.", True, ["Ja!", "Nee!"]))
    )
    assert [str(each) for each in said] == [
        "De vraag “Bespreken we de casus zonder naam?” luidt nu: “Zonder naam?”. (formulier F03)",
        "De uitleg bij “Zonder naam?” is nu: “Kies.”. (formulier F03)",
        "“Zonder naam?” moet nu beantwoord worden. (formulier F03)",
        "Bij “Zonder naam?” luidt een keuze nu: “Ja!”. (formulier F03)",
        "Bij “Zonder naam?” luidt een keuze nu: “Nee!”. (formulier F03)",
    ]
    shown = next(each for each in form_shown(NAME, form.content()).questions if each.key == "zonder_naam")
    assert (shown.label, shown.help, shown.required) == ("Zonder naam?", "Kies.", True)
    assert shown.choices == (("ja", "Ja!"), ("nee", "Nee!"))


def test_a_question_moves_within_its_group_goes_and_comes() -> None:
    form = paper()
    before = keys(form)
    move_question(form, "toelichting", -1)
    assert keys(form).index("toelichting") == before.index("toelichting") - 1
    with pytest.raises(ModelError, match="Verder kan deze vraag niet"):
        move_question(form, "kaart", -1)
    remove_question(form, "toelichting")
    assert "toelichting" not in keys(form)
    for _ in range(2):
        add_question(form, "textarea", "Wat zei de school?", "vault")
    assert keys(form)[-2:] == ["wat_zei_de_school", "wat_zei_de_school_2"]


@pytest.mark.parametrize("sort", ["textarea", "textfield", "radio", "checkbox", "date"])
def test_whatever_sort_is_added_the_form_can_be_read(sort: str) -> None:
    form = paper()
    add_question(form, sort, "Één dag?", "vault")
    assert keys(form)[-1] == "een_dag"


def test_a_text_is_never_a_matter_of_the_procedure() -> None:
    form = paper()
    add_question(form, "textarea", "Wat zei de school?", "process")
    with pytest.raises(ModelError, match="geen procesgegeven"):
        form.content()


def test_what_is_not_offered_is_refused() -> None:
    for sort, label, zone in (("html", "x", "vault"), ("radio", " ", "vault"), ("radio", "x", "table")):
        with pytest.raises(ModelError):
            add_question(paper(), sort, label, zone)
    with pytest.raises(ModelError, match="niet meer in het formulier"):
        remove_question(paper(), "weg")
    with pytest.raises(ModelError, match="hoogstens 2000"):
        list(write_words(paper(), "toelichting", QuestionWords("x" * 2001, "", required=False)))


def own_question() -> tuple[str, str, bytes]:
    """A question of which the answer lies in an own file."""
    for path in FORMS:
        for each in form_shown(f"forms/{path.name}", path.read_bytes()).questions:
            if each.zone == "vault" and not each.informs and each.choices:
                return f"forms/{path.name}", each.key, path.read_bytes()
    raise LookupError


@pytest.mark.parametrize("zone", ["process", "register"])
def test_what_lies_in_an_own_file_does_not_leave_it(zone: str) -> None:
    name, key, content = own_question()
    form = FormPaper.opened(name, content)
    form.find(key)[1]["properties"]["zone"] = zone
    with pytest.raises(ModelError, match="akkoord van de DPO"):
        ensure_own_stays({name: content}, {name: form.content()})


def test_taken_away_and_added_anew_it_still_does_not_leave() -> None:
    name, key, content = own_question()
    form = FormPaper.opened(name, content)
    part = form.find(key)[1]
    remove_question(form, key)
    gone = form.content()
    ensure_own_stays({name: content}, {name: gone})
    part["properties"] = {"zone": "process", "privacy": "PC0"}
    form.data["components"].append(part)
    with pytest.raises(ModelError, match="akkoord van de DPO"):
        ensure_own_stays({name: content}, {name: form.content()})


def test_a_new_form_or_one_that_goes_weakens_nothing() -> None:
    ensure_own_stays({}, {NAME: CONTENT, "forms/weg.json": None, "casus/casus.bpmn": b"x"})
    ensure_own_stays({NAME: CONTENT}, {NAME: b"{"})


def test_who_reads_an_answer_is_said_in_words() -> None:
    found = " ".join(readers_of(MODEL, "F03", "uitkomst"))
    assert "De stap “Beslissen over de casuslijst” geeft dit antwoord door aan de procedure." in found
    assert "De keuze “Wat is beslist?” kiest ermee een weg." in found
    assert readers_of(MODEL, "F03", "uitzonderlijke_redenen") == ()


def test_what_the_law_needs_of_a_step_is_said() -> None:
    forms = {
        each.livc.get("form")
        for each in MODEL.elements.values()
        if each.livc.get("kind") == "informatie_inbreng"
    }
    for form in filter(None, forms):
        assert any("heeft dit antwoord nodig" in each for each in readers_of(MODEL, form, "wijze"))


def test_what_a_table_decides_with_is_said() -> None:
    names = {table.name for table in MODEL.tables.values()}
    found = [
        said
        for key, form in MODEL.forms.items()
        for each in form.components
        for said in readers_of(MODEL, key, each.key)
    ]
    assert any(f"“{name}” beslist ermee" in said for said in found for name in names)
