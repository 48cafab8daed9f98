"""A repair that is offered was tried: what it mends is mended, and nothing that was right is wrong after it."""

from collections import Counter
from collections.abc import Mapping

import pytest

from app.procedure.checking import checked
from app.procedure.edits.add_end import AddEnd
from app.procedure.findings import Finding, Level
from app.procedure.repairs import Offering, by_proof, by_proof_and_checks
from app.procedure.repairs.offering import PROPOSERS
from app.procedure.sound import QUESTIONS
from tests.engine.models import end, flows, par, process, start, xor
from tests.procedure.checks.test_each_check import files_of, models, name
from tests.procedure.sound.drawn import event, task

Files = Mapping[str, bytes]
BY_HAND = {
    "end_missing/invalid.bpmn",  # everything goes round: nothing leads nowhere
    "step_role/invalid.bpmn",  # there is no lane at all
    "timer_constant/invalid.bpmn",  # true is no moment, whatever it was meant to be
    "timer_consequence/invalid.bpmn",  # the words are for people to find
    "timer_consequence/invalid_outcome.bpmn",
}


def faults(files: Files) -> list[tuple[str, str]]:
    found = by_proof_and_checks(files)
    return sorted((each.check, each.element) for each in found if each.level is not Level.WAARSCHUWING)


BROKEN = [path for path in models("invalid") if path.parent.name in PROPOSERS]


@pytest.mark.parametrize("model", BROKEN, ids=name)
def test_a_broken_model_is_whole_after_each_repair_that_is_offered(model) -> None:
    files = files_of(model)
    found = checked(files)[1]
    offered = [repair for each in found for repair in Offering([files]).repairs(each)]
    for repair in offered:
        before, left = faults(files), faults({**files, repair.file: repair.content})
        assert (found[0].check, found[0].element) in before
        assert (found[0].check, found[0].element) not in left
        assert Counter(left) <= Counter(before), repair
        assert repair.sentence.endswith(".")
    assert bool(offered) is (name(model) not in BY_HAND)


def test_a_repair_stands_for_a_check() -> None:
    from app.procedure.checks import CHECKS

    assert set(PROPOSERS) <= {*CHECKS, *(each.replace(".", "_") for each in QUESTIONS)}


def boundary(identifier: str, host: str) -> str:
    return event("boundaryEvent", identifier, "timer", attachedToRef=host, cancelActivity="false")


UNSOUND = {
    "a join waits for a way that is not taken": (
        (start(), xor("x"), task("a"), task("b"), par("j"), end()),
        "start>x; x>a; x>b; a>j; b>j; j>end",
        "sound.option_to_complete",
    ),
    "ways that began together come together without waiting": (
        (start(), par("s"), task("a"), task("b"), xor("m"), task("c"), end()),
        "start>s; s>a; s>b; a>m; b>m; m>c; c>end",
        "sound.safeness",
    ),
    "an arrow goes back to where they come together": (
        (start(), par("s"), task("a"), task("b"), xor("m"), task("c"), xor("x"), end()),
        "start>s; s>a; s>b; a>m; b>m; m>c; c>x; x>m; x>end",
        "sound.safeness",
    ),
    "two arrows leave a step": (
        (start(), task("a"), task("b"), task("c"), task("d"), end()),
        "start>a; a>b; a>c; b>d; c>d; d>end",
        "sound.safeness",
    ),
    "a reminder goes on with the casus": (
        (start(), task("a"), boundary("r", "a"), task("b"), xor("m"), task("c"), end()),
        "start>a; a>m; r>b; b>m; m>c; c>end",
        "sound.safeness",
    ),
    "an end is reached by each of two ways": (
        (start(), par("s"), task("a"), task("b"), end()),
        "start>s; s>a; s>b; a>end; b>end",
        "sound.proper_completion",
    ),
    "a join waits for what nothing leads to": (
        (start(), task("a"), task("b"), par("j"), task("c"), end()),
        "start>a; a>j; b>j; j>c; c>end",
        "sound.no_dead_activities",
    ),
}


def unsound(words: str) -> tuple[Files, list[Finding]]:
    parts, lines, _ = UNSOUND[words]
    files = {"p.bpmn": process("p", *parts, flows(lines))}
    return files, list(by_proof(files))


@pytest.mark.parametrize("words", UNSOUND)
def test_what_tokens_do_wrong_is_right_after_a_repair(words: str) -> None:
    files, found = unsound(words)
    asked = [each for each in found if each.check == UNSOUND[words][2]]
    assert asked
    repairs = [repair for each in asked for repair in Offering([files], by_proof).repairs(each)]
    assert repairs, [str(each) for each in found]
    for repair in repairs:
        left = {(each.check, each.element) for each in by_proof({"p.bpmn": repair.content})}
        assert left < {(each.check, each.element) for each in found}


def test_a_repair_that_does_not_mend_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    class Useless:
        def proposed(self, problem):
            yield (AddEnd("a"),)

    files, found = unsound("a join waits for a way that is not taken")
    monkeypatch.setitem(PROPOSERS, "sound_option_to_complete", Useless())
    assert list(Offering([files], by_proof).repairs(found[0])) == []


def test_a_repair_that_breaks_a_procedure_that_calls_this_one_is_not_offered() -> None:
    """The file is looked at in each procedure that it is a part of."""
    files, found = unsound("a join waits for a way that is not taken")
    caller = {**files, "q.bpmn": b""}

    def looks(seen: Files) -> list[Finding]:
        if "q.bpmn" in seen and seen["p.bpmn"] != files["p.bpmn"]:
            return [*found, found[0]]
        return list(by_proof({"p.bpmn": seen["p.bpmn"]}))

    assert list(Offering([files], looks).repairs(found[0]))
    assert list(Offering([files, caller], looks).repairs(found[0])) == []


def test_an_id_is_the_same_each_time_and_tells_the_check_and_the_place() -> None:
    files, found = unsound("a join waits for a way that is not taken")
    first, again = ([each.id for each in Offering([files], by_proof).repairs(found[0])] for _ in range(2))
    assert first == again
    assert first[0].startswith(f"{found[0].check}:{found[0].element}:")


def test_when_the_time_is_up_nothing_more_is_offered() -> None:
    files, found = unsound("a join waits for a way that is not taken")
    assert list(Offering([files], by_proof, lambda: True).repairs(found[0])) == []


def test_of_a_drawing_with_faults_the_tokens_are_looked_at_too() -> None:
    files, _ = unsound("a join waits for a way that is not taken")
    assert {"sound.option_to_complete", "diagram_present"} & {
        each.check for each in by_proof_and_checks(files)
    }


def test_of_a_file_that_is_very_large_nothing_is_tried() -> None:
    parts, lines, question = UNSOUND["a join waits for a way that is not taken"]
    small = process("p", *parts, flows(lines))
    for content, offers in ((small, True), (small + b"<!--" + b" " * 500_000 + b"-->", False)):
        files = {"p/p.bpmn": content}
        (wrong, *_) = (each for each in by_proof(files) if each.check == question)
        assert bool(list(Offering([files], by_proof).repairs(wrong))) is offers
