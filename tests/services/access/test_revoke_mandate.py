import pytest

from app.domain.errors import NotFoundError
from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.access.log_in import LogIn, log_in
from app.services.access.resume_session import resume_session
from app.services.access.revoke_mandate import revoke_mandate
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.conftest import At
from tests.services.installation import Installation


def granted(inst: Installation) -> str:
    command = GrantMandate(inst.actor("hilde"), Rol.BURGEMEESTER, inst.actor("vera").persoon_id, inst.today)
    return grant_mandate(command, inst.deps).id


def test_a_mandate_taken_back_works_no_longer_and_ends_the_sessions(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    mandaat = granted(inst)
    cookie = log_in(LogIn("vera@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    revoke_mandate(inst.actor("hilde"), mandaat, inst.deps)
    assert resume_session(cookie, inst.deps) is None
    with pytest.raises(NotFoundError):
        inst.step("vera", "i_lijst", "op_lijst")


def test_only_the_giver_takes_it_back_and_only_once(inst: Installation) -> None:
    mandaat = granted(inst)
    for name in ("vera", "ann"):
        with pytest.raises(NotFoundError):
            revoke_mandate(inst.actor(name), mandaat, inst.deps)
    revoke_mandate(inst.actor("hilde"), mandaat, inst.deps)
    with pytest.raises(NotFoundError):
        revoke_mandate(inst.actor("hilde"), mandaat, inst.deps)


def test_nobody_of_another_livc_reaches_it(inst: Installation) -> None:
    with pytest.raises(NotFoundError):
        revoke_mandate(inst.other.actor("bea"), granted(inst), inst.deps)
