"""An aanmelder gets a receipt: what was sent, what happens when, and later how it ended; nothing of between."""

from app.services.casework.show_casus import show_casus
from app.services.views.casework import CasusPagina
from tests.services.conftest import At
from tests.services.installation import Installation


def page(inst: Installation, name: str) -> CasusPagina:
    return show_casus(inst.actor(name), inst.casus.id, inst.deps)


def test_the_receipt_has_a_copy_and_says_what_happens_now(at: At) -> None:
    receipt = page(at("aangemeld"), "ann").ontvangst
    assert receipt is not None
    assert receipt.dan[0] == "De coördinator belt u binnen enkele dagen na uw aanmelding."
    assert receipt.afloop is None
    assert receipt.op is not None
    assert receipt.wat


def test_nobody_else_gets_it(at: At) -> None:
    inst = at("aangemeld")
    assert page(inst, "joris").ontvangst is None
    assert page(at("deelnemers"), "tom").ontvangst is None


def test_while_it_runs_the_receipt_tells_nothing_of_what_was_decided(at: At) -> None:
    first, later = page(at("weerhouden"), "ann").ontvangst, page(at("traject"), "ann").ontvangst
    assert first is not None
    assert later is not None
    assert first.dan == later.dan
    assert first.afloop is later.afloop is None


def test_the_receipt_promises_nothing_that_may_be_over(at: At) -> None:
    """Before and after the call and the decision the same words stand there: they hold in both."""
    called, decided = page(at("aangemeld"), "ann").ontvangst, page(at("op_lijst"), "ann").ontvangst
    assert called is not None
    assert decided is not None
    assert called.dan == decided.dan
    assert not [each for each in map(str, called.dan) if each.startswith(("Daarna", "Straks", "Binnenkort"))]


def test_what_was_not_taken_up_says_so_on_the_receipt(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "terug")
    running = page(inst, "ann").ontvangst
    assert running is not None
    assert running.afloop is None
    inst.step("joris", "c_uit")
    receipt = page(inst, "ann").ontvangst
    assert receipt is not None
    assert str(receipt.afloop).startswith("Niet opgenomen. De gewone hulp blijft er.")
    assert receipt.dan == ()


def test_the_copy_is_read_as_an_item_of_the_register(at: At) -> None:
    inst = at("aangemeld")
    page(inst, "ann")
    with inst.read() as tx:
        [row] = [r.regel for r in tx.audit.rows(None, 0, 5) if r.regel.wat == "casus_gelezen"]
    assert row.items
