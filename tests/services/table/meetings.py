"""A meeting in every state it can be in: each is reached once, and given to the test."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from app.domain.ids import InstantieId
from app.services.table.request_meeting import request_meeting
from app.services.table.request_point import RequestPoint, request_point
from app.services.table.show_table import show_table
from app.services.views.table import TafelPagina
from tests.services.conftest import At
from tests.services.installation import Installation

WIE = ("joris", "hilde", "vera", "katrien", "ann", "lotte")
"""The chair, the burgemeester, the reporter, the police, a participant, and someone who is not at the point."""
State = tuple[str, Installation]


def meeting_of(inst: Installation) -> InstantieId:
    """Return the meeting that is held now, else the one that was held last, else the next."""
    with inst.read() as tx:
        meetings = {o.status: o.id for o in tx.tafel.overleggen()}
    return next(meetings[word] for word in ("bezig", "gehouden", "gepland", "te_plannen") if word in meetings)


def table(inst: Installation, name: str) -> TafelPagina:
    return show_table(inst.actor(name), meeting_of(inst), inst.deps)


def before_it_begins(at: At) -> Iterator[State]:
    """Not planned, planned, asked earlier, to be opened, put off."""
    inst = at("op_lijst")
    yield "nothing planned", inst
    tomorrow = inst.today + timedelta(days=1)
    inst.step("joris", "x_plan", overlegmoment=tomorrow.isoformat(), uur="10:00")
    yield "not begun", inst
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    yield "asked earlier", inst
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    yield "frame to be read", inst
    inst.step("joris", "x_kader", "gaat_niet_door")
    yield "put off", inst


def with_every_kind_of_point(at: At) -> Iterator[State]:
    """The whole meeting, with a point of each kind, and a report."""
    inst = at("op_lijst")
    for soort in ("algemeen", "algemeen", "bewaring"):
        request_point(RequestPoint(inst.actor("joris"), soort), inst.deps)
        inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    yield "attendance", inst
    inst.step("vera", "x_aanw")
    while "u_wie" in inst.open_elements():
        yield "who takes part", inst
        inst.sit("hilde", "joris", "katrien", *(["ann"] if _about_casus(inst) else []))
        yield from _point(inst)
        inst.step("joris", "u_dicht")
    yield "report to write", inst
    inst.step("vera", "x_versl")
    yield "held", inst


def _about_casus(inst: Installation) -> bool:
    with inst.read() as tx:
        punt_id = inst.task("u_wie").binding
        return tx.tafel.punt(punt_id).casus_id is not None  # type: ignore[arg-type]  # ids are text


def _point(inst: Installation) -> Iterator[State]:
    yield "point open", inst
    if "k_kw" not in inst.open_elements():
        return
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    yield "consensus pending", inst
    inst.note("k_cons", **dict.fromkeys(inst.present(), "akkoord"))
    yield "everyone answered", inst
    inst.conclude("k_cons")
    yield "nothing open at the table", inst


def with_each_stage(at: At) -> Iterator[State]:
    """A point of a casus at every stage in which one is open."""
    for stage in ("op_tafel", "gekwalificeerd", "inbreng", "gewogen", "plan", "evaluatie", "afsluiten"):
        yield f"stage {stage}", at(stage)


def while_nothing_runs(at: At) -> Iterator[State]:
    """Asleep, and the exercise of after a long silence."""
    inst = at("leeg")
    yield "asleep", inst
    inst.later(days=366)
    yield "exercise", inst


WALKS: dict[str, Callable[[At], Iterator[State]]] = {
    "asleep": while_nothing_runs,
    "before": before_it_begins,
    "points": with_every_kind_of_point,
    "stages": with_each_stage,
}
