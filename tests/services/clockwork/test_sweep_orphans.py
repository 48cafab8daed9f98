from app.services.clockwork.sweep_orphans import sweep_orphans
from tests.services.conftest import At


def test_a_key_that_no_row_names_goes_at_the_second_sweep(at: At) -> None:
    inst = at("aangemeld")
    orphan = inst.deps.keys.create(inst.livc_id, inst.org("ann"))
    known = sweep_orphans(frozenset(), inst.deps)
    assert known == {orphan}
    assert inst.deps.keys.exists(orphan)
    sweep_orphans(known, inst.deps)
    assert not inst.deps.keys.exists(orphan)


def test_a_key_in_use_is_never_swept(at: At) -> None:
    inst = at("afgesloten")
    before = inst.deps.keys.ids()
    known = sweep_orphans(frozenset(), inst.deps)
    sweep_orphans(known, inst.deps)
    sweep_orphans(frozenset(str(k) for k in before), inst.deps)
    assert inst.deps.keys.ids() == before
    assert before
