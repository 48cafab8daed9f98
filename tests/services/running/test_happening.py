"""Every word that a drawing may send or ask has one handler, and a word that nothing carries out is refused."""

from dataclasses import replace

import pytest

from app.domain.errors import EngineError
from app.domain.execution import Effect, EffectKind
from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.services.running.acts import Act, Happen, Save
from app.services.running.happening import message_handlers, operation_handlers
from app.services.running.mover import Mover
from tests.services.conftest import At
from tests.services.installation import Installation


def test_each_message_that_a_drawing_sends_has_a_handler_of_its_name_and_no_other_has() -> None:
    assert set(message_handlers()) == {word for word, message in MESSAGES.items() if message.thrown}


def test_each_operation_has_a_handler_of_its_name_or_says_that_it_only_moves() -> None:
    assert set(operation_handlers()) == {word for word, op in OPERATIONS.items() if not op.only_moves}


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("message", "brief_verstuurd"),
        ("message", "ontvangst_melden"),
        ("message", "ronde_gesloten"),
        ("operation", "brief_sturen"),
        ("operation", "aanmelding"),
    ],
)
def test_an_effect_that_nothing_carries_out_is_refused_in_words(at: At, kind: EffectKind, word: str) -> None:
    inst = at("op_lijst")
    with pytest.raises(EngineError) as refused:
        carry_out(inst, Effect(kind, word, "stap"))
    assert f"“{word}”" in str(refused.value)
    assert str(refused.value).endswith("Er is niets gewijzigd.")


@pytest.mark.parametrize(
    ("kind", "word"),
    [("message", m.word) for m in MESSAGES.values() if m.does_nothing],
)
def test_a_word_that_only_an_old_version_holds_does_nothing(at: At, kind: EffectKind, word: str) -> None:
    inst = at("op_lijst")
    before = inst.casus
    carry_out(inst, Effect(kind, word, "stap"))
    assert inst.casus == before


def test_an_operation_that_another_does_only_moves(at: At) -> None:
    inst = at("op_lijst")
    carry_out(inst, Effect("operation", "vernietigingsbewijs", "stap"))


def test_what_was_done_before_an_unknown_effect_is_not_kept(at: At) -> None:
    inst = at("op_lijst")
    before = inst.casus
    with pytest.raises(EngineError):
        carry_out(
            inst, Effect("operation", "brief_sturen", "stap"), Save(replace(before, fase="dossieraanpak"))
        )
    assert inst.casus == before


def carry_out(inst: Installation, effect: Effect, *first: Act) -> None:
    casus_id = inst.casus.id
    with inst.begin() as tx:
        tx.slots.lock(casus_id)
        instantie = tx.instanties.of_slot(casus_id)[0]
        Mover(tx, inst.deps, tx.livcs.get(inst.livc_id)).carry_out(*first, Happen(instantie, effect))
