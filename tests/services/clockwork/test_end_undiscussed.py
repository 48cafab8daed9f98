"""The worker's cap on what was never discussed, for a version of the procedure that does not end it."""

from dateutil.relativedelta import relativedelta

from app.services.clockwork.end_undiscussed import end_undiscussed
from tests.services.conftest import At
from tests.services.installation import Installation


def without_an_end(inst: Installation) -> Installation:
    """Let nothing end the casus by itself, as in an older drawing."""
    with inst.begin() as tx:
        for each in tx.instanties.of_slot(inst.casus.id):
            tx.instanties.save(each, [], [], frozenset({"besproken"}))
    return inst


def test_it_ends_a_year_after_the_aanmelding_and_not_a_day_sooner(at: At) -> None:
    inst = without_an_end(at("op_lijst"))
    uiterst = inst.casus.aangemeld_op + relativedelta(years=1)
    while inst.today < uiterst:
        assert end_undiscussed(inst.livc_id, inst.deps) == 0
        inst.wait(days=1)
    assert end_undiscussed(inst.livc_id, inst.deps) == 1
    assert end_undiscussed(inst.livc_id, inst.deps) == 0
    inst.work()
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is None


def test_what_was_discussed_and_what_is_of_another_livc_is_left_alone(at: At) -> None:
    inst = without_an_end(at("op_tafel"))
    inst.wait(days=900)
    assert end_undiscussed(inst.livc_id, inst.deps) == 0
    assert end_undiscussed(inst.other.livc_id, inst.deps) == 0
    assert inst.casus.code == "2026-01"
