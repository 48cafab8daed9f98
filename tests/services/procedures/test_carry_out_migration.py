"""The worker moves one casus; one that cannot becomes a row with its reason and stops nobody else."""

from app.services.clockwork.run_jobs import run_jobs
from app.services.ports.audit import Attest
from tests.services.conftest import At
from tests.services.procedures.test_preview_migration import preview
from tests.services.procedures.test_start_migration import begin
from tests.services.procedures.versions import publish, renamed, renumbered


def test_a_casus_that_moved_on_meanwhile_stays_with_its_reason(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    begin(inst)
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    before = inst.task("i_nood")
    inst.work()
    assert inst.task("i_nood") == before
    page = preview(inst)
    assert [(code, incident.pogingen) for code, incident in page.mislukt] == [("2026-01", 1)]
    assert "nog niet beslist" in page.mislukt[0][1].wat
    assert run_jobs(inst.livc_id, inst.deps) is None  # it is not tried again by itself


def test_trying_again_closes_what_went_wrong(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    begin(inst)
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    inst.work()
    begin(inst, stap__i_nood="naar:i_alarm")
    inst.work()
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []
    page = preview(inst)
    assert (page.mislukt, page.stand.ouder) == ([], 0)
    assert "i_alarm" in inst.open_elements()


def test_a_casus_that_is_destroyed_meanwhile_is_no_error(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    begin(inst)
    with inst.begin() as tx:
        tx.delete_casus(inst.casus.id, Attest("", inst.deps.audit_key))
    inst.work()
    with inst.read() as tx:
        assert (tx.outbox.pending("verhuizing"), tx.outbox.incidenten()) == ([], [])
