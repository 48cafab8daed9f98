"""What the LIVC-R agreed is read by everyone with an account there."""

import pytest

from app.services.access.fix_agreements import FixAgreements, fix_agreements
from app.services.access.show_agreements import show_agreements
from tests.services.conftest import At


@pytest.mark.parametrize("who", ["joris", "hilde", "tom", "katrien", "vera", "mia", "nora", "bert"])
def test_everyone_reads_them_and_only_the_office_is_offered_to_write(at: At, who: str) -> None:
    inst = at("leeg")
    assert show_agreements(inst.actor(who), inst.deps).nummer == 0
    fix_agreements(FixAgreements(inst.actor("joris"), 0, {"notulen": "Er komt een verslag."}), inst.deps)
    page = show_agreements(inst.actor(who), inst.deps)
    assert (page.nummer, page.op) == (1, inst.today)
    assert [each.tekst for each in page.hoofdstukken if each.tekst] == ["Er komt een verslag."]
    assert page.mag_schrijven == (who in {"joris", "hilde"})
    assert any(each.eigen for each in page.kaders) == (who not in {"mia", "bert"})
