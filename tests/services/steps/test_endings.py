"""Whatever ends or destroys something at the table is asked first, and says truly what follows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import pytest

from app.domain.errors import NotAllowedError
from app.domain.instantie import Taak
from app.domain.overleg import PuntStatus
from app.domain.vraag import BevestigingNodigError, Vraag
from app.procedure.reading import outcomes_at
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.table.request_meeting import request_meeting
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from app.services.telling.asking import question
from tests.services.conftest import At
from tests.services.fiches import draft, looked_over
from tests.services.installation import Installation
from tests.services.table.meetings import WALKS, table

Case = tuple[str, str | None]
"""Step and outcome; None for a step with one way out."""
ASKS: frozenset[Case] = frozenset(
    {
        ("u_dicht", None),
        ("x_kader", "gaat_niet_door"),
        ("u_wie", "verdagen"),
        ("x_versl", None),
        ("k_kw", "uitgesteld"),
        ("k_cons", "uitgesteld"),
        ("k_cons", "geen_consensus"),
        ("d_weeg", "uitgesteld"),
        ("p_plan", "uitgesteld"),
        ("p_cons", "uitgesteld"),
        ("p_cons", "aanpassen"),
        ("p_cons", "geen_consensus"),
        ("e_eval", "uitgesteld"),
        ("e_cons", "uitgesteld"),
        ("e_cons", "geen_consensus"),
        ("e_dvcons", "uitgesteld"),
        ("e_dvcons", "geen_consensus"),
        ("e_ovcons", "uitgesteld"),
        ("e_ovcons", "geen_consensus"),
        ("a_cons", "uitgesteld"),
        ("a_cons", "geen_consensus"),
        ("f_cons", "uitgesteld"),
        ("f_cons", "aanpassen"),
        ("f_cons", "geen_consensus"),
    }
)
"""What ends, puts off, or takes away; `x_aanw` asks as well when the agenda is empty (below)."""
MOVES_ON: frozenset[Case] = frozenset(
    {
        ("x_oef", None),
        ("x_plan", None),
        ("x_kader", "geopend"),
        ("x_aanw", None),
        ("u_wie", "verder"),
        ("k_belang", None),
        ("k_kw", "ingevuld"),
        ("k_cons", "consensus"),
        ("d_weeg", "traject"),
        ("d_weeg", "meer_info"),
        ("d_weeg", "nog_uitnodigen"),
        ("d_weeg", "geen_traject"),
        ("p_plan", "klaar"),
        ("p_plan", "geen_traject"),
        ("p_plan", "nog_uitnodigen"),
        ("p_belang", None),
        ("p_cons", "consensus"),
        ("e_eval", "verder"),
        ("e_eval", "aanpassen"),
        ("e_eval", "nog_uitnodigen"),
        ("e_eval", "doorverwijzen"),
        ("e_eval", "overdragen"),
        ("e_eval", "afsluiten"),
        ("e_cons", "consensus"),
        ("e_dvcons", "consensus"),
        ("e_ovcons", "consensus"),
        ("a_voorst", None),
        ("a_belang", None),
        ("a_cons", "consensus"),
        ("f_geheim", "in_orde"),
        ("f_geheim", "aanpassen"),
        ("f_belang", None),
        ("f_cons", "consensus"),
    }
)
"""What only leads to the next step of the same meeting: nothing is lost, and nothing ends."""


def outcomes_at_the_table(inst: Installation) -> set[Case]:
    """Every way out of every step that is done at a meeting, over all models in force."""
    found: set[Case] = set()
    with inst.read() as tx:
        bundles = [tx.versies.find_current(process) for process in ("overleg", "casus")]
    for bundle in (each for each in bundles if each):
        for element, process in table_elements(inst, bundle):
            ways = outcomes_at(bundle, process, element)
            found |= {(element, way.value if len(ways) > 1 else None) for way in ways}
    return found


def table_elements(inst: Installation, bundle: object) -> set[tuple[str, str]]:
    from app.procedure.bundle import model_of

    model = model_of(bundle)  # type: ignore[arg-type]  # a bundle
    return {
        (e.id, e.process_id)
        for e in model.elements.values()
        if e.type == "userTask" and (e.role == "tafel" or e.process_id == "overleg")
    }


def test_every_way_out_of_a_step_at_the_table_is_known_to_ask_or_to_move_on(inst: Installation) -> None:
    assert outcomes_at_the_table(inst) == ASKS | MOVES_ON
    assert not ASKS & MOVES_ON


def frame(inst: Installation) -> None:
    if "x_plan" not in inst.open_elements():
        request_meeting(inst.actor("ann"), inst.deps)
        inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")


def seats(inst: Installation) -> None:
    frame(inst)
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")


def report(inst: Installation) -> None:
    frame(inst)
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann")
    inst.step("joris", "u_dicht")


def round_closed(inst: Installation) -> None:
    for name in inst.present():
        inst.contribute(name)


def evaluated(inst: Installation) -> None:
    day = (inst.today + timedelta(days=40)).isoformat()
    inst.step("joris", "e_eval", "verder", doel_nog_aanwezig="ja", evaluatiedatum=day)


def referred(inst: Installation) -> None:
    inst.step("joris", "e_eval", "doorverwijzen", doel_nog_aanwezig="ja", ook_hier="nee")


def handed_over(inst: Installation) -> None:
    inst.step("joris", "e_eval", "overdragen", doel_nog_aanwezig="ja")


def fiche_drafted(inst: Installation) -> None:
    draft(inst)
    looked_over(inst)


def nothing(inst: Installation) -> None:
    """The stage is where it should be."""


REACHED: Mapping[str, tuple[str, Callable[[Installation], None], str]] = {
    "u_dicht": ("gekwalificeerd", nothing, "joris"),
    "x_kader": ("op_lijst", frame, "joris"),
    "u_wie": ("op_lijst", seats, "vera"),
    "x_versl": ("op_lijst", report, "vera"),
    "k_kw": ("op_tafel", nothing, "joris"),
    "k_cons": ("gekwalificeerd", nothing, "joris"),
    "f_cons": ("fiche", fiche_drafted, "joris"),
    "d_weeg": ("inbreng", round_closed, "joris"),
    "p_plan": ("gewogen", nothing, "joris"),
    "p_cons": ("plan", nothing, "joris"),
    "e_eval": ("evaluatie", nothing, "joris"),
    "e_cons": ("evaluatie", evaluated, "joris"),
    "e_dvcons": ("evaluatie", referred, "joris"),
    "e_ovcons": ("evaluatie", handed_over, "joris"),
    "a_cons": ("afsluiten", nothing, "joris"),
}
"""Where each step that asks is open, and who does it."""


def reach(at: At, element: str) -> tuple[Installation, str]:
    stage, walk, who = REACHED[element]
    inst = at(stage)
    walk(inst)
    return inst, who


def press(inst: Installation, who: str, case: Case, ja: str | None) -> None:
    """Do the act through the door that it has, with this answer to the question."""
    from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus

    element, outcome = case
    taak = inst.task(element)
    if taak.kind == "consensus":
        counted = None if outcome == "geen_consensus" else outcome
        conclude_consensus(ConcludeConsensus(inst.actor(who), taak.id, counted, ja), inst.deps)
    else:
        raw = inst.filled(who, taak, outcome)
        complete_task(CompleteTask(inst.actor(who), taak.id, raw, None, ja), inst.deps)


def asked(inst: Installation, who: str, case: Case, ja: str | None = None) -> Vraag:
    with pytest.raises(BevestigingNodigError) as refused:
        press(inst, who, case, ja)
    return refused.value.vraag


@pytest.mark.parametrize("case", sorted(ASKS, key=str), ids=lambda case: f"{case[0]}-{case[1]}")
def test_nothing_ends_without_a_yes_to_exactly_that(at: At, case: Case) -> None:
    inst, who = reach(at, case[0])
    if case[1] == "geen_consensus":
        note_votes(NoteVotes(inst.actor("joris"), inst.task(case[0]).id, objecting(inst)), inst.deps)
    before = (inst.open_elements(), inst.casus)
    question = asked(inst, who, case)
    assert question.titel
    assert question.gevolgen
    for no in ("", "ja", question.kenmerk[:-1], asked(inst, who, case).titel):
        asked(inst, who, case, no)
    assert (inst.open_elements(), inst.casus) == before, "asking changed something"
    press(inst, who, case, question.kenmerk)
    assert case[0] not in inst.open_elements() or (case[0], case[1]) == ("u_wie", "verdagen")


def objecting(inst: Installation, *names: str) -> dict[object, str]:
    """Return everyone's answer: these people object, by default the first."""
    present = inst.present()
    against = names or present[:1]
    return {inst.actor(n).persoon_id: "bezwaar" if n in against else "akkoord" for n in present}


def test_a_yes_given_twice_or_too_late_is_asked_again_or_refused(at: At) -> None:
    inst = at("gekwalificeerd")
    first = asked(inst, "joris", ("u_dicht", None))
    assert any("Er ontbreken nog 4 antwoorden" in each for each in first.gevolgen)
    inst.note("k_cons", ann="akkoord")
    second = asked(inst, "joris", ("u_dicht", None), first.kenmerk)
    assert any("Er ontbreken nog 3 antwoorden" in each for each in second.gevolgen)
    inst.conclude("k_cons", "uitgesteld")
    third = asked(inst, "joris", ("u_dicht", None), second.kenmerk)
    assert not any("Consensus" in each for each in third.gevolgen)
    press(inst, "joris", ("u_dicht", None), third.kenmerk)
    assert "u_dicht" not in inst.open_elements()


def test_what_is_typed_is_asked_for_first_and_a_stranger_is_asked_nothing(at: At) -> None:
    inst = at("gekwalificeerd")
    for name in ("katrien", "ann", "tom"):
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor(name), inst.task("u_dicht").id, {}), inst.deps)


@pytest.mark.parametrize("stage", ["op_tafel", "gekwalificeerd", "inbreng", "gewogen", "plan", "evaluatie"])
def test_what_a_closed_point_leaves_open_comes_to_the_next_meeting_as_the_question_says(
    at: At, stage: str
) -> None:
    inst = at(stage)
    steps = [question(t, {}) for t in inst.open_tasks() if t.rol == "tafel"]
    running = any(t.kind == "informatie_inbreng" for t in inst.open_tasks())
    told = " ".join(asked(inst, "joris", ("u_dicht", None)).gevolgen)
    assert all(f"“{naam}”" in told for naam in steps)
    assert ("De inbrengronde loopt nog" in told) == running
    assert "gaat naar een volgend overleg" in told
    assert "Daarna is het overleg gehouden." in told
    inst.step("joris", "u_dicht")
    assert waits_for_a_meeting(inst)
    assert not [t for t in inst.open_tasks() if t.kind == "informatie_inbreng"]
    assert "x_plan" in inst.open_elements()


def waits_for_a_meeting(inst: Installation) -> bool:
    with inst.read() as tx:
        asked_for = [p.casus_id for p in tx.tafel.punten(None) if p.status is PuntStatus.GEVRAAGD]
    return "h_agenda" in inst.open_elements() or inst.casus.id in asked_for


def test_the_question_does_not_tell_who_answered_or_who_did_not(at: At) -> None:
    questions: list[tuple[str, Sequence[str]]] = []
    for name in ("hilde", "katrien", "ann"):
        inst = at("gekwalificeerd")
        inst.note("k_cons", **{name: "bezwaar"})
        question = asked(inst, "joris", ("u_dicht", None))
        questions.append((question.titel, question.gevolgen))
    assert questions[0] == questions[1] == questions[2]


def test_a_round_is_not_said_to_miss_anyone(at: At) -> None:
    inst = at("inbreng")
    before = asked(inst, "joris", ("u_dicht", None)).gevolgen
    inst.contribute("tom", "niets")
    assert asked(inst, "joris", ("u_dicht", None)).gevolgen == before


def test_with_nothing_open_the_question_says_so(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.agree("k_cons")
    told = asked(inst, "joris", ("u_dicht", None)).gevolgen
    assert "Bij dit punt staat aan tafel niets meer open." in told
    assert not any("volgend overleg" in each for each in told)


def test_the_next_point_and_the_report_are_named_when_they_follow(at: At) -> None:
    for state, inst in WALKS["points"](at):
        if state != "point open":
            continue
        told = " ".join(asked(inst, "joris", ("u_dicht", None)).gevolgen)
        with inst.read() as tx:
            after = [p for p in tx.tafel.punten(inst_meeting(inst)) if p.status is PuntStatus.GEVRAAGD]
        assert ("Dit is het laatste punt. Daarna volgt het verslag." in told) == (not after)
        assert ("Daarna volgt punt " in told) == bool(after)


def inst_meeting(inst: Installation) -> str:
    return str(inst.task("u_dicht").instantie_id)


def test_an_empty_agenda_is_not_ended_by_ticking_who_is_there(inst: Installation) -> None:
    frame(inst)
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    question = asked(inst, "vera", ("x_aanw", None))
    assert "Daarna is het overleg gehouden." in question.gevolgen
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    press(inst, "vera", ("x_aanw", None), None)
    assert "u_wie" in inst.open_elements()


def test_closing_by_the_clock_asks_nobody(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.wait(hours=25)
    inst.work()
    assert "u_dicht" not in inst.open_elements()


def test_the_table_says_beforehand_what_the_question_will_say(at: At) -> None:
    inst = at("gekwalificeerd")
    shown = table(inst, "joris").afronden
    assert shown == asked(inst, "joris", ("u_dicht", None))
    assert table(inst, "katrien").afronden is None


def test_each_door_shows_which_point_is_meant(at: At) -> None:
    inst = at("gekwalificeerd")
    taak: Taak = inst.task("u_dicht")
    page = show_task(inst.actor("joris"), taak.id, inst.deps)
    assert page.punt
    assert page.punt.woorden == asked(inst, "joris", ("u_dicht", None)).over
