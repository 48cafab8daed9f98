"""The history of a casus: whole, so that its path can be drawn, and the same whoever stayed silent (INV-10)."""

from collections.abc import Callable

import pytest

from app.domain.casus import Gebeurtenis
from app.procedure.bundle import model_of
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.ports.audit import Attest
from tests.asking import history as asked
from tests.services.conftest import At
from tests.services.installation import Installation

Line = tuple[str, str, str, str, str, tuple[str, ...]]


def history(inst: Installation) -> list[Gebeurtenis]:
    with inst.read() as tx:
        return list(asked(tx, inst.casus.id))


def lines(inst: Installation) -> list[Line]:
    """Everything that the history says, except when."""
    return [(g.proces_id, g.element_id, g.wat, g.soort, g.toestand, g.pijlen) for g in history(inst)]


def send(inst: Installation, name: str, bericht: str) -> None:
    send_signal(SendSignal(inst.actor(name), inst.casus.id, bericht), inst.deps)
    inst.work()


def everyone_shares(inst: Installation) -> None:
    for name in inst.present():
        inst.contribute(name, "schriftelijk", delen_met="tafel", mag_eigen_dossier=["ja"], geheim="nee")


def everyone_declines(inst: Installation) -> None:
    for name in inst.present():
        inst.contribute(name)


def one_declines_and_the_rest_is_silent(inst: Installation) -> None:
    inst.contribute("tom")
    send(inst, "joris", "ronde_sluiten")


def nobody_says_anything(inst: Installation) -> None:
    send(inst, "joris", "ronde_sluiten")


@pytest.mark.parametrize(
    "others", [everyone_declines, one_declines_and_the_rest_is_silent, nobody_says_anything]
)
def test_a_round_leaves_the_same_history_whoever_spoke(
    at: At, others: Callable[[Installation], None]
) -> None:
    spoken, other = at("inbreng"), at("inbreng")
    everyone_shares(spoken)
    others(other)
    assert "d_weeg" in spoken.open_elements() & other.open_elements()
    assert lines(spoken) == lines(other)
    assert len({g.moment for g in history(other)}) == len({g.moment for g in history(spoken)})


def test_while_a_round_lasts_no_contribution_is_seen_to_come_in(at: At) -> None:
    inst = at("inbreng")
    before = history(inst)
    inst.contribute("tom", "mondeling")
    inst.contribute("ann")
    assert history(inst) == before


def test_who_keeps_the_name_leaves_the_same_history_as_who_never_answers(at: At) -> None:
    declined, silent = at("weerhouden"), at("weerhouden")
    declined.step("ann", "id_vrij", "niet_meegedeeld")
    declined.later(days=31)
    silent.later(days=31)
    assert "c_uit" in declined.open_elements() & silent.open_elements()
    assert lines(declined) == lines(silent)


def test_of_an_invitation_the_history_tells_that_the_answers_are_in(at: At) -> None:
    accepted, silent = at("uitgenodigd"), at("uitgenodigd")
    accepted.do("tom", accepted.task("r_antw", binding=accepted.org("tom")), "aanvaard")
    accepted.do("joris", accepted.task("r_antw", binding=accepted.org("sam")), "aanvaard", via="telefoon")
    silent.later(days=40)
    while "r_link" in silent.open_elements():
        silent.step("joris", "r_link")
    assert _within(accepted, "uitnodigen") == _within(silent, "uitnodigen")


def _within(inst: Installation, process: str) -> list[Line]:
    return [line for line in lines(inst) if line[0] == process]


def test_what_was_passed_can_be_drawn_without_a_gap(at: At) -> None:
    """Every step that is kept in full came along a flow that is kept, or out of one that may not be told."""
    inst = at("afgesloten")
    with inst.read() as tx:
        passed = tx.casussen.doorlopen(inst.casus.id)
        versions = {i.versie_id for i in tx.instanties.of_slot(inst.casus.id)}
        models = [model_of(tx.versies.get(version)) for version in versions]
    for line in history(inst):
        model = next(m for m in models if line.element_id in m.elements)
        element = model.elements[line.element_id]
        if element.type in {"startEvent", "boundaryEvent"}:
            continue
        incoming = model.processes[element.process_id].incoming(element.id)
        hidden = any(flow.source in model.traces for flow in incoming)
        assert hidden or {flow.id for flow in incoming} & passed, element.id
    assert {"x_intake", "g_kw_kind", "x_weeg", "g_e_eval"} <= passed
    assert all(line.pijlen for line in history(inst) if line.element_id == "x_weeg")


def test_what_something_else_took_over_is_told_as_lapsed(at: At) -> None:
    inst = at("aangemeld")
    send(inst, "ann", "intrekken")
    with inst.read() as tx:
        told = [g.wat for g in tx.casussen.gebeurtenissen(inst.casus.id)]
    assert "Niet meer nodig: Wat zei de aanmelder over casus {casus}?" in told
    [lapsed] = [g for g in history(inst) if g.element_id == "i_gesprek"]
    assert (lapsed.toestand, lapsed.pijlen) == ("vervallen", ())


def test_the_timeline_is_what_people_understand_of_it(at: At) -> None:
    inst = at("traject")
    with inst.read() as tx:
        told = tx.casussen.gebeurtenissen(inst.casus.id)
    assert told == [line for line in history(inst) if line.soort != "pad"]
    assert all(line.wat for line in told)
    assert not {line.element_id for line in told} & {"m_deel", "r_her_t", "id_her_t", "v_acties"}


def test_the_history_goes_with_the_casus(at: At) -> None:
    inst = at("aangemeld")
    casus_id = inst.casus.id
    with inst.begin() as tx:
        tx.slots.lock(casus_id)
        tx.delete_casus(casus_id, Attest("", inst.deps.audit_key))
    with inst.read() as tx:
        assert asked(tx, casus_id) == []
