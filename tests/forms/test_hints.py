"""What the sources want said where a question is asked, is said there: folded away, or as its hint.

`HINTS` is read by the sheet of the sources as well (`tests/sources`).
"""

from dataclasses import dataclass, replace

import pytest

from app.domain.sentence import fields_of
from app.procedure.forms.definition import Component, FormDefinition
from tests.forms.conftest import LIBRARY


@dataclass(frozen=True)
class Hint:
    """Some words that a form says: in a text that unfolds, or with the question `field`."""

    form: str
    words: str
    source: str
    """The key of the legal basis that the form cites for it."""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.form}: {self.words}"


MENING, KINDEREN = "Een radicale mening is geen probleem", "Kinderen van wie ging strijden of terugkeerde"
HAAT = "Bij iemand die haat verspreidt"
HINTS = (
    *(Hint(form, MENING, "strategie") for form in ("F01", "F02-A", "F03", "F04")),
    *(Hint(form, words, "omzendbrief") for form in ("F02-A", "F03", "F04") for words in (KINDEREN, HAAT)),
    Hint("F01", "op straat of online", "strategie"),
    Hint("F01", "als vier dingen kloppen", "zakboekje"),
    Hint("F01", "Weet u van een misdrijf tegen een minderjarige", "sw_458bis"),
    Hint("F02-A", "ook online", "strategie", "signalen"),
    Hint("F03", "Komt de vraag van de LTF of van de politie, dan geldt dezelfde toets", "omzendbrief"),
    Hint("F04", "de dreiging is niet bijzonder groot, de persoon wil meewerken", "omzendbrief"),
    Hint("F04", "Ook bij een volwassene: is dit in het belang van de persoon", "vvsg", "doel_besproken"),
    Hint("F05", "Nooit: het parket, een inlichtingendienst", "vvsg"),
    Hint("F05", "een preventiemedewerker die voor alle scholen spreekt", "zakboekje"),
    Hint("F05", "Volgt een justitiehuis de persoon op", "documentatiefiche"),
    Hint("F08", "Wie beroepsgeheim heeft en wie het niet heeft, mogen hier allebei spreken", "vvsg"),
    Hint("F08", "wat de persoon en de familie vooruithelpt", "vvsg"),
    Hint("F08", "radicalisering@vvsg.be", "vvsg"),
    *(
        Hint("F09", words, "documentatiefiche", f"d{number}_tekst")
        for number, words in (
            (1, "racisme of ongelijke behandeling"),
            (2, "wie beschermt en steunt"),
            (3, "of net niet meer te willen doen"),
            (4, "wat al lang niet meer gebeurde"),
            (6, "een verlies of een breuk"),
        )
    ),
    Hint("F09", "Geen van beide meet een risico of een dreiging", "documentatiefiche", "instrument"),
    Hint("F12", "Heeft de LIVC-R genoeg mogelijkheden om te begeleiden?", "omzendbrief", "nut"),
)


def is_said(form: FormDefinition, hint: Hint) -> bool:
    """Answer whether a form says it where it should: with its question, or folded away."""
    return any(hint.words in each.description for each in form.components if _is_there(each, hint))


def _is_there(component: Component, hint: Hint) -> bool:
    if hint.field:
        return component.key == hint.field
    return not component.is_asked and component.fold != ""


@pytest.mark.parametrize("hint", HINTS, ids=str)
def test_what_the_sources_want_said_is_said(hint: Hint) -> None:
    form = LIBRARY.definition(hint.form)
    assert is_said(form, hint)
    assert hint.source in fields_of(form.legal_basis)


@pytest.mark.parametrize("hint", HINTS, ids=str)
def test_a_form_that_no_longer_says_it_is_noticed(hint: Hint) -> None:
    form = LIBRARY.definition(hint.form)
    kept = tuple(
        replace(each, description=each.description.replace(hint.words, "")) for each in form.components
    )
    assert not is_said(replace(form, components=kept), hint)


def test_the_frame_that_is_read_aloud_says_who_answers_the_press() -> None:
    [frame] = [each.description for each in LIBRARY.definition("F07").components if not each.is_asked]
    assert "Vraagt de pers iets, dan antwoordt enkel de burgemeester, en nooit over een casus." in frame


def test_a_hint_stands_open_in_paper_light_too() -> None:
    """It keeps nothing: no zone that is closed may take it away."""
    for form in {hint.form for hint in HINTS}:
        for each in LIBRARY.definition(form).components:
            assert each.is_asked or each.zone in {"process", "papers"}, (form, each.key)
