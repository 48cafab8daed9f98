from app.services.oversight.check_health import STIL_NA, Health, check_health
from tests.services.installation import Installation


def test_everything_is_well_while_the_worker_was_heard_a_moment_ago(inst: Installation) -> None:
    assert not check_health(inst.deps).worker
    with inst.deps.uow.begin(None) as tx:
        tx.livcs.beat(inst.clock.now())
    assert check_health(inst.deps) == Health(database=True, keyring=True, worker=True)


def test_a_silent_worker_is_noticed(inst: Installation) -> None:
    with inst.deps.uow.begin(None) as tx:
        tx.livcs.beat(inst.clock.now())
    inst.clock.advance(STIL_NA)
    assert check_health(inst.deps) == Health(database=True, keyring=True, worker=False)
