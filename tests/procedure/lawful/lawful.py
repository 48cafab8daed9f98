"""Lawful edits of the real procedures: what a municipality does to make one its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.procedure.bundle import Model, read_model
from app.procedure.model import Element
from tests.procedure.edits.files import Files, with_form
from tests.procedure.lawful import eight
from tests.procedure.lawful.redrawn import Change, Drawing, redrawn, whole
from tests.procedure.lawful.unlawful import moved, replaced, said, timed

OUTSIDE = "signaleringsoverleg"
"""There the check on who is asked first follows only what stands right behind the question."""


@dataclass(frozen=True)
class Lawful:
    """One edit that may be made."""

    how: str
    what: str
    make: Callable[[Files], Files]

    def __str__(self) -> str:
        return f"{self.how}: {self.what}"


def all_lawful() -> Iterator[Lawful]:
    """Yield every one of them."""
    model = read_model(whole())[0]
    for element in model.elements.values():
        yield from _around(model, element)
        yield from _in_words(element)
    yield from _in_time()
    yield from _more()
    for name in ("talk_among_social_partners", "one_meeting", "youth_branch", "lead_time"):
        yield Lawful("one of the eight", name, getattr(eight, name))


def _drawn(how: str, element: Element, change: Change) -> Lawful:
    return Lawful(how, element.id, lambda files: redrawn(files, element.process_id, change))


def _around(model: Model, element: Element) -> Iterator[Lawful]:
    name, process = element.id, model.processes[element.process_id]
    if element.type != "userTask" or not element.role or element.repetition is not None:
        return
    if process.id == OUTSIDE:
        return
    if not process.incoming(name) or not process.outgoing(name):
        return
    role = element.role if element.role != "systeem" else "coordinator"
    yield _drawn(
        "add a step before", element, lambda drawing: drawing.before(name, drawing.task(name, role=role))
    )
    yield _drawn("add a step behind", element, lambda drawing: _behind(drawing, name, role))
    if len(process.incoming(name)) == 1 and not process.boundaries(name):
        yield _drawn("add a step beside", element, lambda drawing: _beside(drawing, name, role))
    yield _drawn("put a step in a part of its own", element, lambda drawing: drawing.wrap(name))


def _behind(drawing: Drawing, name: str, role: str) -> None:
    drawing.after(name, drawing.task(name, role=role))


def _beside(drawing: Drawing, name: str, role: str) -> None:
    split, join = (drawing.add(name, "parallelGateway") for _ in range(2))
    for flow in drawing.out_of(name):
        flow.set("sourceRef", join)
    for flow in drawing.into(name):
        drawing.lead(flow, split)
    for each in (name, drawing.task(name, role=role)):
        drawing.flow(split, each)
        drawing.flow(each, join)


def _in_words(element: Element) -> Iterator[Lawful]:
    if element.type == "userTask":
        yield _drawn(
            "another name", element, lambda drawing: drawing.node(element.id).set("name", "Zo heet het hier")
        )
        yield _drawn("another question", element, said(element.id, vraag="Hoe staat het ermee?"))
        if element.livc.get("due"):
            yield _drawn("another day it is due", element, said(element.id, due="P21D"))


def _in_time() -> Iterator[Lawful]:
    shorter = (
        ("prescreening", "s_tijd", "P14D"),
        ("ltf_instroom", "l_tijd", "P7D"),
        ("bewaring", "z_lang", "P2M"),
        ("terugkoppeling", "f_tijd", "P3D"),
        ("informatievraag", "b_tijd", "P14D"),
        ("informeren", "j_tijd", "P7D"),
        ("datalek", "dl_t", "PT48H"),
        ("inzageverzoek", "iv_t1", "P20D"),
    )
    for process, timer, when in shorter:
        yield _in("shorten a timer", process, timer, timed(timer, when))
    for months in ("P9M", "P6M", "P11M"):
        table = replaced("bewaring/bewaartermijn.dmn", 'duration("P1Y")', f'duration("{months}")')
        yield Lawful("shorten a table", months, table)


def _in(how: str, process: str, what: str, change: Change) -> Lawful:
    return Lawful(how, what, lambda files: redrawn(files, process, change))


def _more() -> Iterator[Lawful]:
    for process, step in (
        ("casus", "k_kw"),
        ("casus", "d_weeg"),
        ("traject", "p_plan"),
        ("traject", "e_eval"),
    ):
        yield _in("discuss it once more", process, step, _discussed(step))
    for process, step in (("casus", "a_cons"), ("traject", "p_cons"), ("traject", "e_cons"), _FICHE):
        yield _in("weigh the child once more", process, step, _weighed(step))
    for process, step, role in (
        ("tafelmoment", "h_agenda", "burgemeester"),
        ("overleg", "x_plan", "burgemeester"),
        ("overleg", "x_kader", "burgemeester"),
        ("overleg", "x_versl", "coordinator"),
    ):
        yield _in("move to another lane", process, step, moved(step, role))
    for form in ("F08", "F09", "F10", "F13", "F18", "F06"):
        yield _asking(form)


_FICHE = ("terugkoppeling", "f_cons")


def _asking(form: str) -> Lawful:
    return Lawful("ask something more, freely", form, lambda files: with_form(files, form, _added(form)))


def _discussed(step: str) -> Change:
    return lambda drawing: drawing.before(step, drawing.call(step, "tafelmoment", "coordinator"))


def _weighed(step: str) -> Change:
    return lambda drawing: drawing.before(step, drawing.task(step, "belang_kind", "tafel", form="F10-belang"))


def _added(form: str) -> Callable[[list[dict[str, Any]]], None]:
    done: list[str] = []

    def change(components: list[dict[str, Any]]) -> None:
        if not done:
            done.append(form)
            components.append(
                {
                    "type": "checkbox",
                    "id": "Field_eigen",
                    "key": "eigen_afspraak",
                    "label": "Volgens onze eigen afspraak",
                    "properties": {"zone": "process", "privacy": "PC0"},
                }
            )

    return change
