"""A person runs into a procedure that cannot go on."""

import pytest

from app.domain.errors import DomainError, EngineError, ModelError
from app.domain.opdracht import Incident
from app.services.oversight.report_stuck import report_stuck
from app.services.telling.causes import cause_in_words
from tests.services.installation import Installation


def incidents(inst: Installation) -> list[Incident]:
    with inst.read() as tx:
        return list(tx.outbox.incidenten())


def stuck(sentence: str, slot: str | None = "slot") -> EngineError:
    error = EngineError(sentence)
    error.slot = slot
    return error


def test_the_beheerder_gets_one_incident_however_often_it_happens(inst: Installation) -> None:
    for _ in range(3):
        report_stuck(inst.actor("ann"), stuck("De stap kon niet."), inst.deps)
    (incident,) = incidents(inst)
    assert (incident.slot, incident.soort, incident.wat, incident.pogingen) == (
        "slot",
        "stap",
        "De stap kon niet",
        1,
    )
    assert incident.sinds == inst.clock.now()


def test_another_slot_or_another_sentence_is_another_incident(inst: Installation) -> None:
    for error in (stuck("Dit."), stuck("Dat."), stuck("Dit.", "ander slot")):
        report_stuck(inst.actor("ann"), error, inst.deps)
    assert len(incidents(inst)) == 3


def test_what_began_nothing_leaves_nothing(inst: Installation) -> None:
    report_stuck(inst.actor("ann"), stuck("Dit.", None), inst.deps)
    assert incidents(inst) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (EngineError("Langs a, b."), "Langs a, b"),
        (ModelError("Fout.", file="p.bpmn", line=3, element="x"), "p.bpmn:3:x: Fout"),
        (DomainError("Kanarie"), "DomainError"),
        (ValueError("Kanarie"), "ValueError"),
        (None, "NoneType"),
        (EngineError("x" * 5000), "x" * 1000),
    ],
)
def test_an_incident_says_only_what_we_wrote_about_the_model(error: BaseException | None, words: str) -> None:
    assert cause_in_words(error) == words
