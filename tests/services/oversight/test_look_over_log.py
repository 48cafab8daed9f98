"""A log that can be believed: what is taken away or changed is noticed by page, worker and command."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.logboek import Breuksoort
from app.services.casework.show_casus import show_casus
from app.services.clockwork.check_log import check_log
from app.services.clockwork.seal_reads import seal_reads
from app.services.oversight.look_over_log import look_over_log
from app.services.oversight.show_dpo import show_dpo
from tests.services.conftest import At
from tests.services.oversight.tampering import TAMPERED, command_says, lived, tamper


def test_an_untouched_log_is_whole_to_page_worker_and_command(at: At) -> None:
    inst = lived(at)
    assert show_dpo(inst.actor("nora"), 0, inst.deps).breuken == []
    night = check_log(inst.livc_id, inst.deps)
    assert night is not None
    with inst.read() as tx:
        assert (night.breuken, night.tot) == ([], tx.audit.head().nummer)
    code, said = command_says(inst)
    assert (code, "is ongeschonden" in said) == (0, True), said


@pytest.mark.parametrize("statements", TAMPERED.values(), ids=TAMPERED)
def test_page_worker_and_command_notice(at: At, statements: tuple[str, ...]) -> None:
    inst = lived(at)
    tamper(inst, *statements)
    page = show_dpo(inst.actor("nora"), 0, inst.deps)
    assert page.breuken
    night = check_log(inst.livc_id, inst.deps)
    assert night is not None
    assert night.breuken
    code, said = command_says(inst)
    assert (code, "is NIET ongeschonden" in said) == (1, True), said


def test_the_end_is_missed_after_the_worker_sealed_again(at: At) -> None:
    inst = lived(at)
    tamper(inst, *TAMPERED["the last ten rows"])
    show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    seal_reads(inst.livc_id, inst.deps)
    assert Breuksoort.EINDE in {each.soort for each in look_over_log(inst.livc_id, inst.deps)}


ANCHORS: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "altered": lambda path: path.write_text(path.read_text().replace('nummer\\": ', 'nummer\\": 1')),
    "no text": lambda path: path.write_bytes(b"\xff"),
}


@pytest.mark.parametrize("harm", ANCHORS.values(), ids=ANCHORS)
def test_what_is_kept_outside_must_be_there(at: At, harm: Callable[[Path], object]) -> None:
    inst = lived(at)
    (anchor,) = inst.settings.ledger_dir.glob(f"logboek-{inst.livc_id}.json")
    harm(anchor)
    assert [each.soort for each in look_over_log(inst.livc_id, inst.deps)] == [Breuksoort.ANKER]
