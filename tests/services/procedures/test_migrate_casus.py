"""A casus moves to the version in force: ids, claims and dates stay, and doing it twice is doing it once."""

import re

import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import VersieId
from app.services.clockwork.fire_timers import fire_timers
from app.services.procedures.carrying import keep
from app.services.procedures.migrate_casus import MigrateCasus, carried_moves, migrate_casus
from app.services.running.acts import Tick
from app.services.running.mover import Mover
from app.services.table.request_meeting import request_meeting
from app.services.tasks.claim_task import claim_task
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import (
    in_force,
    publish,
    published_before,
    renamed,
    renumbered,
    replaced,
    without,
)


def move(
    inst: Installation, naar: VersieId, who: str = "joris", proces: str = "casus", **antwoorden: str
) -> int:
    given = {key.replace("__", ":"): value for key, value in antwoorden.items()}
    command = MigrateCasus(inst.livc_id, inst.actor(who), proces, inst.casus.id, naar, given)
    return migrate_casus(command, inst.deps)


def versie(inst: Installation, proces: str = "casus") -> str:
    with inst.read() as tx:
        return next(i.versie_id for i in tx.instanties.of_slot(inst.casus.id) if i.proces_id == proces)


def test_the_open_task_keeps_its_id_its_dates_and_who_took_it(at: At) -> None:
    inst = at("aangemeld")
    before = inst.task("i_gesprek")
    claim_task(inst.actor("joris"), before.id, inst.deps)
    new = publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    inst.wait(days=2)
    assert move(inst, new) == 1
    after = inst.task("i_gesprek")
    assert (after.id, after.sinds, after.streefdatum) == (before.id, before.sinds, before.streefdatum)
    assert (after.naam, after.opgenomen_door) == ("Anders heten", inst.actor("joris").persoon_id)
    assert versie(inst) == new
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    assert "i_lijst" in inst.open_elements()


def test_a_version_from_before_keeps_the_name_of_the_step_and_a_casus_that_moves_takes_the_question(
    at: At,
) -> None:
    inst = at("aangemeld")
    before, new = inst.task("i_gesprek"), in_force(inst, "casus")
    assert move(inst, published_before(inst, "casus", without_words)) == 1
    assert (inst.task("i_gesprek").vraag, titles(inst)) == (None, ["Aanmelding samen overlopen"])
    with inst.begin() as tx:
        tx.versies.publish(tx.versies.release().with_bundle(new), inst.clock.now())
    assert move(inst, new.version_id) == 1
    assert inst.task("i_gesprek").id == before.id
    assert titles(inst) == [f"Wat zei de aanmelder over casus {inst.casus.code}?"]


def without_words(text: str) -> str:
    """Return a drawing as it was before it said what it asks, and what follows."""
    return re.sub(r' livc:vraag="[^"]*"|<livc:gevolg.*?</livc:gevolg>', "", text)


def titles(inst: Installation) -> list[str]:
    inbox = list_tasks(ListTasks(inst.actor("joris")), inst.deps)
    return [str(line.titel) for line in inbox.regels if line.taak.element_id == "i_gesprek"]


def test_a_casus_that_is_there_already_does_not_move(at: At) -> None:
    inst = at("aangemeld")
    new = publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    assert move(inst, new) == 1
    with inst.read() as tx:
        lines = len(tx.casussen.gebeurtenissen(inst.casus.id))
        state = [i.state for i in tx.instanties.of_slot(inst.casus.id)]
    assert move(inst, new) == 0
    with inst.read() as tx:
        assert len(tx.casussen.gebeurtenissen(inst.casus.id)) == lines
        assert [i.state for i in tx.instanties.of_slot(inst.casus.id)] == state


def test_timeline_and_audit_trail_tell_it(at: At) -> None:
    inst = at("aangemeld")
    move(inst, publish(inst, "casus", renamed("i_gesprek", "Anders heten")))
    with inst.read() as tx:
        assert (
            tx.casussen.gebeurtenissen(inst.casus.id)[-1].wat == "De procedure van deze casus werd bijgewerkt"
        )
        row = tx.audit.rows(None, 0, 1)[0].regel
    assert (row.wat, row.grond, row.persoon_id) == (
        "procedure_bijgewerkt",
        "rol",
        inst.actor("joris").persoon_id,
    )


def test_only_the_procedure_that_was_asked_for_moves(at: At) -> None:
    inst = at("op_lijst")
    old = versie(inst, "bewaring")
    publish(inst, "bewaring", renamed("z_nodig", "Anders heten"))
    move(inst, publish(inst, "casus", renamed("i_gesprek", "Anders heten")))
    assert versie(inst, "bewaring") == old


def test_a_timer_keeps_its_moment_and_a_timer_that_is_gone_has_no_row(at: At) -> None:
    inst = at("weerhouden")
    with inst.read() as tx:
        before = {t.element_id: t.due_at for t in tx.instanties.timers(inst.casus.id)}
    assert {"id_her", "id_tijd"} <= before.keys()
    inst.wait(days=3)
    move(inst, publish(inst, "casus", renamed("id_vrij", "Anders heten")))
    with inst.read() as tx:
        assert {t.element_id: t.due_at for t in tx.instanties.timers(inst.casus.id)} == before
    move(inst, publish(inst, "casus", without("id_her", "id_her_t", "id_her_e")))
    with inst.read() as tx:
        after = {t.element_id: t.due_at for t in tx.instanties.timers(inst.casus.id)}
    assert after == {name: due for name, due in before.items() if name != "id_her"}
    inst.later(days=10)  # when the reminder would have come, nothing happens and nothing fails
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []


def due_reminder(at: At) -> tuple[Installation, VersieId]:
    """A casus whose reminder is due while no worker looked, and a version without that reminder."""
    inst = at("weerhouden")
    inst.wait(days=10)
    with inst.read() as tx:
        due = {t.element_id for t in tx.instanties.timers(inst.casus.id) if t.due_at <= inst.clock.now()}
    assert due == {"id_her"}
    return inst, publish(inst, "casus", without("id_her", "id_her_t", "id_her_e"))


def test_a_timer_that_was_due_when_the_casus_moved_is_gone_and_never_fires(at: At) -> None:
    inst, new = due_reminder(at)
    move(inst, new)
    with inst.read() as tx:
        assert "id_her" not in {t.element_id for t in tx.instanties.timers(inst.casus.id)}
    assert fire_timers(inst.livc_id, inst.deps) is None
    with inst.read() as tx:
        assert "id_her" not in {line.element_id for line in tx.casussen.gebeurtenissen(inst.casus.id)}
        assert tx.outbox.incidenten() == []


def test_firing_a_timer_that_was_claimed_before_the_casus_moved_is_no_error(at: At) -> None:
    inst, new = due_reminder(at)
    command = MigrateCasus(inst.livc_id, inst.actor("joris"), "casus", inst.casus.id, new, {})
    with inst.begin() as tx:
        mover = Mover(tx, inst.deps, tx.livcs.get(inst.livc_id))
        assert tx.slots.claim_due(mover.now, inst.clock.now()) == inst.casus.id
        claimed = tx.instanties.with_due_timer(inst.casus.id, mover.now)
        for carried in carried_moves(mover, command):
            keep(mover, carried)
        moved = [tx.instanties.get(each.id) for each in claimed]
        mover.carry_out(*(Tick(each) for each in moved))
        assert [tx.instanties.get(each.id) for each in moved] == moved
    assert versie(inst) == new
    assert fire_timers(inst.livc_id, inst.deps) is None


def test_another_role_gives_the_task_back(at: At) -> None:
    inst = at("aangemeld")
    claim_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    new = publish(
        inst,
        "casus",
        replaced(('<bpmn:userTask id="i_gesprek"', '<bpmn:userTask livc:role="burgemeester" id="i_gesprek"')),
    )
    move(inst, new)
    after = inst.task("i_gesprek")
    assert (after.rol, after.opgenomen_door) == ("burgemeester", None)


def test_another_soft_target_is_counted_from_the_beginning_of_the_step(at: At) -> None:
    inst = at("aangemeld")
    before = inst.task("i_gesprek")
    text = 'anoniem:anoniem" livc:due="P5D"'
    new = publish(inst, "casus", replaced((text, text.replace("P5D", "P9D"))))
    inst.wait(days=1)
    move(inst, new)
    after = inst.task("i_gesprek").streefdatum
    assert before.streefdatum is not None
    assert after is not None
    assert (after - before.streefdatum).days == 4


def test_without_a_decision_nothing_moves(at: At) -> None:
    inst = at("aangemeld")
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    new = publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    old = versie(inst)
    with pytest.raises(ConflictError, match="nog niet beslist"):
        move(inst, new)
    assert versie(inst) == old
    assert move(inst, new, stap__i_nood="naar:i_alarm") == 1
    assert "i_alarm" in inst.open_elements()


def test_another_version_than_the_one_that_was_seen_is_refused(at: At) -> None:
    inst = at("aangemeld")
    seen = publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    publish(inst, "casus", renamed("i_gesprek", "Nog anders"))
    with pytest.raises(ConflictError, match="andere versie"):
        move(inst, seen)


def test_only_the_coordinator_moves_and_never_in_a_partners_own_space(at: At) -> None:
    inst = at("aangemeld")
    new = publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    with pytest.raises(NotAllowedError):
        move(inst, new, who="ann")
    with pytest.raises(NotAllowedError):
        move(inst, new, proces="prescreening")


def test_of_another_livc_nothing_exists(at: At) -> None:
    inst = at("aangemeld")
    new = publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    there = inst.other
    command = MigrateCasus(there.livc_id, there.actor("wim"), "casus", inst.casus.id, new, {})
    with pytest.raises((NotFoundError, ConflictError)):
        migrate_casus(command, there.deps)
    assert versie(inst) != new


def test_a_meeting_moves_as_well(inst: Installation) -> None:
    request_meeting(inst.actor("ann"), inst.deps)
    inst.work()
    with inst.read() as tx:
        overleg = tx.instanties.of_process("overleg")[0]
    before = inst.task("x_plan")
    new = publish(inst, "overleg", renamed("x_plan", "Anders plannen"))
    command = MigrateCasus(inst.livc_id, inst.actor("joris"), "overleg", overleg.id, new, {})
    assert migrate_casus(command, inst.deps) == 1
    assert (inst.task("x_plan").id, inst.task("x_plan").naam) == (before.id, "Anders plannen")
