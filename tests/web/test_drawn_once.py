"""A question is drawn once while nothing is typed in it; what a person wrote stays on that person's page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.bench.casework import AANMELDING
from app.forms.validator import _blanks
from app.forms.viewing import as_asked
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.services.owners import actor_of
from app.services.ports.forms import FieldView, FormView
from app.services.procedures.publish_everywhere import publish_everywhere
from app.web.folding import Fold, folded
from app.web.laying_out import drawn, laid_out
from tests.web.conftest import Visitor

CANARY = "kanarie zingt over de dijk"


def field(key: str, type_: str = "textfield", **more: Any) -> FieldView:
    return FieldView(key, type_, f"Vraag {key}", "", False, "process", "", **more)


def page_of(*fields: FieldView, **more: Any) -> dict[str, Any]:
    form, values = FormView("f", "", "", fields), more.get("values", {})
    lay = laid_out(form, values)
    base = {
        "form": form,
        "values": values,
        "errors": {},
        "prefix": "",
        "level": 2,
        "noting": False,
        "decided": False,
    }
    return {**base, **vars(lay), **more}


class Drawing:
    """Counts how often a question is drawn."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, page: Any, field: FieldView, name: str, said: str) -> str:
        self.times += 1
        return f"{name} {said} {page['now'].get(name)} {self.times}"


def test_an_empty_question_is_drawn_once() -> None:
    draw, asked = Drawing(), field("a")
    for _ in range(3):
        assert drawn(page_of(asked), asked, "a", "wie leest", draw) == "a wie leest  1"
    assert draw.times == 1


@pytest.mark.parametrize(
    "more",
    [
        {"values": {"a": "getypt"}},
        {"errors": {"b": ["Vul dit in."]}},
        {"prefix": "kaart-"},
        {"opens": {"a": [field("b")]}},
        {"named": {"keuze": field("keuze", properties={"bron": "leden"})}},
        {"named": {"keuze": field("keuze", "radio", options=(("ja", "ja"),))}},
    ],
)
def test_what_follows_from_more_than_the_question_is_drawn_anew(more: dict[str, Any]) -> None:
    draw, asked = Drawing(), field("a", show_if=("keuze", ("ja",)))
    for _ in range(2):
        drawn(page_of(asked, **more), asked, "a", "", draw)
    assert draw.times == 2
    assert asked.drawn == {}


@pytest.mark.parametrize("kind", ["dynamiclist", "checklist"])
def test_lists_are_drawn_anew(kind: str) -> None:
    draw, asked = Drawing(), field("a", kind)
    for _ in range(2):
        drawn(page_of(asked), asked, "a", "", draw)
    assert draw.times == 2


def test_how_it_is_asked_counts() -> None:
    draw, asked = Drawing(), field("a")
    for more in ({}, {"noting": True}, {"mark": "needed"}, {"below": {"a": "b"}}, {}):
        drawn(page_of(asked, **more), asked, "a", "", draw)
    drawn(page_of(asked), asked, "a", "iemand anders", draw)
    assert draw.times == 5


def test_a_question_with_something_known_in_it_is_another_question() -> None:
    draw, asked = Drawing(), field("a")
    drawn(page_of(asked), asked, "a", "", draw)
    known = replace(asked, properties={"standaard": CANARY})
    assert known.drawn == {}
    assert CANARY in drawn(page_of(known), known, "a", "", draw)
    assert CANARY not in str(asked.drawn)


def choice_over(under: FieldView) -> tuple[FieldView, dict[str, Any]]:
    choice = field("keuze", "radio", options=(("ja", "ja"),))
    form = as_asked(FormView("f", "", "", (choice, under)))
    return choice, page_of(*form.fields)


def test_a_choice_is_drawn_once_with_what_opens_under_it() -> None:
    draw = Drawing()
    choice, page = choice_over(field("a", show_if=("keuze", ("ja",))))
    for _ in range(2):
        drawn(page, choice, "keuze", "", draw)
    assert draw.times == 1


def test_a_choice_over_something_known_is_drawn_anew_and_keeps_nothing() -> None:
    draw = Drawing()
    choice, page = choice_over(field("a", show_if=("keuze", ("ja",))))
    known = replace(page["form"].fields[1], properties={"standaard": CANARY})
    for _ in range(2):
        drawn(page_of(choice, known), choice, "keuze", "", draw)
    drawn(page_of(*page["form"].fields, values={"a": CANARY}), choice, "keuze", "", draw)
    assert draw.times == 3
    assert choice.drawn == {}


def test_what_was_told_of_a_person_stays_in_no_form_of_the_process(logged_in: Visitor, deps: Deps) -> None:
    publish_everywhere(deps)
    who = next(each for each in show_demo(deps) if each.naam.startswith("Joris"))
    with deps.uow.read(who.livc_id) as tx:
        actor = actor_of(tx, who.persoon_id, tx.livcs.get(who.livc_id))
    assert actor
    told = {name: [value] for name, value in AANMELDING.items() if isinstance(value, str)}
    casus_id = record_aanmelding(
        RecordAanmelding(actor, None, "telefoon", {**told, "signalen": [CANARY], "aanmelder_naam": [CANARY]}),
        deps,
    )
    with deps.uow.read(who.livc_id) as tx:
        task = next(iter(tx.taken.of_slot(casus_id)))
    joris = logged_in("joris")
    for _ in range(2):
        assert CANARY in joris.get(f"/taken/{task.id}").text
    kept = list(all_drawn())
    assert kept
    assert not [html for html in kept if CANARY in html]


def all_drawn() -> Iterator[str]:
    for forms in _blanks._made.values():
        for form in forms.values():
            for each in form.fields:
                yield from each.drawn.values()
                for column in each.columns:
                    yield from column.drawn.values()


def fold_of(**values: object) -> Fold:
    folded_away = {"vouw": "Meer"}
    return folded(
        page_of(
            field("dag", "date", properties={**folded_away, "standaard": "2026-03-04"}),
            field(
                "soort", "select", options=(("x", "Soort X"),), properties={**folded_away, "standaard": "x"}
            ),
            field("ja", "checkbox", properties={**folded_away, "standaard": "ja"}),
            field("leeg", properties=folded_away),
            field("onder", show_if=("soort", ("y",)), properties={**folded_away, "standaard": "niet"}),
            field("rij", "dynamiclist", properties=folded_away),
            field("elders", properties={"standaard": "niet hier"}),
            values=values,
        ),
        "Meer",
    )


def test_what_stands_filled_in_is_said_in_words() -> None:
    fold = fold_of()
    assert not fold.open
    assert fold.lines == [("Vraag dag", "4/3/2026"), ("Vraag soort", "Soort X"), ("Vraag ja", "ja")]


@pytest.mark.parametrize("typed", [{"leeg": "iets"}, {"soort": "y"}, {"rij-0-wat": "iets"}, {"dag": ""}])
def test_what_was_touched_stands_open(typed: dict[str, object]) -> None:
    assert fold_of(**typed).open


@pytest.mark.parametrize("typed", [{"elders": "iets"}, {"rij-0-wat": ""}, {"rij-0-wat": [""]}])
def test_what_was_not_touched_stays_folded(typed: dict[str, object]) -> None:
    assert not fold_of(**typed).open


def test_an_error_opens_it() -> None:
    page = page_of(field("a", properties={"vouw": "Meer"}), errors={"a": ["Vul dit in."]})
    assert folded(page, "Meer").open


def test_what_is_decided_above_is_not_said_again() -> None:
    known = {"vouw": "Meer", "standaard": "x", "gekend": "ja", "bekend": "@soort"}
    asked = field("a", properties=known)
    assert folded(page_of(asked), "Meer").lines
    assert folded(page_of(asked, decided=True), "Meer").lines == []
