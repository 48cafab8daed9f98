"""Two burgemeesters agree themselves: nothing goes along by it, only what its owner ticks, piece by piece."""

import pytest

from app.domain.errors import FormInvalidError, NotAllowedError, NotFoundError
from app.domain.ids import ItemId
from app.domain.item import Formulier
from app.services.casework.show_casus import show_casus
from app.services.loading import load_task, mover_for
from app.services.ports.forms import FormData
from app.services.running.own_pieces import cleared
from app.services.steps.context import StepContext
from app.services.steps.overdracht import complete
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from app.services.texts import Home, Note, write_text
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation

GEDEELD = "Kanarie: de persoon zoekt werk"


def to_the_agreement(at: At) -> Installation:
    inst = at("op_tafel")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="andere_livc")
    inst.agree("k_cons")
    inst.step("joris", "u_dicht")
    inst.step("ann", "id_vrij", "meegedeeld", naam=NAAM, geboortedatum="1999-03-04")
    return inst


def agreed(at: At, uitkomst: str = "overgedragen") -> Installation:
    inst = to_the_agreement(at)
    inst.step("hilde", "o_afspr", uitkomst)
    return inst


def share(inst: Installation, name: str, **more: str) -> ItemId:
    """Lay something in a vault, as the round at the table does."""
    content = {"inhoud": GEDEELD, "geheim": "nee", "categorie": "2", **more}
    place = Home(inst.livc_id, "vault", inst.org(name), inst.casus.id)
    with inst.begin() as tx:
        return write_text(
            tx, inst.deps.keys, place, Note(Formulier("informatie_inbreng", "F08"), content), inst.now
        ).id


def pieces(inst: Installation, name: str) -> dict[str, str]:
    page = show_task(inst.actor(name), inst.task("w_mag", inst.org(name)).id, inst.deps)
    return {str(label): value for value, label in page.opties["eigen_stukken"]}


def let_go(inst: Installation, name: str, *ids: str) -> None:
    inst.do(name, inst.task("w_mag", inst.org(name)), None, stukken=list(ids))


def handed_over(inst: Installation, name: str = "joris") -> str:
    return repr(show_task(inst.actor(name), inst.task("o_bez").id, inst.deps).context)


def test_only_what_its_owner_ticked_is_handed_over(at: At) -> None:
    inst = agreed(at)
    with inst.read() as tx:
        [named] = [
            i for i in tx.items.of_casus(inst.casus.id, "register") if i.kind == "identiteit_vrijgeven"
        ]
    assert len(pieces(inst, "ann")) == 2
    let_go(inst, "ann", named.id)
    shown = handed_over(inst)
    assert NAAM in shown
    assert "OCMW" in shown
    assert shown.count("Dit mag mee") == 1


def test_what_nobody_ticked_stays_and_who_did_not_is_not_told(at: At) -> None:
    inst = agreed(at)
    let_go(inst, "ann")
    shown = handed_over(inst)
    assert NAAM not in shown
    assert "OCMW" not in shown
    assert "u bezorgt niets" in shown


def test_each_owner_is_asked_about_its_own_pieces_alone(at: At) -> None:
    inst = to_the_agreement(at)
    of_tom = share(inst, "tom")
    inst.step("hilde", "o_afspr", "samen")
    assert str(of_tom) not in pieces(inst, "ann").values()
    assert list(pieces(inst, "tom").values()) == [str(of_tom)]
    taak = inst.task("w_mag", inst.org("ann"))
    with pytest.raises(FormInvalidError):
        complete_task(CompleteTask(inst.actor("ann"), taak.id, {"stukken": [str(of_tom)]}), inst.deps)
    let_go(inst, "ann")
    let_go(inst, "tom", of_tom)
    assert GEDEELD in handed_over(inst)


@pytest.mark.parametrize("secret", ["ja", ""])
def test_a_professional_secret_never_goes_along(at: At, secret: str) -> None:
    inst = to_the_agreement(at)
    piece = share(inst, "tom", geheim=secret)
    inst.step("hilde", "o_afspr", "samen")
    with pytest.raises(FormInvalidError) as refused:
        let_go(inst, "tom", piece)
    assert set(refused.value.errors) == {"stukken"}
    let_go(inst, "tom")
    let_go(inst, "ann")
    assert GEDEELD not in handed_over(inst)


def test_a_permission_is_for_one_agreement(at: At) -> None:
    inst = to_the_agreement(at)
    piece = share(inst, "tom")
    inst.step("hilde", "o_afspr", "samen")
    let_go(inst, "tom", piece)
    let_go(inst, "ann")
    with inst.read() as tx:
        [kept] = [item for item in tx.items.of_casus(inst.casus.id, "vault") if item.id == piece]
    assert "andere_livc" in kept.rechten
    again = agreed_again(inst)
    assert GEDEELD not in handed_over(again)


def test_what_was_handed_over_is_let_go_no_more(at: At) -> None:
    """INV-35: the leave was for this one agreement, and ends with it."""
    inst = to_the_agreement(at)
    piece = share(inst, "tom")
    inst.step("hilde", "o_afspr", "samen")
    let_go(inst, "tom", piece)
    let_go(inst, "ann")
    inst.step("joris", "o_bez")
    with inst.read() as tx:
        kept = [*tx.items.of_casus(inst.casus.id, "register"), *tx.items.of_casus(inst.casus.id, "vault")]
    assert kept
    assert not [item for item in kept if "andere_livc" in item.rechten]


def agreed_again(inst: Installation) -> Installation:
    """Take the same step once more, as when the table came back to it; nobody ticks anything now."""
    with inst.begin() as tx:
        loaded = load_task(tx, inst.task("o_bez").id, lock=True)
        mover = mover_for(tx, inst.deps, inst.actor("hilde"))
        step = StepContext(mover, loaded.taak, loaded.instantie, loaded.casus, "samen", FormData({}, {}))
        assert complete(step) == {"overdracht": "samen", "iets_gedeeld": True}
        assert not cleared(tx, inst.casus.id)
    return inst


def test_nobody_opens_the_question_to_an_owner_and_only_the_burgemeester_agrees(at: At) -> None:
    inst = to_the_agreement(at)
    taak = inst.task("o_afspr")
    for name in ("ann", "katrien", "tom"):
        with pytest.raises(NotAllowedError):
            complete_task(CompleteTask(inst.actor(name), taak.id, {"uitkomst": ["samen"]}), inst.deps)
    inst.step("hilde", "o_afspr", "overgedragen")
    for name in ("hilde", "joris", "katrien", "tom"):
        with pytest.raises(NotFoundError):
            show_task(inst.actor(name), inst.task("w_mag").id, inst.deps)


@pytest.mark.parametrize("ticks", [True, False])
def test_the_timeline_is_the_same_whatever_an_owner_ticked(at: At, ticks: bool) -> None:
    inst = agreed(at)
    let_go(inst, "ann", *(pieces(inst, "ann").values() if ticks else ()))
    page = show_casus(inst.actor("joris"), inst.casus.id, inst.deps)
    told = [str(line.wat) for line in page.tijdlijn if line.proces_id == "afspraak_burgemeesters"]
    assert len(told) == 1
    assert told[0].endswith("sprak af dat een andere gemeente dit opvolgt.")


def test_without_an_agreement_nothing_is_asked_and_the_table_decides_again(at: At) -> None:
    inst = agreed(at, "geen_akkoord")
    assert {t.element_id for t in inst.open_tasks() if t.casus_code == "2026-01"} == {"h_agenda"}
