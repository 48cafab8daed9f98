"""Retention lived with the worker on both databases: an early end, an extension, and what was never discussed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.ids import CasusId, OrganisatieId
from app.domain.kalender import BRUSSEL, dag_van
from app.scenario.play import play
from app.scenario.sandbox import Sandbox
from app.scenario.source import read_scenario
from app.services.casework.send_signal import SendSignal, send_signal
from app.worker.main import Worker

PROCESSES = Path(__file__).parents[2] / "processes"
CODE = "2026-01"


def lived(box: Sandbox, name: str) -> CasusId:
    """Play a scenario and those it goes on from."""
    scenario = read_scenario(PROCESSES / f"{name}.yaml")
    if scenario.after:
        lived(box, str(scenario.after.resolve().relative_to(PROCESSES.resolve()).with_suffix("")))
    assert play(scenario, box).failure is None
    casus_id = box.casus_id(CODE)
    assert casus_id
    return casus_id


def holders(box: Sandbox, casus_id: CasusId) -> set[OrganisatieId]:
    with box.deps.uow.read(box.livc_id) as tx:
        keys = tx.items.sleutels(casus_id)
    return {s.eigenaar_id for s in keys if s.key_id in box.deps.keys.ids()}


def start_of(day: date, hours: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=BRUSSEL) + timedelta(hours=hours)


def live_to(box: Sandbox, moment: datetime) -> None:
    """Move the clock and let a real worker do its rounds."""
    box.move_to(moment)
    worker = Worker(box.deps)
    for _ in range(3):  # what a quiet round asked for is done in the next
        while worker.round():
            pass


@pytest.mark.slow
def test_an_early_end_and_an_extension_each_go_on_their_own_day(box: Sandbox) -> None:
    casus_id = lived(box, "casus/scenarios/afgesloten")
    with box.deps.uow.read(box.livc_id) as tx:
        casus = tx.casussen.get(casus_id)
    einde = casus.vernietigen_op
    assert einde
    gemeente, clb = box.actor("joris").organisatie_id, box.actor("tom").organisatie_id
    before = holders(box, casus_id)
    send_signal(SendSignal(box.actor("joris"), casus_id, "vervroegd_vernietigen"), box.deps)
    box.work()
    assert holders(box, casus_id) == before - {gemeente}
    live_to(box, start_of(einde - relativedelta(months=2), hours=9))
    tot = einde + timedelta(days=40)
    box.do("tom", box.task("y_besl", binding=clb), "verlengen", {"einddatum": tot.isoformat()})
    live_to(box, start_of(einde) - timedelta(minutes=1))
    assert holders(box, casus_id) == before - {gemeente}
    live_to(box, start_of(einde, hours=2))
    assert holders(box, casus_id) == {clb}
    live_to(box, start_of(tot) - timedelta(minutes=1))
    assert holders(box, casus_id) == {clb}
    live_to(box, start_of(tot, hours=2))
    assert box.casus_id(CODE) is None


@pytest.mark.slow
@pytest.mark.parametrize("drawn", [True, False])
def test_what_was_never_discussed_is_gone_a_year_after_the_aanmelding(box: Sandbox, drawn: bool) -> None:
    told = read_scenario(PROCESSES / "bewaring/scenarios/nooit-besproken.yaml")
    assert play(replace(told, steps=told.steps[:1], lines=told.lines[:1]), box).failure is None
    casus_id = box.casus_id(CODE)
    assert casus_id
    with box.deps.uow.begin(box.livc_id) as tx:
        casus = tx.casussen.get(casus_id)
        assert casus.laatste_bespreking is None
        uiterst = casus.aangemeld_op + relativedelta(years=1)
        if not drawn:  # an older version of the procedure, in which nothing ends it
            for each in tx.instanties.of_slot(casus_id):
                tx.instanties.save(each, [], [], frozenset({"besproken"}))
    keys = set(_keys(box, casus_id))
    assert keys
    while dag_van(box.now) < uiterst - timedelta(days=1):
        for taak in [t for t in box.open_tasks() if t.element_id == "z_nodig"]:
            box.do("joris", taak, "nodig")
        live_to(box, min(box.now + timedelta(days=20), start_of(uiterst) - timedelta(minutes=1)))
    assert box.casus_id(CODE) == casus_id
    live_to(box, start_of(uiterst, hours=2))
    assert box.casus_id(CODE) is None
    assert not keys & set(box.deps.keys.ids())


def _keys(box: Sandbox, casus_id: CasusId) -> list[str]:
    with box.deps.uow.read(box.livc_id) as tx:
        return [s.key_id for s in tx.items.sleutels(casus_id)]
