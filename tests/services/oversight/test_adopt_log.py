"""A log of before its end was kept outside the database is given an anchor, once."""

from app.services.oversight.adopt_log import adopt_log
from app.services.oversight.look_over_log import look_over_log
from tests.services.conftest import At
from tests.services.oversight.tampering import lived


def test_a_log_of_before_is_given_an_anchor_once(at: At) -> None:
    inst = lived(at)
    (anchor,) = inst.settings.ledger_dir.glob(f"logboek-{inst.livc_id}.json")
    anchor.unlink()
    deps = inst.deps
    assert adopt_log(deps.uow, deps.anchor, deps.audit_key) == 1
    assert adopt_log(deps.uow, deps.anchor, deps.audit_key) == 0
    assert look_over_log(inst.livc_id, deps) == []
