"""Our controls are those of govuk-frontend, element for element, for all that our forms ask of them."""

from typing import Any

import pytest
from flask import Flask, render_template_string
from lxml import html

HINT = {"html": "Een zin <b>volstaat</b>."}
ERROR = {"html": "Vul dit in<br>of kies niets.", "visuallyHiddenText": "Fout"}
LABEL = {"text": "Wat merkte u op? <nu>", "classes": "govuk-label--s"}
LEGEND = {"legend": {"text": "Wie & wat?", "classes": "govuk-fieldset__legend--s"}}
CHOICES = [
    {"value": "ja", "text": "Ja", "checked": True, "conditional": {"html": "<p>meer</p>"}},
    {"value": "nee", "text": "Nee", "checked": False, "conditional": {"html": "<p>anders</p>"}},
    {"value": "later", "text": "<Later>", "checked": False, "conditional": None},
]
ALONE = [{"value": "ja", "text": "Ik ga akkoord", "checked": True, "hint": HINT}]
TEXT = {"id": "a-b", "name": "b", "value": "twee\nregels & <meer>", "label": LABEL, "autocomplete": "off"}
OPTIONS = [{"value": "", "text": "Maak een keuze"}, {"value": "x", "text": "X & Y", "selected": True}]
CHOSEN = {"idPrefix": "a-b", "name": "b", "items": CHOICES, "fieldset": LEGEND}

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("textarea", {**TEXT, "rows": 3}),
    ("input", {**TEXT, "type": "date", "inputmode": "numeric", "classes": "govuk-input--width-10"}),
    ("input", {**TEXT, "value": "", "type": "text", "inputmode": None, "classes": ""}),
    ("select", {"id": "a-b", "name": "b", "items": OPTIONS, "label": LABEL}),
    ("radios", CHOSEN),
    ("checkboxes", CHOSEN),
    ("checkboxes", {"idPrefix": "a-b", "name": "b", "items": ALONE}),
]
SAYS = {
    "alone": {"hint": None, "errorMessage": None},
    "hint": {"hint": HINT, "errorMessage": None},
    "both": {"hint": HINT, "errorMessage": ERROR},
}


@pytest.mark.parametrize("says", SAYS)
@pytest.mark.parametrize(("control", "asked"), ASKED)
def test_a_control_is_the_one_of_the_library(
    app: Flask, control: str, asked: dict[str, Any], says: str
) -> None:
    given = {**asked, **SAYS[says]}
    if control == "checkboxes" and "fieldset" not in given:
        given["hint"] = None  # our forms put it at the one choice
    theirs = (
        f'{{% from "govuk_frontend_jinja/components/{control}/macro.html" import govuk{control.title()} %}}'
    )
    ours = f'{{% from "pieces/controls.html" import {control} %}}'
    with app.test_request_context("/"):
        expected = render_template_string(theirs + f"{{{{ govuk{control.title()}(given) }}}}", given=given)
        drawn = render_template_string(ours + f"{{{{ {control}(given) }}}}", given=given)
    assert elements(drawn) == elements(expected)


MENU = [
    {"href": "/taken", "html": "Mijn taken <span>3</span>", "active": True},
    {"href": "/casussen?a=1&b=2", "text": "Casussen & <meer>", "active": False},
]
AROUND = [
    ("skip-link", "SkipLink", {"href": "#inhoud", "text": "Naar de inhoud"}, "skip(p.href, p.text)"),
    ("back-link", "BackLink", {"href": "/taken?a=1&b=2", "text": "Mijn <taken>"}, "back(p.href, p.text)"),
    (
        "service-navigation",
        "ServiceNavigation",
        {"navigation": MENU, "menuButtonText": "Menu", "navigationLabel": "Hoofdmenu"},
        "navigation(p.navigation, p.navigationLabel, p.menuButtonText)",
    ),
]


@pytest.mark.parametrize(("component", "name", "given", "ours"), AROUND)
def test_what_stands_around_a_page_is_that_of_the_library(
    app: Flask, component: str, name: str, given: dict[str, Any], ours: str
) -> None:
    theirs = f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import govuk{name} %}}'
    mine = f'{{% from "pieces/around.html" import {ours.partition("(")[0]} %}}'
    with app.test_request_context("/"):
        expected = render_template_string(f"<div>{theirs}{{{{ govuk{name}(p) }}}}</div>", p=given)
        drawn = render_template_string(f"<div>{mine}{{{{ {ours} }}}}</div>", p=given)
    assert elements(drawn) == elements(expected)


def elements(text: str) -> list[object]:
    """Return every element with its attributes, in any order, and its text without the white space around it."""
    return [
        (each.tag, {key: _value(key, value) for key, value in each.attrib.items()}, _text(each))
        for each in html.fragment_fromstring(text, create_parent=True).iter()
    ]


def _value(key: str, value: str) -> object:
    return set(value.split()) if key == "class" else value


def _text(each: html.HtmlElement) -> tuple[str, str]:
    if each.tag == "textarea":
        return each.text or "", ""
    return " ".join((each.text or "").split()), " ".join((each.tail or "").split())
