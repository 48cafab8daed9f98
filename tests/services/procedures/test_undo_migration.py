"""Until the next step a move is undone without a trace in state, tasks and timers; after it, refused."""

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId, new_id
from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus
from app.services.procedures.undo_migration import UndoMigration, undo_migration
from app.services.tasks.claim_task import claim_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import publish, renamed, renumbered, replaced, without


def casus_instance(inst: Installation) -> InstantieId:
    with inst.read() as tx:
        return next(i.id for i in tx.instanties.of_slot(inst.casus.id) if i.proces_id == "casus")


def everything(inst: Installation) -> object:
    """All that is kept of the casus and could be changed by a move."""
    with inst.read() as tx:
        return (
            tx.instanties.get(casus_instance(inst)),
            tx.casussen.get(inst.casus.id),
            tx.taken.of_slot(inst.casus.id),
            tx.instanties.timers(inst.casus.id),
            [i.id for i in tx.instanties.waits_for(inst.casus.id, "aanmelding_ingetrokken")],
        )


def move(inst: Installation, naar: str, **antwoorden: str) -> None:
    given = {key.replace("__", ":"): value for key, value in antwoorden.items()}
    migrate_casus(
        MigrateCasus(inst.livc_id, inst.actor("joris"), "casus", inst.casus.id, naar, given),  # type: ignore[arg-type]
        inst.deps,
    )


def undo(inst: Installation, who: str = "joris") -> None:
    undo_migration(UndoMigration(inst.livc_id, inst.actor(who), casus_instance(inst)), inst.deps)


@pytest.mark.parametrize("stage", ["aangemeld", "weerhouden", "deelnemers", "traject"])
def test_undoing_gives_the_identical_state_back(at: At, stage: str) -> None:
    inst = at(stage)
    before = everything(inst)
    edits = {
        "weerhouden": without("id_her", "id_her_t", "id_her_e"),
        "deelnemers": renamed("s_kwal", "Anders heten"),
        "traject": renamed("c_traj", "Anders heten"),
    }
    move(inst, publish(inst, "casus", edits.get(stage, renamed("i_gesprek", "Anders heten"))))
    assert everything(inst) != before
    undo(inst)
    assert everything(inst) == before


def test_a_step_that_was_left_for_another_comes_back_with_its_id(at: At) -> None:
    inst = at("aangemeld")
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    claim_task(inst.actor("joris"), inst.task("i_nood").id, inst.deps)
    before = everything(inst)
    move(inst, publish(inst, "casus", renumbered("i_nood", "i_alarm")), stap__i_nood="naar:i_alarm")
    assert "i_nood" not in inst.open_elements()
    undo(inst)
    assert everything(inst) == before


def test_who_took_the_task_on_meanwhile_keeps_it(at: At) -> None:
    inst = at("aangemeld")
    move(inst, publish(inst, "casus", renamed("i_gesprek", "Anders heten")))
    claim_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    undo(inst)
    assert inst.task("i_gesprek").opgenomen_door == inst.actor("joris").persoon_id


def test_after_a_step_it_is_too_late(at: At) -> None:
    inst = at("aangemeld")
    move(inst, publish(inst, "casus", renamed("i_gesprek", "Anders heten")))
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    before = everything(inst)
    with pytest.raises(ConflictError, match="intussen een stap gezet"):
        undo(inst)
    assert everything(inst) == before
    with inst.read() as tx:
        assert tx.verhuizingen.of_process("casus") == []


def test_a_timer_that_fires_is_a_step(at: At) -> None:
    inst = at("weerhouden")
    move(inst, publish(inst, "casus", renamed("id_vrij", "Anders heten")))
    inst.later(days=8)
    with pytest.raises(ConflictError, match="intussen een stap gezet"):
        undo(inst)


def test_undone_twice_is_refused(at: At) -> None:
    inst = at("aangemeld")
    move(inst, publish(inst, "casus", renamed("i_gesprek", "Anders heten")))
    undo(inst)
    with pytest.raises(ConflictError):
        undo(inst)


def test_what_left_the_casus_cannot_be_taken_back(at: At) -> None:
    inst = at("aangemeld")
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    sends = replaced(
        (('<bpmn:userTask id="i_nood" name="Dringend gevaar: bel 112 of 101" livc:kind="noodroute" '
         'livc:vraag="Belde u 112 of 101 voor casus {casus}?">'),
         ('<bpmn:intermediateThrowEvent id="i_nood" name="Melden" livc:kind="bericht" '
         'livc:message="casus_afgesloten">')),
        (('<livc:gevolg verteld="{wie} noteerde dat de hulpdiensten gebeld zijn.">U gaat verder met de aanmelding.'
         "</livc:gevolg>"), ""),
        ("<bpmn:outgoing>flow_i_nood__i_gesprek</bpmn:outgoing>\n      </bpmn:userTask>",
         ('<bpmn:outgoing>flow_i_nood__i_gesprek</bpmn:outgoing>\n      <bpmn:messageEventDefinition id="i_m"/>'
         "</bpmn:intermediateThrowEvent>")),
    )  # fmt: skip
    move(inst, publish(inst, "casus", sends), stap__i_nood="naar:i_nood")
    assert inst.open_elements() >= {"i_gesprek"}
    with pytest.raises(ConflictError):
        undo(inst)


def test_timeline_and_audit_trail_tell_it(at: At) -> None:
    inst = at("aangemeld")
    move(inst, publish(inst, "casus", renamed("i_gesprek", "Anders heten")))
    undo(inst)
    with inst.read() as tx:
        assert (
            tx.casussen.gebeurtenissen(inst.casus.id)[-1].wat == "De procedure van deze casus werd teruggezet"
        )
        assert tx.audit.rows(None, 0, 1)[0].regel.wat == "procedure_teruggezet"


def test_only_the_coordinator_undoes_and_only_what_is_there(at: At) -> None:
    inst = at("aangemeld")
    move(inst, publish(inst, "casus", renamed("i_gesprek", "Anders heten")))
    with pytest.raises(NotAllowedError):
        undo(inst, "hilde")
    with pytest.raises(ConflictError, match="bestaat niet meer"):
        undo_migration(UndoMigration(inst.livc_id, inst.actor("joris"), InstantieId(new_id())), inst.deps)
    with pytest.raises(ConflictError):
        undo_migration(
            UndoMigration(inst.other.livc_id, inst.other.actor("wim"), casus_instance(inst)), inst.deps
        )
