from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import ConflictError
from app.domain.people import Rol
from app.services.access.found_livc import FoundLivc, Stichter, found_livc
from app.services.access.log_in import LogIn, log_in
from app.services.access.resume_session import resume_session
from app.services.access.set_password import SetPassword, set_password
from tests.services.installation import Installation

DRIE = tuple(Stichter(f"{n} Verzonnen", f"{n.lower()}@verzonnen.example") for n in ("Bea", "Cas", "Dora"))
STICHTING = FoundLivc("LIVC-R Verzonnen", "Verzonnen", *DRIE)


def without_demo(inst: Installation) -> Installation:
    with inst.begin() as tx:
        tx.livcs.save(replace(tx.livcs.get(inst.livc_id), demo=False))
    return inst


def test_a_new_livc_is_paper_light_and_no_demo(inst: Installation) -> None:
    livc = found_livc(STICHTING, without_demo(inst).deps)
    assert not livc.kluizen_aan
    assert not livc.demo
    with inst.deps.uow.read(livc.id) as tx:
        assert tx.livcs.get(livc.id) == livc
        assert tx.people.organisatie(livc.gemeente_id).naam == "Gemeente Verzonnen"
        rows = tx.people.leden(livc.id, date(2026, 2, 2))
    assert {lid.rol for lid, _, _ in rows} == {Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.FG}
    assert {org.soort for _, _, org in rows} == {"gemeente"}


def test_the_three_who_found_it_get_their_link_by_mail_and_need_nobody(inst: Installation) -> None:
    livc = found_livc(STICHTING, without_demo(inst).deps)
    there = inst.other
    there.livc_id = livc.id
    there.work()
    mails = {mail.to: mail.body for mail in inst.mailer.sent}
    assert set(mails) == {who.email for who in DRIE}
    secret = mails["bea@verzonnen.example"].partition("/wachtwoord/")[2].split()[0]
    set_password(SetPassword(secret, "een lange verzonnen zin"), inst.deps)
    cookie = log_in(LogIn("bea@verzonnen.example", "een lange verzonnen zin", "10.0.0.1"), inst.deps)
    wie = resume_session(cookie, inst.deps)
    assert wie
    assert wie.actor.rollen == {Rol.BURGEMEESTER}


@pytest.mark.parametrize("naam", ["LIVC-R Wisselbeke", " livc-r  WISSELBEKE", "LIVC\u200b-R Wisselbeke"])
def test_a_name_is_used_once_however_it_is_spelled(inst: Installation, naam: str) -> None:
    with pytest.raises(ConflictError):
        found_livc(replace(STICHTING, naam=naam), without_demo(inst).deps)


def test_no_real_livc_begins_beside_a_demo(inst: Installation) -> None:
    with pytest.raises(ConflictError, match="demo"):
        found_livc(STICHTING, inst.deps)


def test_the_three_are_three_persons(inst: Installation) -> None:
    twice = replace(STICHTING, fg=Stichter("Bea Nog Eens", " BEA@verzonnen.example "))
    with pytest.raises(ConflictError, match="drie personen"):
        found_livc(twice, without_demo(inst).deps)


def test_what_is_refused_leaves_nothing(inst: Installation) -> None:
    taken = replace(STICHTING, fg=Stichter("Nora Anders", "nora@lindervoorde.example"))
    with pytest.raises(ConflictError, match="account"):
        found_livc(taken, without_demo(inst).deps)
    with inst.deps.uow.read(None) as tx:
        assert not any(livc.naam == STICHTING.naam for livc in tx.livcs.all())
        assert tx.people.find_by_email("bea@verzonnen.example") is None


def test_a_gemeente_that_is_called_a_town_keeps_its_name(inst: Installation) -> None:
    livc = found_livc(replace(STICHTING, gemeente="Stad Verzonnen"), without_demo(inst).deps)
    with inst.deps.uow.read(livc.id) as tx:
        assert tx.people.organisatie(livc.gemeente_id).naam == "Stad Verzonnen"
