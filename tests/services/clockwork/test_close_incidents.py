"""An incident that nobody can do a step stands as long as that is so, and not a day longer."""

from dataclasses import replace
from datetime import timedelta

from app.domain.people import Lidmaatschap
from app.services.clockwork.close_incidents import close_incidents
from app.services.oversight.show_overzicht import show_overzicht
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.stages import aangemeld


def without_coordinator(inst: Installation) -> list[Lidmaatschap]:
    """Let a step of the coördinator open while nobody is one; return the memberships that ended."""
    rows = list(inst.actor("joris").lidmaatschappen)
    with inst.begin() as tx:
        for lid in rows:
            tx.people.save_lidmaatschap(replace(lid, tot=lid.van))
    aangemeld(inst)
    return rows


def reported(inst: Installation) -> list[str]:
    with inst.read() as tx:
        return [each.soort for each in tx.outbox.incidenten()]


def test_it_stands_as_long_as_nobody_can_do_the_step(at: At) -> None:
    inst = at("leeg")
    without_coordinator(inst)
    assert "niemand" in reported(inst)
    assert close_incidents(inst.livc_id, inst.deps) == 0
    assert "niemand" in reported(inst)


def test_it_closes_once_somebody_can_and_nothing_looks_stuck_any_more(at: At) -> None:
    inst = at("leeg")
    rows = without_coordinator(inst)
    with inst.begin() as tx:
        for lid in rows:
            tx.people.save_lidmaatschap(lid)
    assert show_overzicht(inst.actor("mia"), inst.deps).iets_vast
    assert close_incidents(inst.livc_id, inst.deps) >= 1
    assert reported(inst) == []
    assert not show_overzicht(inst.actor("mia"), inst.deps).iets_vast
    assert close_incidents(inst.livc_id, inst.deps) == 0


def test_it_closes_when_the_step_is_done_or_gone(at: At) -> None:
    inst = at("leeg")
    without_coordinator(inst)
    inst.clock.advance(timedelta(days=1))
    with inst.begin() as tx:
        for taak in tx.taken.of_slot(inst.casus.id):
            instantie = tx.instanties.get(taak.instantie_id)
            tx.instanties.save(instantie, [], [], frozenset())
    assert close_incidents(inst.livc_id, inst.deps) >= 1
    assert "niemand" not in reported(inst)
