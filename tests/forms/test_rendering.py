"""A form on a page: everything typed is escaped, every label has its field, every field its reader."""

import re
from functools import cache

import pytest
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, Template

from app.domain.leesrecht import leesrecht, regel
from app.procedure.reading import kind_asking
from app.web.folding import asked_in, folded
from app.web.laying_out import drawn, laid_out, standing
from tests.forms.conftest import CHOICES, KEYS, LIBRARY, ROOT

NASTY = '"><script>alert(1)</script>'
PAGE = (
    '{% from "forms/fields.html" import render_fields, error_summary %}'
    "{{ error_summary(form, errors, prefix) }}{{ render_fields(form, values, errors, prefix) }}"
)


@cache
def page() -> Template:
    loaders = [
        FileSystemLoader(ROOT / "app/web/templates"),
        PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    ]
    env = Environment(autoescape=True, loader=ChoiceLoader(loaders), extensions=["jinja2.ext.i18n"])
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(asked_in=asked_in, folded=folded, drawn=drawn, laid_out=laid_out, standing=standing)
    return env.from_string(PAGE)


def render(key: str, values: dict[str, object], errors: dict[str, list[str]], prefix: str = "") -> str:
    form = LIBRARY.view(key, {**CHOICES, "leden": [("p-1", NASTY)]})
    return page().render(form=form, values=values, errors=errors, prefix=prefix)


@pytest.mark.parametrize("key", KEYS)
def test_whatever_was_typed_is_escaped(key: str) -> None:
    names = [c.key for c in LIBRARY.definition(key).components]
    html = render(key, {name: [NASTY] for name in names}, {name: [NASTY] for name in [*names, NASTY]})
    assert "<script" not in html


@pytest.mark.parametrize("key", KEYS)
def test_every_label_and_hint_belongs_to_one_field(key: str) -> None:
    html = render(key, {}, {})
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    named = {one for many in re.findall(r'aria-describedby="([^"]+)"', html) for one in many.split()}
    assert {*re.findall(r'\bfor="([^"]+)"', html), *named} <= set(ids)


@pytest.mark.parametrize("key", KEYS)
def test_every_field_is_on_the_page_and_says_who_reads_it(key: str) -> None:
    html = render(key, {}, {})
    fields = [f for f in LIBRARY.view(key, CHOICES).fields if f.type != "text"]
    for field in fields:
        assert f'name="{field.key}' in html, field.key
    columns = [column for field in fields for column in getattr(field, "columns", ())]
    assert html.count("privacyregel--") <= len(fields) + len(columns)
    for field in fields:
        assert field.properties["privacylijn"] in html, field.key
        line = regel(
            leesrecht(field.zone, kind_asking(LIBRARY.bundle, key), field.key, bewaard=field.key != "wijze")
        )
        assert field.properties["privacylijn"] == line


def test_a_fold_in_which_there_is_nothing_to_choose_is_not_there() -> None:
    with_others = render("F19c", {}, {})
    assert "Iemand anders" in with_others
    form = LIBRARY.view("F19c", {**CHOICES, "anderen": []})
    assert "Iemand anders" not in page().render(form=form, values={}, errors={}, prefix="")


def test_what_was_typed_comes_back_as_it_was() -> None:
    html = render(
        "F08",
        {"wijze": "schriftelijk", "inhoud": ["een\r\n  twee"], "mag_verslag": "ja", "categorie": "9"},
        {},
    )
    assert "een&#10;  twee</textarea>" in html
    assert re.search(r'id="wijze-3"[^>]*checked', html)
    assert re.search(r'id="mag_verslag"[^>]*checked', html)
    assert re.search(r'value="9"\s+selected', html)


def test_a_default_stands_until_something_else_was_chosen() -> None:
    assert re.search(r'name="anoniem"[^>]*value="ja"\s+checked', render("F02-A", {}, {}))
    assert re.search(r'name="anoniem"[^>]*value="nee"\s+checked', render("F02-A", {"anoniem": "nee"}, {}))


def test_every_error_leads_to_its_field_in_the_order_of_the_form() -> None:
    errors = {
        "evaluatiedatum": ["Kies."],
        "acties-3-wat": ["Schrijf."],
        "uitkomst": ["Kies er een."],
        "": ["Mislukt."],
    }
    html = render("F10", {"acties-3-wat": "x"}, errors, prefix="p1-")
    links = re.findall(r'<a href="#([^"]+)"', html)
    assert links == ["p1-acties-3-wat", "p1-evaluatiedatum", "p1-uitkomst"]
    assert "Mislukt." in html
    assert all(f'id="{link}"' in html for link in links if link != "p1-uitkomst")


def test_rows_with_an_answer_stand_open() -> None:
    html = render("F10", {"acties-3-wat": ["bellen"]}, {})
    assert html.index('name="acties-4-wat"') < html.index("<details") < html.index('name="acties-5-wat"')


def folds(html: str) -> list[tuple[str, bool]]:
    """Return each group that waits behind a click: its words, and whether it stands open."""
    found = re.findall(
        r'<details class="govuk-details vouw"( open)?>\s*<summary[^>]*><span[^>]*>([^<]+)<', html
    )
    return [(words, bool(open_)) for open_, words in found]


def test_what_is_noted_on_demand_stands_folded_and_an_answer_already_given_does_not() -> None:
    words = [words for words, _ in folds(render("F09", {}, {}))]
    assert words[0] == "1. Overtuigingen en ideologie"
    assert words[-1] == "Meer noteren"
    assert [w for w, open_ in folds(render("F09", {"d2_tekst": "iets"}, {})) if open_] == [
        "2. Sociale context"
    ]
    assert [w for w, open_ in folds(render("F09", {}, {"d3_tekst": ["Maak dit korter."]})) if open_] == [
        "3. Intentie"
    ]


def test_a_default_answer_opens_nothing() -> None:
    assert not [
        w for w, open_ in folds(render("F09", {"d5_bevestigd": "nee", "instrument": "geen"}, {})) if open_
    ]


def test_a_usual_answer_is_said_where_its_question_is_folded_away() -> None:
    html = render("F08", {"wijze": "schriftelijk"}, {})
    told = re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", html)
    assert ("Over wie gaat het?", "De besproken persoon") in told
    assert ("Met wie deelt u dit?", "Met iedereen die aan dit punt deelneemt") in told
    assert folds(html)[0] == ("Klopt dit niet? Pas het aan", False)


def test_another_answer_than_the_usual_one_stands_open() -> None:
    found = folds(render("F08", {"wijze": "schriftelijk", "over_wie": "contact"}, {}))
    assert found[0] == ("Klopt dit niet? Pas het aan", True)


def test_a_question_is_asked_as_its_reader_knows_it() -> None:
    form = LIBRARY.view("F02-A", CHOICES)
    env_page = page().environment.from_string(
        PAGE.replace("errors, prefix) }}{{ r", "errors) }}{{ r").replace(
            "prefix) }}", "prefix, 2, noting) }}"
        )
    )
    heard = env_page.render(form=form, values={}, errors={}, prefix="", noting=True)
    assert "Wie meldt?" in heard
    assert "Uw naam en functie" not in heard
    assert "Uw naam en functie" in render("F02-A", {}, {})


def test_three_questions_of_an_aanmelding_stand_open() -> None:
    html = render("F02-A", {}, {})
    before = html[: html.index("<details")]
    assert re.findall(r'<(?:textarea|input|select)[^>]* name="([^"]+)"', before) == [
        "signalen",
        "sterktes",
        "aanmelder_contact",
        "aanmelder_naam",
    ]


def test_the_line_on_who_reads_it_stands_once_above_what_it_holds_for() -> None:
    html = render("F01", {}, {})
    assert html.count("privacyregel--") == 1
    assert render("F02-A", {}, {}).count("Gewone procesgegevens") <= 1


def test_a_summary_names_the_question_that_its_sentence_does_not_name() -> None:
    long = "Maak dit korter: hoogstens 4000 tekens, nu zijn het er 4100."
    html = render("F02-A", {}, {"signalen": [long], "aanmelder_naam": ["Vul in wie meldt."]})
    assert f"Wat merkte u op? {long}" in html
    assert f"Uw naam en functie {'Vul in wie meldt.'}" in html
