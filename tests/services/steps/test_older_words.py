"""A version that was published with a word of before does what it did, whatever its steps are called."""

import re
from datetime import timedelta

import pytest

from app.domain.casus import DeelnameStatus
from app.domain.errors import FormInvalidError
from app.domain.overleg import PuntStatus
from app.domain.vraag import BevestigingNodigError
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import Edit, published_before
from tests.services.stages import STAGES


def older(element: str, other: str, today: str, before: str) -> Edit:
    """Give a step another id, and its kind the word of before."""
    return lambda text: re.sub(rf"\b{element}\b", other, text).replace(f'"{today}"', f'"{before}"')


@pytest.fixture
def proposing(inst: Installation) -> Installation:
    """A casus in which services are proposed by a `voorbereiding`."""
    published_before(inst, "casus", older("u_voorstel", "u_kies", "voorstel_diensten", "voorbereiding"))
    for stage in ("aangemeld", "op_lijst", "op_tafel", "gekwalificeerd", "weerhouden"):
        STAGES[stage][1](inst)
    inst.step("ann", "id_vrij", "meegedeeld", naam="Iemand", geboortedatum="1999-03-04", contact="verzonnen")
    assert inst.task("u_kies").kind == "voorbereiding"
    return inst


@pytest.fixture
def at_a_point(at: At) -> Installation:
    """A meeting in which `aanwezigheid` is asked per point as well, when its first point waits."""
    inst = at("op_tafel")
    published_before(inst, "overleg", older("u_wie", "u_deel", "deelname_punt", "aanwezigheid"))
    inst.step("joris", "u_dicht")
    inst.step("joris", "h_agenda")
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    assert inst.task("u_deel").kind == "aanwezigheid"
    return inst


def people(inst: Installation, *names: str) -> list[str]:
    return [str(inst.actor(name).persoon_id) for name in names]


def test_services_are_proposed_and_who_takes_part_already_is_no_choice(proposing: Installation) -> None:
    inst = proposing
    page = show_task(inst.actor("joris"), inst.task("u_kies").id, inst.deps)
    offered = {value for value, _ in page.opties["organisaties"]}
    assert inst.org("tom") in offered
    assert inst.org("ann") not in offered
    day = (inst.today + timedelta(days=30)).isoformat()
    inst.step("joris", "u_kies", "voorgesteld", diensten=[str(inst.org("tom"))], antwoord_tegen=day)
    beside = show_task(inst.actor("hilde"), inst.task("u_uitn").id, inst.deps)
    with inst.read() as tx:
        proposed = tx.people.organisatie(inst.org("tom")).naam
    assert ("Voorgestelde diensten", proposed) in [line for _, lines in beside.context for line in lines]
    inst.step("hilde", "u_uitn", "verstuurd")
    with inst.read() as tx:
        rows = {row.organisatie_id: row.status for row in tx.casussen.deelnames(inst.casus.id)}
    assert rows[inst.org("tom")] is DeelnameStatus.UITGENODIGD


def test_a_proposal_of_nobody_is_refused(proposing: Installation) -> None:
    day = (proposing.today + timedelta(days=30)).isoformat()
    with pytest.raises(FormInvalidError) as refused:
        proposing.step("joris", "u_kies", "voorgesteld", diensten=[], antwoord_tegen=day)
    assert "diensten" in refused.value.errors


def test_who_takes_part_in_a_point_opens_it(at_a_point: Installation) -> None:
    inst = at_a_point
    page = show_task(inst.actor("vera"), inst.task("u_deel").id, inst.deps)
    offered = {value for value, _ in page.opties["leden"]}
    assert set(people(inst, "hilde", "joris", "ann")) <= offered
    assert not offered & set(people(inst, "tom"))
    inst.step("vera", "u_deel", "verder", aanwezigen=people(inst, "hilde", "joris", "katrien", "ann"))
    assert inst.punt.status is PuntStatus.OPEN
    assert set(inst.present()) == {"hilde", "joris", "katrien", "ann"}


def test_a_point_is_put_off_after_it_was_asked(at_a_point: Installation) -> None:
    inst = at_a_point
    raw = inst.filled("vera", inst.task("u_deel"), "verdagen")
    with pytest.raises(BevestigingNodigError):
        complete_task(CompleteTask(inst.actor("vera"), inst.task("u_deel").id, raw), inst.deps)
    inst.step("vera", "u_deel", "verdagen")
    with inst.read() as tx:
        [waiting] = tx.tafel.punten(None)
    assert (waiting.casus_id, waiting.status) == (inst.casus.id, PuntStatus.GEVRAAGD)
