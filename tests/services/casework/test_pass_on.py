"""Who represents a service passes on to a colleague, who confirmed the secrecy (INV-20)."""

import pytest

from app.domain.errors import NotFoundError
from app.services.casework.leave_casus import leave_casus
from app.services.casework.pass_on import pass_on
from app.services.casework.show_casus import show_casus
from app.services.telling.log_words import WAT
from tests.services.conftest import At
from tests.services.installation import Installation


def passed_on(inst: Installation) -> list[tuple[str | None, str | None]]:
    """Return for whom and about what it stands in the log."""
    with inst.read() as tx:
        return [
            (row.regel.organisatie_id, row.regel.casus_id)
            for row in tx.audit.rows(None, 0, 999)
            if row.regel.wat == "doorgegeven"
        ]


def test_the_log_keeps_that_it_was_confirmed_for_the_own_organisation_and_nothing_else(at: At) -> None:
    inst = at("deelnemers")
    before = len(inst.mailer.sent)
    pass_on(inst.actor("tom"), inst.casus.id, inst.deps)
    assert passed_on(inst) == [(inst.org("tom"), inst.casus.id)]
    assert "doorgegeven" in WAT
    inst.work()
    assert len(inst.mailer.sent) == before, "nobody else hears of it"


def test_only_who_takes_part_passes_on(at: At) -> None:
    inst = at("deelnemers")
    for name in ("hilde", "joris", "katrien", "eva"):
        with pytest.raises(NotFoundError):
            pass_on(inst.actor(name), inst.casus.id, inst.deps)
    assert passed_on(inst) == []


def test_who_left_passes_nothing_on_any_more(at: At) -> None:
    inst = at("deelnemers")
    assert "doorgeven" in show_casus(inst.actor("tom"), inst.casus.id, inst.deps).mag
    leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    with pytest.raises(NotFoundError):
        pass_on(inst.actor("tom"), inst.casus.id, inst.deps)
