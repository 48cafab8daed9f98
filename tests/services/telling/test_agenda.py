"""Wherever a step of a meeting is shown, it says which point it is about, and why these people are on the list."""

from app.domain.overleg import PuntStatus
from app.services.table.list_meetings import list_meetings
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.meetings import WALKS, meeting_of, table


def named(inst: Installation, element: str, who: str) -> set[str]:
    """Return how a step's point is called on its page, in the inbox, and on the table."""
    taak = inst.task(element)
    page = show_task(inst.actor(who), taak.id, inst.deps)
    inbox = list_tasks(ListTasks(inst.actor(who)), inst.deps)
    on_table = [p.punt.woorden for p in table(inst, who).overlegtaken if p.punt]
    assert page.punt
    return {page.punt.woorden, *(r.punt for r in inbox.regels if r.taak.id == taak.id), *on_table}


def test_each_step_about_a_point_says_which_one_on_every_screen(at: At) -> None:
    seen: list[str] = []
    for state, inst in WALKS["points"](at):
        element = {"who takes part": "u_wie", "point open": "u_dicht"}.get(state)
        if element is None:
            continue
        [words] = named(inst, element, "vera" if element == "u_wie" else "joris")
        seen.append(words)
    numbers = [each.split(" · ")[0] for each in seen]
    assert numbers == [f"Punt {n} van 4" for n in (1, 1, 2, 2, 3, 3, 4, 4)]
    assert {each.split(" · ")[1] for each in seen} == {
        "algemeen punt 1",
        "algemeen punt 2",
        "punt over bewaartermijnen 1",
        "casus 2026-01: dossieraanmelding",
    }


def test_the_list_says_why_these_people_are_on_it_and_that_it_changed(at: At) -> None:
    lists: list[tuple[bool, str, frozenset[str]]] = []
    for state, inst in WALKS["points"](at):
        if state != "who takes part":
            continue
        taak = inst.task("u_wie")
        page = show_task(inst.actor("vera"), taak.id, inst.deps)
        assert page.punt
        names = frozenset(words for _, words in page.opties["leden"])
        lists.append(("casus 2026-01" in page.punt.woorden, page.punt.kring, names))
    for number, (about_casus, kring, names) in enumerate(lists):
        assert ("voor casus 2026-01: OCMW Lindervoorde" in kring) == about_casus
        assert any("OCMW" in each for each in names) == about_casus
        differs = number > 0 and lists[number - 1][2] != names
        assert (f"anders dan bij punt {number}." in kring) == differs


def test_two_points_of_a_kind_are_told_apart_and_a_number_comes_free(inst: Installation) -> None:
    joris = inst.actor("joris")
    for soort in ("algemeen", "algemeen", "bewaring", "bewaring"):
        request_point(RequestPoint(joris, soort), inst.deps)
        inst.work()
    waiting = [punt.titel for punt, _ in list_meetings(joris, inst.deps).wachtend]
    assert len(set(waiting)) == len(waiting) == 4
    assert {"algemeen punt 1", "algemeen punt 2"} <= set(waiting)


def test_the_agenda_of_a_meeting_to_come_shows_what_waits_for_it(at: At) -> None:
    inst = at("op_lijst")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    for name, shown in (("joris", 2), ("vera", 2), ("ann", 0)):
        assert len(table(inst, name).punten) == shown


def test_points_are_numbered_on_though_some_came_later(at: At) -> None:
    inst = at("op_lijst")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("vera", "x_aanw")
    with inst.read() as tx:
        points = tx.tafel.punten(meeting_of(inst))
    assert [p.volgorde for p in points] == [1, 2]
    assert {p.status for p in points} == {PuntStatus.GEVRAAGD}
