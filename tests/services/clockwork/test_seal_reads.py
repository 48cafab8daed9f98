from app.services.casework.show_casus import show_casus
from app.services.clockwork.seal_reads import seal_reads
from tests.services.conftest import At


def test_what_was_read_is_sealed_once_and_the_chain_is_whole(at: At) -> None:
    inst = at("deelnemers")
    seal_reads(inst.livc_id, inst.deps)
    with inst.read() as tx:
        before = tx.audit.head()
    for name in ("tom", "joris"):
        show_casus(inst.actor(name), inst.casus.id, inst.deps)
    assert seal_reads(inst.livc_id, inst.deps) == 2
    assert seal_reads(inst.livc_id, inst.deps) == 0
    with inst.read() as tx:
        assert tx.audit.head() != before
        assert not tx.audit.breuken(inst.deps.audit_key)


def test_with_another_key_the_seal_does_not_fit(at: At) -> None:
    inst = at("deelnemers")
    show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    seal_reads(inst.livc_id, inst.deps)
    with inst.read() as tx:
        assert tx.audit.breuken(b"een andere sleutel, even lang...")
