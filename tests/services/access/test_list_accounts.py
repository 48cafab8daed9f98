from app.services.access.list_accounts import list_accounts
from tests.services.installation import Installation


def test_every_membership_in_force_is_listed_with_its_livc_and_role(inst: Installation) -> None:
    found = list_accounts(inst.deps)
    assert len(found) == 13 + 5
    assert {a.livc for a in found} == {"LIVC-R Lindervoorde", "LIVC-R Wisselbeke"}
    assert [a.rol for a in found if a.naam == "Hilde Demeyer-Demo"] == ["burgemeester"]
    assert [a.naam for a in found if a.email is None] == ["Sam Staaltje"]
