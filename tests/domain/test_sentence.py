"""A sentence for a person is a template and its values."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sentence import (
    MORE,
    Sentence,
    as_sentence,
    fields_of,
    given_text,
    in_a_row,
    shortened,
)


def test_a_sentence_reads_in_dutch() -> None:
    said = Sentence("Casus {code} blijft tot {dag}: {keer} keer.", code="A-1", dag=date(2027, 1, 2), keer=3)
    assert str(said) == "Casus A-1 blijft tot 02-01-2027: 3 keer."


def test_several_names_read_as_a_list() -> None:
    assert str(Sentence("Voor {wie}.", wie=("An", "Bo", "Cis"))) == "Voor An, Bo en Cis."
    assert str(Sentence("Voor {wie}.", wie=("An",))) == "Voor An."


def test_a_catalogue_translates_the_template_and_every_sentence_inside() -> None:
    french = {
        "Casus {code}: {reden}": "Dossier {code} : {reden}",
        "niet klaar": "pas prêt",
        "{eerste} en {laatste}": "{eerste} et {laatste}",
    }
    said = Sentence("Casus {code}: {reden}", code=("A", "B"), reden=Sentence("niet klaar"))
    assert said.say(lambda text: french.get(text, text)) == "Dossier A et B : pas prêt"


def test_a_translation_that_asks_something_else_is_not_used() -> None:
    said = Sentence("Casus {code}", code="A")
    assert said.say(lambda _: "Dossier {nummer}") == "Casus A"
    assert said.say(lambda _: "Dossier {code.__class__}") == "Casus A"


@pytest.mark.parametrize("template", ["{}", "{0}", "{a.b}", "{a[0]}", "{a!r}", "{a:>10}", "{a:{b}}"])
def test_only_a_name_stands_between_braces(template: str) -> None:
    with pytest.raises(ValueError, match="only a name"):
        fields_of(template)


def test_a_value_too_many_or_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="was given"):
        Sentence("Casus {code}")
    with pytest.raises(ValueError, match="was given"):
        Sentence("Casus", code="A")


@pytest.mark.parametrize("value", [True, None, 1.5, datetime(2027, 1, 2, tzinfo=UTC), b"x"])
def test_what_no_reader_understands_is_no_value(value: object) -> None:
    with pytest.raises(TypeError):
        Sentence("{x}", x=value)  # type: ignore[arg-type]


@given(st.text())
def test_what_a_person_typed_is_never_read_as_a_template(typed: str) -> None:
    assert str(Sentence("U schreef {tekst}.", tekst=typed)) == f"U schreef {typed}."
    assert str(given_text(typed)) == typed


def test_sentences_in_a_row_are_translated_one_by_one() -> None:
    said = in_a_row(["Eerst.", Sentence("Dan {wat}.", wat="dit")], "\n")
    assert str(said) == "Eerst.\nDan dit."
    assert said.say(lambda text: {"Eerst.": "D'abord."}.get(text, text)) == "D'abord.\nDan dit."


def test_sentences_are_values() -> None:
    assert Sentence("Casus {code}", code="A") == Sentence("Casus {code}", code="A")
    assert len({Sentence("Casus {code}", code="A"), Sentence("Casus {code}", code="A")}) == 1
    assert sorted([Sentence("b"), Sentence("a")]) == [Sentence("a"), Sentence("b")]
    assert as_sentence("a") == Sentence("a")


@given(st.text(alphabet="ab \n", max_size=40), st.integers(min_value=8, max_value=30))
def test_a_shortened_text_fits_and_begins_as_the_text_does(text: str, longest: int) -> None:
    said = shortened(text, longest)
    assert len(said) <= longest
    assert said == text or text.startswith(said.removesuffix(MORE))


def test_a_shortened_text_ends_behind_a_word() -> None:
    assert shortened("Wij horen van een leerling", 15) == "Wij horen van …"
