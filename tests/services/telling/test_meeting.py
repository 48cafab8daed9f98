"""In every state of a meeting, the table tells everyone who looks what is asked now or waited for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from app.domain.ids import InstantieId, LivcId, TaskId
from app.domain.instantie import Taak
from app.domain.overleg import Overleg, PuntStatus
from app.domain.people import Rol
from app.services.table.request_point import RequestPoint, request_point
from app.services.telling.meeting import Stand, now
from app.services.views.table import TafelPagina
from app.web.at_table import scherm_van
from tests.services.conftest import At
from tests.services.installation import BEGIN, Installation
from tests.services.table.meetings import WALKS, WIE, meeting_of, table
from tests.web import made_up

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
LIVC = "{urn:livc:bpmn:1}"
ROLES = {
    "joris": Rol.COORDINATOR,
    "hilde": Rol.BURGEMEESTER,
    "vera": Rol.VERSLAGGEVER,
    "katrien": Rol.INFORMATION_OFFICER,
    "ann": Rol.PARTNER,
    "lotte": Rol.PARTNER,
}
HELE_AGENDA = ("joris", "hilde", "vera")


def right_half(page: TafelPagina, name: str) -> html.HtmlElement:
    shown = html.fromstring(
        made_up.page("table/tafel.html", ROLES[name], pagina=page, scherm=scherm_van(page))
    )
    return shown.xpath("//*[@id='nu']")[0]


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def ensure_told(inst: Installation, state: str, name: str) -> None:
    page = table(inst, name)
    where = f"{state}, {name}: {page.nu}"
    assert page.nu.kop.strip(), where
    assert page.nu.begint or [each for each in page.nu.zinnen if each.strip()], where
    half = right_half(page, name)
    told = words(half)
    assert all(sentence in told for sentence in page.nu.zinnen), where
    if any("hieronder" in sentence for sentence in page.nu.zinnen):
        assert half.xpath(".//form"), f"{where}: nothing stands below"
    assert bool(half.xpath(".//form[contains(@action, '/stap/')]")) == bool(
        list(page.overlegtaken) or (page.is_voorzitter and _typed(page))
    ), where
    if page.overlegtaken and not page.punt:
        assert "U hoeft nu niets te doen" not in told, where


def _typed(page: TafelPagina) -> list[str]:
    return [p.taak.id for p in page.tafeltaken if p.taak.kind != "consensus"]


def ensure_marked(inst: Installation, state: str) -> None:
    """The point in hand is marked on the agenda, and named, for whoever sees the agenda."""
    treated = {t.binding for t in inst.open_tasks() if t.per == "agendapunt"}
    for name in HELE_AGENDA:
        page = table(inst, name)
        assert {page.punt_nu} - {None} == treated, (state, name)
        if treated:
            assert page.nu.kop.startswith("Punt "), (state, name, page.nu.kop)
    for name in set(WIE) - set(HELE_AGENDA):
        page = table(inst, name)
        assert page.punt_nu in (None, page.punt.id if page.punt else None), (state, name)
        assert " van " not in page.nu.kop, "how many points there are is for who sees the agenda"


@pytest.mark.parametrize("walk", WALKS)
def test_in_every_state_everyone_is_told_what_is_asked_or_waited_for(at: At, walk: str) -> None:
    for state, inst in WALKS[walk](at):
        ensure_marked(inst, state)
        for name in WIE:
            ensure_told(inst, state, name)


def test_the_walks_meet_every_step_of_the_meeting(at: At) -> None:
    met = {element for walk in WALKS.values() for _, inst in walk(at) for element in inst.open_elements()}
    every = {each.get("id") for each in user_tasks("overleg")}
    assert every <= met


def user_tasks(process: str) -> Iterator[etree._Element]:
    file = etree.parse(str(Path(__file__).parents[3] / "processes" / process / f"{process}.bpmn"))
    yield from file.iter(f"{BPMN}userTask")


def table_steps() -> Iterator[etree._Element]:
    """Every step that lies in the lane of the table, over all models."""
    for folder in sorted((Path(__file__).parents[3] / "processes").glob("*/*.bpmn")):
        file = etree.parse(str(folder))
        here = {
            ref.text
            for lane in file.iter(f"{BPMN}lane")
            if lane.get(f"{LIVC}role") == "tafel"
            for ref in lane.iter(f"{BPMN}flowNodeRef")
        }
        yield from (each for each in file.iter(f"{BPMN}userTask") if each.get("id") in here)


def step(kind: str, naam: str, **more: object) -> Taak:
    return Taak(
        id=TaskId("t"), livc_id=LivcId("l"), instantie_id=InstantieId("o"), casus_id=None, casus_code=None,
        proces_id="casus", element_id="e", naam=naam, rol=str(more.get("rol", "tafel")), kind=kind, sinds=BEGIN,
        per=more.get("per"),  # type: ignore[arg-type]  # text or None
    )  # fmt: skip


@pytest.mark.parametrize("element", list(table_steps()), ids=lambda each: each.get("id"))
@pytest.mark.parametrize("voorzitter", [True, False])
def test_each_step_of_every_model_is_named_while_it_is_open(
    element: etree._Element, voorzitter: bool
) -> None:
    taak = step(element.get(f"{LIVC}kind"), element.get("name"))
    closing = step("vrijgave", "Punt afronden", rol="coordinator", per="agendapunt")
    overleg = Overleg(InstantieId("o"), LivcId("l"), BEGIN, "bezig")
    told = now(
        Stand(
            overleg,
            [closing],
            [],
            punt_woorden="Punt 1 van 1",
            hier=True,
            voorzitter=voorzitter,
            stappen=[taak],
        )
    )
    assert any(taak.naam in each for each in told.zinnen)
    assert len(told.zinnen) > 1


@pytest.mark.parametrize("status", ["te_plannen", "gepland", "bezig", "gehouden"])
def test_a_meeting_that_stands_still_is_no_blank_page_either(status: str) -> None:
    told = now(Stand(Overleg(InstantieId("o"), LivcId("l"), None, status), [], []))
    assert told.kop
    assert told.zinnen


def test_a_point_about_no_casus_is_open_and_told_as_such(at: At) -> None:
    inst = general_point(at)
    page = table(inst, "joris")
    assert page.punt
    assert page.punt.status is PuntStatus.OPEN
    assert page.punt.sluit_op
    assert page.nu.kop == "Punt 1 van 2 · algemeen punt 1"
    assert {naam.split()[0] for _, naam, _ in page.aanwezigen} == {"Hilde", "Joris", "Katrien"}
    assert [p.taak.kind for p in page.overlegtaken] == ["vrijgave"]
    assert [p.status.value for p, _ in page.punten] == ["open", "gevraagd"]
    inst.step("joris", "u_dicht")
    assert [p.status.value for p, _ in table(inst, "joris").punten] == ["gesloten", "gevraagd"]


def test_a_point_about_no_casus_closes_by_itself_and_touches_no_casus(at: At) -> None:
    inst = general_point(at)
    before = inst.casus
    inst.wait(hours=25)
    inst.work()
    assert "u_dicht" not in inst.open_elements()
    assert inst.task("u_wie").binding
    assert (inst.casus, inst.casus.laatste_bespreking) == (before, None)
    with inst.read() as tx:
        [closed] = [p for p in tx.tafel.punten(meeting_of(inst)) if p.soort == "algemeen"]
        assert closed.status is PuntStatus.GESLOTEN
        assert all(a.tot for a in tx.tafel.aanwezigen(closed.id))
        assert {job.soort for job in tx.outbox.pending()} <= {"mail"}, "a casus is told something"


def general_point(at: At) -> Installation:
    """A meeting whose first point is about no casus, and is open."""
    inst = at("op_lijst")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    _first(inst, "algemeen")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien")
    return inst


def _first(inst: Installation, soort: str) -> None:
    """Put the point of this kind first: the order in which points were asked is not fixed."""
    with inst.begin() as tx:
        for punt in tx.tafel.punten(meeting_of(inst)):
            tx.tafel.save_punt(replace(punt, volgorde=1 if punt.soort == soort else 2))
