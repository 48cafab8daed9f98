"""Every edit, in every house drawing, on places spread over it: drawn, readable, and taken back to the letter."""

import os
from collections.abc import Callable, Iterator

import pytest
from lxml import etree

from app.domain.errors import ModelError
from app.procedure.edits.add_end import AddEnd
from app.procedure.edits.add_flow import AddFlow
from app.procedure.edits.add_gateway import AddGateway
from app.procedure.edits.add_lane import AddLane
from app.procedure.edits.add_step import AddStep
from app.procedure.edits.change_timer import ChangeTimer
from app.procedure.edits.edit import Edit
from app.procedure.edits.give_id import GiveId
from app.procedure.edits.move_step import MoveStep
from app.procedure.edits.move_to_lane import MoveToLane
from app.procedure.edits.new_step import NewStep
from app.procedure.edits.put_decline import PutDecline
from app.procedure.edits.redirect import Redirect
from app.procedure.edits.remove_flow import RemoveFlow
from app.procedure.edits.remove_step import RemoveStep
from app.procedure.edits.set_aside import SetAside
from app.procedure.edits.set_condition import SetCondition
from app.procedure.edits.set_deadline import SetDeadline
from app.procedure.edits.set_default import SetDefault
from app.procedure.edits.set_words import Rename, SetAttribute, SetConsequence
from app.procedure.edits.swap_gateway import SwapGateway
from app.procedure.edits.wrap import Wrap
from tests.procedure.editing.looking import HOUSE, arrows, steps, troubles, untouched, words_in_the_way

NEW = NewStep(
    "Nog eens samen kijken",
    livc=(("kind", "vrij"), ("vraag", "Keek u samen?")),
    consequences=(("", "Het gaat verder."),),
)
ASKED = ("userTask", "subProcess", "callActivity")
Edits = Callable[[bytes], Iterator[Edit]]


def added(content: bytes) -> Iterator[Edit]:
    for step in steps(content):
        yield from (AddStep(step, side, NEW) for side in ("before", "after", "beside"))
    yield from (AddStep(arrow.get("id"), "after", NEW) for arrow in arrows(content))


def ended(content: bytes) -> Iterator[Edit]:
    yield from (AddEnd(step, "Klaar") for step in steps(content))


def removed(content: bytes) -> Iterator[Edit]:
    yield from map(RemoveStep, steps(content))
    for arrow in arrows(content):
        yield RemoveFlow(arrow.get("id"))
        before = [each for each in arrows(content) if each.get("targetRef") == arrow.get("sourceRef")]
        yield from (RemoveStep(each.get("sourceRef"), arrow.get("id")) for each in before[:1])


def gated(content: bytes) -> Iterator[Edit]:
    for step in steps(content):
        yield AddGateway(step, "before", "exclusiveGateway", "Welke weg?")
        yield AddGateway(step, "after", "parallelGateway")
    for gateway in steps(content, "exclusiveGateway", "parallelGateway"):
        yield SwapGateway(gateway, "parallelGateway")
        yield SwapGateway(gateway, "exclusiveGateway")


def answered(content: bytes) -> Iterator[Edit]:
    for step in steps(content, *ASKED):
        yield PutDecline(step, "nee", "Liever niet", consequence="Het stopt hier.")
        ends = steps(content, "endEvent")
        yield from (SetDeadline(step, "P14D", end, "Na 2 weken", "Het stopt dan.") for end in ends)
        yield SetDeadline(step, "P7D", step, "Elke week", "U hoort het.", interrupting=False)


def moved(content: bytes) -> Iterator[Edit]:
    lanes = etree.fromstring(content).iter("{*}lane")
    names = [lane.get("id") for lane in lanes]
    for step in steps(content):
        yield from (MoveToLane(step, name) for name in names)


def beside(content: bytes) -> Iterator[Edit]:
    root = etree.fromstring(content)
    for number, step in enumerate(steps(content, *ASKED)):
        lanes = root.xpath("//*[@id=$id]/../*[local-name()='laneSet']/*", id=step)
        lane = lanes[number % len(lanes)].get("id") if number % 2 else ""
        yield SetAside(step, "P7D", "Na 7 dagen", NEW, "Er komt een stap bij.", lane)


def laned(content: bytes) -> Iterator[Edit]:
    yield from (AddLane(step, "korpschef", "Korpschef") for step in steps(content))


def moved_elsewhere(content: bytes) -> Iterator[Edit]:
    for number, arrow in enumerate(arrows(content)):
        scope = str(arrow.getparent().get("id"))
        beside = [each for each in steps(content, *ASKED) if _stands_in(content, each, scope)]
        yield from (MoveStep(step, arrow.get("id")) for step in beside[number % 7 :: 7])


def _stands_in(content: bytes, step: str, scope: str) -> bool:
    return any(each == scope for each in etree.fromstring(content).xpath("//*[@id=$id]/../@id", id=step))


def led(content: bytes) -> Iterator[Edit]:
    for number, arrow in enumerate(arrows(content)):
        for target in steps(content)[number % 9 :: 9]:
            yield Redirect(arrow.get("id"), target)
            yield AddFlow(arrow.get("sourceRef"), target, "Toch hierheen", "anders = true")


def worded(content: bytes) -> Iterator[Edit]:
    for step in steps(content):
        yield Rename(step, "Helemaal anders genoemd dan vroeger")
        yield SetAttribute(step, "kind", "vrij")
        yield SetConsequence(step, "", "Dan gebeurt er iets.")
        yield ChangeTimer(step, "P10D")
        yield ChangeTimer(step, "eens", "timeDate")
    for arrow in arrows(content):
        yield SetDefault(arrow.get("id"))
        yield SetCondition(arrow.get("id"), "a = 1")
        yield SetCondition(arrow.get("id"), "")
        yield Rename(arrow.get("id"), "Een andere weg")


def named(content: bytes) -> Iterator[Edit]:
    yield from (GiveId(step, "anders") for step in steps(content))
    yield from (GiveId(arrow.get("id"), "andere pijl") for arrow in arrows(content))


def wrapped(content: bytes) -> Iterator[Edit]:
    for arrow in arrows(content):
        yield Wrap((arrow.get("sourceRef"), arrow.get("targetRef")), "Samen in een deel")
    yield from (Wrap((step,), "Alleen in een deel") for step in steps(content, *ASKED))


KINDS = [
    wrapped, added, ended, removed, gated, answered, moved, led, worded, named, beside, laned, moved_elsewhere,
]  # fmt: skip
MOST = 400 if os.environ.get("CASUSPAD_LONG") == "1" else 4
"""So many places of one drawing are tried for one kind of edit, spread over all of it."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", sorted(HOUSE))
def test_it_is_drawn_legibly_and_can_be_taken_back(name: str, kind: Edits) -> None:
    content, wrong = HOUSE[name], []
    edits = list(kind(content))
    for edit in edits[:: max(1, len(edits) // MOST)]:
        try:
            edited = edit.edited(content, name)
        except ModelError:
            continue
        wrong += [(edit, trouble) for trouble in troubles(content, edited)]
    assert wrong == []


def test_what_an_edit_does_not_name_stays_as_it_was() -> None:
    content = HOUSE["casus"]
    edited = AddStep("k_cons", "after", NEW).edited(content)
    assert untouched(content, edited) == ["flow_k_cons__g_k_cons"]


def test_words_seldom_stand_in_the_way() -> None:
    """A new line may cross words that stood there; the words of the edit itself find a free place."""
    crossed = 0
    for name, content in HOUSE.items():
        before = words_in_the_way(content)
        for edit in list(answered(content))[::25]:
            try:
                edited = edit.edited(content, name)
            except ModelError:
                continue
            crossed += bool(words_in_the_way(edited.content) - before)
    assert crossed <= 3
