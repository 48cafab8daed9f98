"""The report of a strategic meeting on paper: what was decided and asked, and nobody's name (INV-17)."""

import pytest

from app.domain.errors import NotFoundError
from app.domain.ids import InstantieId
from app.services.documents.make_strategic_report import make_strategic_report
from app.services.strategie.show_report import show_report
from tests.services.documents.printing import printer
from tests.services.installation import Installation
from tests.services.strategic import BESLUIT, WAT, hold, plan


def printed(inst: Installation, overleg_id: InstantieId, name: str = "katrien") -> str:
    deps, kept = printer(inst.deps)
    make_strategic_report(inst.actor(name), overleg_id, deps)
    return kept.text


def test_it_says_what_was_decided_and_asked_until_when_and_not_who_was_there(inst: Installation) -> None:
    overleg_id = hold(inst, "hilde", "katrien")
    text = printed(inst, overleg_id)
    page = show_report(inst.actor("katrien"), overleg_id, inst.deps)
    assert BESLUIT in text
    assert WAT in text
    assert "Het provinciale niveau" in text
    assert f"{inst.today.year + 1}" in text
    assert page.aanwezig
    assert not [name for name in page.aanwezig if name.partition(" (")[0] in text]


@pytest.mark.parametrize("name", ["ann", "tom", "mia", "bert"])
def test_who_has_no_place_takes_nothing_out(inst: Installation, name: str) -> None:
    with pytest.raises(NotFoundError):
        printed(inst, hold(inst), name)


def test_before_it_is_held_there_is_no_report(inst: Installation) -> None:
    overleg_id = plan(inst)
    assert not show_report(inst.actor("katrien"), overleg_id, inst.deps).als_pdf
    with pytest.raises(NotFoundError):
        printed(inst, overleg_id)


def test_the_log_tells_who_took_it_out(inst: Installation) -> None:
    overleg_id = hold(inst)
    assert show_report(inst.actor("katrien"), overleg_id, inst.deps).als_pdf
    printed(inst, overleg_id)
    with inst.read() as tx:
        newest = tx.audit.rows(None, 0, 1)[0].regel
    assert (newest.wat, newest.persoon_id) == ("document_opgehaald", inst.actor("katrien").persoon_id)
