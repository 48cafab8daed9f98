"""The sentences of an explanation, read aloud."""

from datetime import UTC, datetime

import pytest

from app.domain.explanation import (
    Cause,
    CauseKind,
    Explanation,
    ForBranches,
    ForFirstOf,
    ForInside,
    ForMessage,
    ForMoment,
    ForPerson,
    Outcome,
    StepRef,
    TakenBranch,
    WaitsFor,
)
from app.domain.ids import TaskId
from app.domain.words.messages import MESSAGES
from app.domain.words.roles import LANE_ROLES as ROLES
from app.services.telling.explaining import (
    BERICHTEN,
    consequence,
    meanwhile,
    until,
    waits,
    when_nobody_acts,
    why,
)

NOON = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 11, 23, 0, tzinfo=UTC)
NEXT = (Outcome("", "", ("Uitnodigen",)),)
END = (Outcome("", "", ("Bekeken",), ends=True),)


def step(name: str, kind: str | None = None) -> StepRef:
    return StepRef(name, "p", name, kind)


def there(name: str, waits_for: WaitsFor, **more: object) -> Explanation:
    cause = more.pop("cause", Cause("unknown"))
    kind = more.pop("kind", None)
    return Explanation(
        TaskId(name), step(name, kind), NOON, cause, waits_for, more.pop("follows", NEXT), **more
    )  # type: ignore[arg-type]


HOST = there("Meedoen", ForPerson("partner"))
TIMER = there("Zwijgen is nee (N)", ForMoment(NOON), hangs_on=TaskId("Meedoen"), interrupting=True)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("start", "Omdat de procedure begon."),
        ("step", "Omdat “Intake” klaar is."),
        ("moment", "Omdat deze termijn om is: Intake."),
        ("message", "Omdat dit gebeurde: Intake."),
        ("branches", "Omdat alles wat eraan voorafging, klaar is."),
        ("unknown", "Omdat dit nu aan de beurt is."),
    ],
)
def test_why_is_one_sentence_for_every_cause(kind: CauseKind, sentence: str) -> None:
    assert (
        why(there("x", ForPerson("partner"), cause=Cause(kind, step("Intake"))), with_choices=True)
        == sentence
    )


def test_why_tells_the_question_or_what_happened_and_not_what_a_drawing_calls_it() -> None:
    asked = StepRef("i", "p", "Intake", question="Komt casus {casus} op de casuslijst?")
    came = StepRef("m", "p", "Punt open", message="punt_geopend")
    due = StepRef("t", "p", "1 maand", announced="Casus {casus} wacht dan een maand. Daarna niets.")
    said = [
        why(there("x", ForPerson("partner"), cause=Cause(kind, each)), "2026-03", with_choices=False)
        for kind, each in (("step", asked), ("message", came), ("moment", due))
    ]
    assert said == [
        "Omdat deze vraag beantwoord is: Komt casus 2026-03 op de casuslijst?",
        "Omdat dit gebeurde: de voorzitter opent het punt op het overleg.",
        "Omdat deze dag gekomen is: Casus 2026-03 wacht dan een maand.",
    ]
    assert waits(there("j", ForBranches((asked,))), (), frozenset(), "2026-03") == (
        "eerst nog: “Komt casus 2026-03 op de casuslijst?”"
    )
    unknown = why(there("x", ForPerson("partner"), cause=Cause("moment", due)), with_choices=False)
    assert unknown == "Omdat deze dag gekomen is: Deze casus wacht dan een maand."


def test_the_choices_are_told_to_who_may_follow_the_procedure_only() -> None:
    cause = Cause(
        "step", step("Weging"), (TakenBranch("Minderjarig?", "Nee"), TakenBranch("Wat volgt?", "Traject"))
    )
    each = there("x", ForPerson("partner"), cause=cause)
    assert (
        why(each, with_choices=True) == "Omdat “Weging” klaar is. Wat eruit kwam: Minderjarig? Nee; Traject."
    )
    assert why(each, with_choices=False) == "Omdat “Weging” klaar is."


def test_a_deadline_at_the_start_of_a_day_leaves_the_day_before() -> None:
    assert until(MIDNIGHT) == "tot en met 11 maart 2026"
    assert until(NOON) == "tot 12 maart 2026, 12.00 u."


def test_when_nobody_acts_it_says_what_holds_and_that_it_is_no_ones_fault() -> None:
    assert when_nobody_acts(TIMER, HOST.task_id) == (
        "Als niemand antwoordt, dan geldt “Zwijgen is nee”. "
        "De procedure gaat dan verder met “Uitnodigen”. Dat is geen fout van u."
    )
    around = there("30 dagen: weg", ForMoment(NOON), hangs_on=TaskId("s"), interrupting=True, follows=END)
    assert when_nobody_acts(around, HOST.task_id) == (
        "Is dit dan nog niet klaar, dan geldt “30 dagen: weg”. "
        "Daarmee is dit afgerond: Bekeken. Dat is geen fout van u."
    )


def test_a_timer_takes_over_or_runs_beside_or_goes_on() -> None:
    assert consequence(TIMER, [HOST, TIMER]) == (
        "Neemt over van “Meedoen”. De procedure gaat dan verder met “Uitnodigen”."
    )
    beside = there("Na 7 dagen", ForMoment(NOON), hangs_on=HOST.task_id)
    assert (
        consequence(beside, [HOST, beside])
        == "Loopt naast “Meedoen”, dat open blijft. Dan volgt: Uitnodigen."
    )
    gateway = there("Wachten", ForFirstOf((step("Na een maand"),)))
    behind = there("Na een maand", ForMoment(NOON), hangs_on=gateway.task_id)
    assert consequence(behind, [gateway, behind]) == "De procedure gaat dan verder met “Uitnodigen”."
    assert consequence(there("x", ForMoment(NOON)), []) == "De procedure gaat dan verder met “Uitnodigen”."


def test_a_cycle_says_which_time_it_is() -> None:
    assert meanwhile(there("h", ForMoment(NOON))) == (
        "Op 12 maart 2026 volgt vanzelf: Uitnodigen. Deze taak blijft intussen open."
    )
    third = there("h", ForMoment(NOON, cycle=True, fired=2, times=3))
    assert meanwhile(third).startswith("Op 12 maart 2026 (voor de 3e keer) volgt vanzelf")


def test_who_or_what_is_waited_for_in_a_few_words() -> None:
    message = there("m", ForMessage("punt_geopend"), hangs_on=TaskId("g"))
    moment = there("Na een maand (N)", ForMoment(NOON), hangs_on=TaskId("g"))
    gateway = there("g", ForFirstOf((message.step, moment.step)))
    every = [gateway, message, moment]
    assert waits(there("x", ForPerson("burgemeester")), ()) == "burgemeester"
    assert waits(there("x", ForPerson("tafel")), ()) == "de tafel"
    assert waits(gateway, every) == (
        "de voorzitter opent het punt op het overleg, of 12 maart 2026 (Na een maand)"
    )
    assert waits(there("j", ForBranches((step("a"), step("b", "andere_link")))), ()) == "eerst nog: “a”, “b”"
    assert waits(there("s", ForInside((step("a"),))), ()) == "eerst nog: “a”"
    assert waits(there("s", ForInside((step("a"),), 1, 3)), ()) == "1 van 3 klaar"


def test_a_step_that_may_be_declined_is_neither_counted_nor_named() -> None:
    asked = there("x", ForPerson("partner"), kind="opvolgtaak")
    holder = there("x", ForInside(), declinable=frozenset({"opvolgtaak"}))
    assert waits(asked, ()) == waits(holder, ()) == "partners kunnen antwoorden"
    join = there("j", ForBranches((step("b", "andere_link"),)))
    assert waits(join, (), frozenset({"andere_link"})) == "eerst nog: een andere stap"


def test_every_message_and_every_role_has_words() -> None:
    assert set(BERICHTEN) == set(MESSAGES)
    assert all(waits(there("x", ForPerson(role)), ()) for role in ROLES)
