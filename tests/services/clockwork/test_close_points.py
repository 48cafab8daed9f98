from datetime import timedelta

from app.services.clockwork.close_points import close_points
from tests.services.conftest import At


def test_a_forgotten_point_closes_by_itself_after_a_day(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.wait(hours=23)
    assert close_points(inst.livc_id, inst.deps) == 0
    inst.wait(hours=2)
    assert close_points(inst.livc_id, inst.deps) == 1
    assert not inst.open_elements() & {"k_cons", "u_dicht"}
    assert inst.casus.kwalificatie is None


def test_it_closes_once(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.clock.advance(timedelta(days=2))
    inst.work()
    assert close_points(inst.livc_id, inst.deps) == 0
    with inst.read() as tx:
        assert tx.tafel.find_open_punt(inst.casus.id) is None
        assert tx.outbox.incidenten() == []


def test_closing_by_itself_is_no_discussion_and_restarts_no_term(at: At) -> None:
    inst = at("gekwalificeerd")
    before = inst.casus.vernietigen_op
    inst.wait(days=2)
    inst.work()
    assert inst.casus.vernietigen_op == before
