"""Each night the log is looked over; a break is told once, to the DPO and to who runs Casuspad."""

from datetime import timedelta

import pytest

from app.domain.logboek import Breuk, Breuksoort
from app.services.clockwork import check_log as nights
from app.services.clockwork.check_log import SOORT, check_log
from tests.services.conftest import At
from tests.services.oversight.tampering import lived, tamper


def test_a_break_opens_one_incident_and_mails_the_dpo_once(at: At) -> None:
    inst = lived(at)
    tamper(inst, "UPDATE audit_regel SET persoon_id = 'x' WHERE zegelnummer = 3")
    assert check_log(inst.livc_id, inst.deps)
    assert check_log(inst.livc_id, inst.deps) is None
    inst.clock.advance(timedelta(days=1))
    night = check_log(inst.livc_id, inst.deps)
    assert night is not None
    assert night.tot == 2
    inst.work()
    with inst.read() as tx:
        (incident,) = [each for each in tx.outbox.incidenten() if each.soort == SOORT]
    assert incident.wat == "Regel 3 zegt iets anders dan wat toen geschreven werd."
    mails = [mail for mail in inst.mailer.sent if "logboek" in mail.subject]
    assert len(mails) == 1
    assert "/toezicht" in mails[0].body


def test_what_is_as_it_was_closes_the_incident(at: At) -> None:
    inst = lived(at)
    tamper(inst, "UPDATE audit_regel SET grond = grond || 'x' WHERE zegelnummer = 3")
    check_log(inst.livc_id, inst.deps)
    tamper(inst, "UPDATE audit_regel SET grond = substr(grond, 1, length(grond) - 1) WHERE zegelnummer = 3")
    inst.clock.advance(timedelta(days=1))
    night = check_log(inst.livc_id, inst.deps)
    assert night is not None
    assert night.breuken == []
    with inst.read() as tx:
        assert [each for each in tx.outbox.incidenten() if each.soort == SOORT] == []


def test_of_a_long_log_every_old_row_is_looked_at_again(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nights, "FEW", 3)
    monkeypatch.setattr(nights, "BLOCK", 4)
    monkeypatch.setattr(nights, "NIGHTS", 3)
    inst = lived(at)
    night = check_log(inst.livc_id, inst.deps)
    assert night is not None
    assert night.tot > 12
    tamper(inst, "UPDATE audit_regel SET grond = grond || 'x' WHERE zegelnummer = 7")
    found: list[Breuk] = []
    for _ in range(3):
        inst.clock.advance(timedelta(days=1))
        night = check_log(inst.livc_id, inst.deps)
        assert night is not None
        found += night.breuken
    assert Breuk(Breuksoort.GEWIJZIGD, 7) in found
