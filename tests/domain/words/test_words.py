"""The closed lists: each record is carried out, and what a model uses has a record."""

import pytest

from app.domain.errors import EngineError
from app.domain.words.attributes import DECISIONS, ORIGINS, PHASES
from app.domain.words.jobs import job_of
from app.domain.words.listing import by_word
from app.domain.words.messages import MESSAGES, message_of
from app.domain.words.operations import OPERATIONS, operation_of
from app.domain.words.processes import PROCESSES, process_of
from app.domain.words.repetitions import REPETITIONS
from app.domain.words.role import Role
from app.domain.words.roles import LANE_ROLES, ROLES
from app.domain.words.step_kind import On, Part, StepKind
from app.domain.words.steps import KINDS, find_kind, kind_of, kinds_where
from app.domain.words.subjects import SUBJECTS
from tests.domain.words.drawn import drawn, elements, everything

EACH_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def test_every_word_of_a_model_has_a_record() -> None:
    assert drawn("kind") <= set(KINDS)
    assert drawn("operatie") <= set(OPERATIONS)
    assert drawn("message") <= set(MESSAGES)
    assert drawn("per") <= set(REPETITIONS)
    assert drawn("subject") <= set(SUBJECTS)
    assert drawn("phase") <= set(PHASES)
    assert drawn("decision") <= set(DECISIONS)
    assert {word for origin in drawn("origin") for word in origin.split()} <= ORIGINS
    assert {e.role for e in elements() if e.role} <= LANE_ROLES


OUTSIDE = {"gedeeld_geheim", "samenroepen", "signaleringsoverleg", "via_politie"}
"""What social partners do together, outside the LIVC-R (S1 L152): nobody there learns of it."""
FOR_ONES_OWN = {"vrij"}
"""A step of a LIVC-R's own, which our models need nowhere."""


def test_every_record_is_drawn_or_superseded() -> None:
    assert kinds_where(lambda kind: not kind.superseded) - FOR_ONES_OWN <= drawn("kind")
    assert {o.word for o in OPERATIONS.values() if not o.superseded} == drawn("operatie")
    sent_by_hand = {m.word for m in MESSAGES.values() if m.people}
    assert {m.word for m in MESSAGES.values() if not m.superseded} == drawn("message") | sent_by_hand
    assert set(REPETITIONS) == drawn("per")
    assert set(SUBJECTS) == drawn("subject")
    assert set(PROCESSES) == set(everything().processes)


def test_silence_is_treated_as_the_law_asks() -> None:
    declinable = {
        "informatie_inbreng",
        "antwoord_informatievraag",
        "antwoord_uitnodiging",
        "identiteit_vrijgeven",
        "opvolgtaak",
        "akkoord_eigenaar",
        "akkoord_inlichten",
    }
    assert kinds_where(lambda kind: kind.declinable) == declinable
    assert kinds_where(lambda kind: not kind.counted) == declinable | {"verlenging"}
    assert kinds_where(lambda kind: not kind.told) == declinable | OUTSIDE | {
        "verlenging",
        "andere_link",
        "prescreening",
        "advies",
    }
    office = {"antwoord_uitnodiging", "andere_link", "identiteit_vrijgeven"}
    assert kinds_where(lambda kind: kind.office_only) == office
    assert kinds_where(lambda kind: not kind.mailed) == {"informatie_inbreng"}
    silent = {"informatie_inbreng", "antwoord_informatievraag"}
    assert kinds_where(lambda kind: kind.unspoken) == silent | {"akkoord_eigenaar", "akkoord_inlichten"}
    assert kinds_where(lambda kind: kind.personal) == silent | {"consensus"}
    own = silent | OUTSIDE | {"akkoord_eigenaar", "prescreening", "advies", "verlenging"}
    assert kinds_where(lambda kind: kind.own_space) == own


@EACH_KIND
def test_a_kind_speaks_of_words_that_exist(kind: StepKind) -> None:
    assert kind.lanes <= LANE_ROLES
    assert kind.per in {*REPETITIONS, ""}
    assert kind.roots <= {p.word for p in PROCESSES.values() if not p.called}
    assert kind.superseded_by in {*KINDS, ""}
    offered = {outcome for way in kind.exits for outcome in (*way.acted, way.safe)}
    fields = [*kind.fields, *(column for rows in kind.rows for column in rows.columns)]
    assert all(field.when <= offered for field in fields)
    assert all(written.outcome in offered | {""} for written in kind.writes)


@EACH_KIND
def test_a_kind_says_what_people_must_know_of_it(kind: StepKind) -> None:
    assert kind.name
    assert kind.question.endswith((".", "?"))
    assert kind.consequence.endswith(".")
    assert kind.lanes if On.TASK in kind.on else not kind.lanes


@pytest.mark.parametrize("part", list(Part))
def test_each_part_of_the_work_is_somebodys_step(part: Part) -> None:
    assert kinds_where(lambda kind: kind.part is part)


def test_the_lists_speak_of_each_other() -> None:
    for message in MESSAGES.values():
        assert {*message.senders, *message.receivers} <= set(PROCESSES), message.word
        assert message.thrown or message.people or message.superseded, message.word
        assert not message.starts or len(message.receivers) == 1, message.word
    for operation in OPERATIONS.values():
        assert operation.processes <= set(PROCESSES), operation.word
        assert operation.per <= set(REPETITIONS), operation.word
    for process in PROCESSES.values():
        assert process.steps <= set(KINDS), process.word
        assert process.messages <= {m.word for m in MESSAGES.values() if process.word in m.senders}, (
            process.word
        )
        assert process.awaits <= {m.word for m in MESSAGES.values() if process.word in m.receivers}, (
            process.word
        )
        assert process.operations <= set(OPERATIONS), process.word
        assert set(process.per) <= set(REPETITIONS), process.word


def test_an_unknown_word_raises_and_says_so() -> None:
    for ask in (kind_of, message_of, operation_of, job_of):
        with pytest.raises(EngineError, match=r"“iets” is geen .* Casuspad kent"):
            ask("iets")
    assert find_kind(None) is None
    assert find_kind("iets") is None
    assert process_of("eigen_deel").leaves_trace


def test_a_word_stands_in_a_list_once() -> None:
    with pytest.raises(ValueError, match="same word"):
        by_word(Role("partner", "partner"), Role("partner", "een partner"))
    assert ROLES["tafel"].at_turn == "de tafel"
    assert ROLES["fg"].at_turn == "DPO"
