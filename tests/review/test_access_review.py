from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.people import Actor, Rol
from app.domain.sessieregels import POGINGEN
from app.domain.tafelregels import is_voorzitter
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.access.log_in import LogIn, LogInRefusedError, TooManyAttemptsError, log_in
from app.services.access.request_reset import request_reset
from app.services.access.resume_session import resume_session
from app.services.access.show_mandates import show_mandates
from app.services.demo.seed_demo import WACHTWOORD
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.installation import Installation


def grant(inst: Installation, giver: str, rol: Rol, taker: str) -> None:
    grant_mandate(GrantMandate(inst.actor(giver), rol, inst.actor(taker).persoon_id, inst.today), inst.deps)


def session(inst: Installation, name: str, adres: str = "10.0.0.1", wachtwoord: str = WACHTWOORD) -> str:
    return log_in(LogIn(f"{name}@lindervoorde.example", wachtwoord, adres), inst.deps)


def test_an_information_officer_passes_the_role_to_nobody(inst: Installation) -> None:
    with pytest.raises(NotAllowedError):
        grant(inst, "katrien", Rol.INFORMATION_OFFICER, "joris")
    assert show_mandates(inst.actor("katrien"), inst.deps).eigen_rollen == []


@pytest.mark.parametrize(("giver", "rol"), [("nora", Rol.FG), ("bert", Rol.BEHEERDER), ("ann", Rol.PARTNER)])
def test_a_role_of_oversight_or_of_a_partner_is_not_passed_on(
    inst: Installation, giver: str, rol: Rol
) -> None:
    with pytest.raises(NotAllowedError):
        grant(inst, giver, rol, "joris")


def test_who_acts_for_the_police_does_not_chair(inst: Installation) -> None:
    joris: Actor = replace(inst.actor("joris"), mandaten=frozenset({Rol.INFORMATION_OFFICER}))
    assert is_voorzitter(inst.actor("joris"))
    assert not is_voorzitter(joris)


def test_a_mandate_ends_with_the_role_of_the_giver(inst: Installation) -> None:
    grant(inst, "hilde", Rol.BURGEMEESTER, "vera")
    assert inst.actor("vera").mandaten == {Rol.BURGEMEESTER}
    own = inst.actor("hilde").lidmaatschappen[0]
    with inst.begin() as tx:
        tx.people.save_lidmaatschap(replace(own, tot=inst.today - timedelta(days=1)))
    assert inst.actor("vera").mandaten == frozenset()


def test_who_receives_a_mandate_logs_in_again(inst: Installation) -> None:
    vera, ann = session(inst, "vera"), session(inst, "ann")
    grant(inst, "hilde", Rol.BURGEMEESTER, "vera")
    assert resume_session(vera, inst.deps) is None
    assert resume_session(ann, inst.deps)


def test_an_account_that_is_switched_off_is_out_at_once(inst: Installation) -> None:
    cookie = session(inst, "ann")
    with inst.begin() as tx:
        tx.people.save_persoon(replace(tx.people.persoon(inst.actor("ann").persoon_id), actief=False))
    assert resume_session(cookie, inst.deps) is None


def test_guessing_from_ever_other_addresses_is_throttled(inst: Installation) -> None:
    for number in range(POGINGEN * 5):
        with pytest.raises(LogInRefusedError):
            session(inst, "ann", f"10.0.1.{number}", "verkeerd")
    with pytest.raises(TooManyAttemptsError):
        session(inst, "ann", "10.0.2.1")
    assert session(inst, "tom", "10.0.2.1")


def test_asking_links_for_ever_other_people_is_throttled(inst: Installation) -> None:
    for number in range(POGINGEN * 10):
        request_reset(f"iemand{number}@lindervoorde.example", "10.0.0.1", inst.deps)
    with pytest.raises(TooManyAttemptsError):
        request_reset("ann@lindervoorde.example", "10.0.0.1", inst.deps)


def test_the_police_is_no_partner(inst: Installation) -> None:
    command = InvitePerson(
        inst.livc_id, "Piet Proef", "piet@x.example", "PZ Linde-Wissel", "politie", Rol.PARTNER, "agent"
    )
    with pytest.raises(ConflictError):
        invite_person(command, inst.deps)


def test_the_log_names_the_organisation_that_got_an_account(inst: Installation) -> None:
    command = InvitePerson(
        inst.livc_id, "Piet Proef", "piet@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER, "begeleider"
    )
    invite_person(replace(command, actor=inst.actor("bert")), inst.deps)
    with inst.read() as tx:
        row = next(r.regel for r in tx.audit.rows(None, 0, 20) if r.regel.wat == "account_gemaakt")
    assert row.organisatie_id == inst.org("tom")


def test_a_partner_is_not_given_the_names_of_all_other_partners(inst: Installation) -> None:
    inst.prescreen("ann")
    assert list_tasks(ListTasks(inst.actor("ann")), inst.deps).collega_s == {}
