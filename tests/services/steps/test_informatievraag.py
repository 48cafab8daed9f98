"""The burgemeester asks services what they know: they may stay silent, and nobody ever learns who did (INV-10)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError, NotAllowedError, NotFoundError
from app.domain.ids import TaskId
from app.services.casework.show_casus import show_casus
from app.services.loading import load_task, mover_for
from app.services.ports.forms import FormData
from app.services.steps.context import StepContext
from app.services.steps.informatievraag import complete
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.list_to_note import list_to_note
from app.services.tasks.show_task import show_task
from app.services.telling.words import datum
from tests.services.conftest import At
from tests.services.installation import Installation

VRAAG, ANTWOORD = "Kanarie: wat weet uw dienst?", "Kanarie: wij zagen het gezin in maart"


def answer(inst: Installation, name: str, wijze: str, **velden: str) -> None:
    inst.do(name, inst.task("n_antw", binding=inst.org(name)), None, wijze=wijze, **velden)


def asked(inst: Installation) -> Sequence[str]:
    with inst.read() as tx:
        return [str(each) for each in tx.casussen.bevraagd(inst.casus.id)]


def to_the_question(at: At) -> Installation:
    inst = at("op_tafel")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="meer_info")
    inst.agree("k_cons")
    inst.step("joris", "u_dicht")
    return inst


def said_in(inst: Installation, name: str) -> str:
    """Return all that the page of the casus says to someone."""
    return repr(show_casus(inst.actor(name), inst.casus.id, inst.deps))


def test_who_is_asked_reads_the_question_and_nothing_else_of_the_casus(at: At) -> None:
    inst = to_the_question(at)
    inst.step("hilde", "b_vraag", "verstuurd", diensten=[str(inst.org("tom"))], vraag=VRAAG)
    page = show_task(inst.actor("tom"), inst.task("n_antw").id, inst.deps)
    lines = [regel for blok in page.context for regel in blok.regels]
    assert [str(regel[1]) for regel in lines] == [VRAAG]
    with pytest.raises(NotFoundError):
        show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    with inst.read() as tx:
        rows = tx.casussen.deelnames(inst.casus.id)
    assert inst.org("tom") not in {row.organisatie_id for row in rows}


def test_a_service_without_account_is_not_offered(at: At) -> None:
    inst = to_the_question(at)
    page = show_task(inst.actor("hilde"), inst.task("b_vraag").id, inst.deps)
    offered = set(dict(page.opties["bevraagbaar"]))
    assert {str(inst.org("tom")), str(inst.org("eva"))} <= offered
    assert not {str(inst.org("sam")), str(inst.org("ann"))} & offered


def test_only_the_burgemeester_asks(at: At) -> None:
    inst = to_the_question(at)
    taak = inst.task("b_vraag")
    raw = {"uitkomst": ["verstuurd"], "diensten": [str(inst.org("tom"))], "vraag": [VRAAG]}
    with pytest.raises(FormInvalidError):
        complete_task(CompleteTask(inst.actor("joris"), taak.id, raw), inst.deps)
    for name in ("katrien", "ann", "tom"):
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor(name), taak.id, raw), inst.deps)


def test_a_question_names_nobody_while_the_name_is_not_known(at: At) -> None:
    inst = to_the_question(at)
    taak = inst.task("b_vraag")
    page = show_task(inst.actor("hilde"), taak.id, inst.deps)
    assert page.form
    assert "met_naam" not in {field.key for field in page.form.fields}
    inst.step(
        "hilde",
        "b_vraag",
        "verstuurd",
        diensten=[str(inst.org("tom"))],
        met_naam="ja",
        over_wie="Kanarie Naam",
    )
    shown = show_task(inst.actor("tom"), inst.task("n_antw").id, inst.deps)
    assert "Kanarie Naam" not in repr(shown.context)


def test_a_name_is_refused_whatever_the_form_of_a_livc_r_asks(at: At) -> None:
    inst = to_the_question(at)
    taak = inst.task("b_vraag")
    data = FormData({}, {"register": {"over_wie": "Kanarie Naam"}}, choices={"diensten": ("clb",)})
    with inst.begin() as tx:
        loaded = load_task(tx, taak.id, lock=True)
        mover = mover_for(tx, inst.deps, inst.actor("hilde"))
        step = StepContext(mover, taak, loaded.instantie, loaded.casus, "verstuurd", data)
        with pytest.raises(FormInvalidError) as refused:
            complete(step)
    assert set(refused.value.errors) == {"over_wie"}
    assert asked(inst) == []


@pytest.mark.parametrize("first", ["schriftelijk", "mondeling", "niets"])
def test_nobody_sees_who_answered_and_who_did_not(at: At, first: str) -> None:
    inst, other = at("bevraagd"), at("bevraagd")
    answer(inst, "tom", first, **({"inhoud": ANTWOORD} if first == "schriftelijk" else {}))
    answer(other, "eva", "niets")
    for name in ("hilde", "joris"):
        one, two = (show_casus(each.actor(name), each.casus.id, each.deps) for each in (inst, other))
        assert one.tijdlijn == two.tijdlijn or [g.wat for g in one.tijdlijn] == [g.wat for g in two.tijdlijn]
        assert repr(one.wacht_op) == repr(two.wacht_op)
        assert one.doorlopen == two.doorlopen
        for each in (inst, other):
            with pytest.raises(NotFoundError):
                show_task(each.actor(name), each.task("n_antw").id, each.deps)
    assert not [
        row for row in list_to_note(inst.actor("joris"), inst.deps) if row.taak.element_id == "n_antw"
    ]
    assert set(inst.variables) == set(other.variables)


def test_once_it_is_over_it_is_forgotten_who_was_asked(at: At) -> None:
    answered, silent = at("bevraagd"), at("bevraagd")
    assert set(asked(answered)) == {str(answered.org(n)) for n in ("tom", "eva")}
    answer(answered, "tom", "niets")
    assert len(asked(answered)) == 2  # who is left would be who has not answered yet
    answer(answered, "eva", "mondeling")
    assert "h_agenda" in answered.open_elements()
    answer(silent, "tom", "niets")
    silent.move_to(silent.now + timedelta(days=21, minutes=1))
    assert "h_agenda" in silent.open_elements()
    assert "n_antw" not in silent.open_elements()
    assert asked(answered) == asked(silent) == []


def test_what_a_service_writes_is_for_the_burgemeesters_office_alone(at: At) -> None:
    inst = at("bevraagd")
    answer(inst, "tom", "schriftelijk", inhoud=ANTWOORD)
    answer(inst, "eva", "niets")
    for name in ("hilde", "joris"):
        assert ANTWOORD in said_in(inst, name)
    assert ANTWOORD not in said_in(inst, "ann")
    inst.step("joris", "h_agenda")
    inst.meet("hilde", "joris", "katrien", "ann")
    kw = inst.task("k_kw").id
    assert ANTWOORD in repr(show_task(inst.actor("hilde"), kw, inst.deps).context)
    assert ANTWOORD not in repr(show_task(inst.actor("ann"), kw, inst.deps).context)
    assert ANTWOORD not in repr(show_task(inst.actor("katrien"), kw, inst.deps).context)


def test_the_day_is_told_without_who_is_asked(at: At) -> None:
    inst = at("bevraagd")
    page = show_casus(inst.actor("joris"), inst.casus.id, inst.deps)
    day = datum(inst.today + timedelta(days=21))
    assert day in repr(show_task(inst.actor("tom"), inst.task("n_antw", inst.org("tom")).id, inst.deps))
    assert "CLB" not in repr(page.wacht_op) + repr(page.termijnen)


def test_who_is_asked_later_never_reads_what_was_asked_before(at: At) -> None:
    """A round in which texts are kept no more: the words of before were for who was asked then."""
    inst = to_the_question(at)
    inst.step("hilde", "b_vraag", "verstuurd", diensten=[str(inst.org("tom"))], vraag=VRAAG)
    taak = inst.task("n_antw")
    with inst.begin() as tx:
        tx.instanties.save(tx.instanties.get(taak.instantie_id), [], [], frozenset())
        later = replace(taak, id=TaskId("later"), sinds=taak.sinds + timedelta(minutes=1))
        tx.instanties.save(tx.instanties.get(taak.instantie_id), [later], [], frozenset())
    page = show_task(inst.actor("tom"), TaskId("later"), inst.deps)
    assert VRAAG not in repr(page.context)
