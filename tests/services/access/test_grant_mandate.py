from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from tests.services.conftest import At
from tests.services.installation import Installation


def grant(inst: Installation, giver: str, rol: Rol, taker: str, days: int = 7) -> None:
    tot = inst.today + timedelta(days)
    grant_mandate(GrantMandate(inst.actor(giver), rol, inst.actor(taker).persoon_id, tot), inst.deps)


def test_vera_decides_for_hilde_until_the_last_day_included(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    with pytest.raises(NotFoundError):
        inst.step("vera", "i_lijst", "op_lijst")
    grant(inst, "hilde", Rol.BURGEMEESTER, "vera", days=1)
    inst.clock.advance(timedelta(days=1, hours=14))
    inst.step("vera", "i_lijst", "op_lijst")
    with inst.read() as tx:
        row = next(r.regel for r in tx.audit.rows(None, 0, 20) if r.regel.wat == "casuslijst_afgewerkt")
    assert row.grond == "mandaat"
    assert row.persoon_id == inst.actor("vera").persoon_id


def test_an_expired_mandate_gives_nothing(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    grant(inst, "hilde", Rol.BURGEMEESTER, "vera", days=1)
    inst.clock.advance(timedelta(days=2))
    assert inst.actor("vera").mandaten == frozenset()
    with pytest.raises(NotFoundError):
        inst.step("vera", "i_lijst", "op_lijst")


def test_a_mandate_never_goes_to_police(inst: Installation) -> None:
    with pytest.raises(NotAllowedError):
        grant(inst, "hilde", Rol.BURGEMEESTER, "katrien")
    with pytest.raises(NotAllowedError):
        grant(inst, "joris", Rol.COORDINATOR, "katrien")


def test_one_passes_on_only_a_role_of_ones_own_and_not_a_received_one(inst: Installation) -> None:
    with pytest.raises(NotAllowedError):
        grant(inst, "joris", Rol.BURGEMEESTER, "vera")
    grant(inst, "hilde", Rol.BURGEMEESTER, "joris")
    with pytest.raises(NotAllowedError):
        grant(inst, "joris", Rol.BURGEMEESTER, "vera")


def test_a_mandate_that_is_already_over_is_refused(inst: Installation) -> None:
    with pytest.raises(ConflictError):
        grant(inst, "hilde", Rol.BURGEMEESTER, "joris", days=-1)


def test_a_stranger_of_another_livc_cannot_receive_one(inst: Installation) -> None:
    wim = inst.other.actor("wim").persoon_id
    with pytest.raises(NotAllowedError):
        grant_mandate(GrantMandate(inst.actor("hilde"), Rol.BURGEMEESTER, wim, inst.today), inst.deps)


def test_nobody_holds_a_mandate_from_oneself(inst: Installation) -> None:
    with pytest.raises(NotAllowedError):
        grant(inst, "hilde", Rol.BURGEMEESTER, "hilde")
