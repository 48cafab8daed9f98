from dataclasses import replace

import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import LivcId
from app.domain.organisaties import NOOIT, ROLLEN_VAN, Soort
from app.domain.people import Rol
from app.services.access.invite_person import InvitePerson, Uitgenodigd, invite_person
from app.services.access.log_in import LogIn, log_in
from app.services.access.resume_session import resume_session
from app.services.access.set_password import SetPassword, set_password
from tests.joining import say_yes
from tests.services.installation import Installation

NELE = "nele@lindervoorde.example"


def invitation(inst: Installation, by: str | None = "bert", email: str | None = NELE) -> InvitePerson:
    actor = inst.actor(by) if by else None
    return InvitePerson(
        inst.livc_id, "Nele Nieuw", email, "CAW Linde", "sociaal", Rol.PARTNER, "begeleider", actor=actor
    )


def invite(inst: Installation, by: str | None = "bert", email: str | None = NELE) -> Uitgenodigd:
    return invite_person(invitation(inst, by, email), inst.deps)


def test_an_invited_person_waits_for_a_colleague_and_then_joins_the_existing_organisation(
    inst: Installation,
) -> None:
    made = invite(inst)
    assert made.link
    set_password(SetPassword(made.link, "kersenboom in de tuin"), inst.deps)
    cookie = log_in(LogIn(NELE, "kersenboom in de tuin", "10.0.0.1"), inst.deps)
    assert resume_session(cookie, inst.deps) is None
    say_yes(inst.livc_id, made.erkenning_id, inst.deps)
    wie = resume_session(cookie, inst.deps)
    assert wie
    assert wie.actor.organisatie_id == inst.org("lotte")


def test_outside_a_demo_the_maker_never_sees_the_link(inst: Installation) -> None:
    there = inst.other
    command = replace(invitation(there, "wim"), organisatie="CAW Wisselbeke")
    assert invite_person(command, inst.deps).link is None
    there.work()
    mails = {mail.to: mail.body for mail in inst.mailer.sent}
    assert "/wachtwoord/" in mails[NELE]
    assert "/wachtwoord/" not in mails["wies@wisselbeke.example"]


@pytest.mark.parametrize("by", ["ann", "hilde", "mia", "nora", "katrien"])
def test_only_beheerder_and_coordinator_make_accounts(inst: Installation, by: str) -> None:
    with pytest.raises(NotAllowedError):
        invite(inst, by)
    with inst.read() as tx:
        assert tx.people.find_by_email(NELE) is None


@pytest.mark.parametrize("email", [" ANN@lindervoorde.example", "ann@LINDERVOORDE.example"])
def test_one_address_is_one_account(inst: Installation, email: str) -> None:
    with pytest.raises(ConflictError):
        invite(inst, email=email)


@pytest.mark.parametrize("email", ["geen", "@b", "a@", "a@b\r\nBcc: x@y", "a b@c", "a@b@c", "a@b\x00"])
def test_what_is_no_address_is_refused(inst: Installation, email: str) -> None:
    with pytest.raises(ConflictError, match="geldig"):
        invite(inst, email=email)


def test_without_an_address_one_takes_part_by_phone_and_paper(inst: Installation) -> None:
    made = invite(inst, email=None)
    assert made.link is None
    say_yes(inst.livc_id, made.erkenning_id, inst.deps)
    assert inst.actor("nele").organisatie_id == inst.org("lotte")


def test_nobody_makes_accounts_in_another_livc(inst: Installation) -> None:
    with pytest.raises(NotAllowedError):
        invite_person(replace(invitation(inst), livc_id=inst.other.livc_id), inst.deps)


def test_a_livc_that_is_not_there_gets_no_members(inst: Installation) -> None:
    with pytest.raises(NotFoundError):
        invite_person(replace(invitation(inst, by=None), livc_id=LivcId("verzonnen")), inst.deps)


@pytest.mark.parametrize(
    "naam", ["CAW Linde ", "caw  LINDE", "\u200bCAW Linde", "CAW\u00a0Linde", "CAW-Linde", "C\u00adAW Linde"]
)
def test_one_name_however_it_is_spelled_is_one_organisation(inst: Installation, naam: str) -> None:
    made = invite_person(replace(invitation(inst), organisatie=naam), inst.deps)
    say_yes(inst.livc_id, made.erkenning_id, inst.deps)
    assert inst.actor("nele").organisatie_id == inst.org("lotte")


def test_an_accent_in_one_sign_or_two_is_one_name(inst: Installation) -> None:
    one = invite_person(replace(invitation(inst), organisatie="Café Proef", soort="overig"), inst.deps)
    two = replace(invitation(inst, email="piet@x.example"), organisatie="Cafe\u0301 proef", soort="overig")
    for made in (one, invite_person(two, inst.deps)):
        say_yes(inst.livc_id, made.erkenning_id, inst.deps)
    with inst.read() as tx:
        assert [o.naam for o in tx.people.organisaties(inst.livc_id) if "Proef" in o.naam] == ["Café Proef"]


@pytest.mark.parametrize("soort", list(Soort))
@pytest.mark.parametrize("rol", list(Rol))
def test_a_role_is_held_only_for_a_kind_of_organisation_that_may(
    inst: Installation, rol: Rol, soort: Soort
) -> None:
    command = replace(invitation(inst), organisatie="Dienst Verzonnen", soort=soort.value, rol=rol)
    if soort in ROLLEN_VAN[rol]:
        assert invite_person(command, inst.deps).persoon_id
        return
    with pytest.raises(ConflictError):
        invite_person(command, inst.deps)
    with inst.read() as tx:
        assert tx.people.find_by_email(NELE) is None


@pytest.mark.parametrize("rol", list(Rol))
def test_who_may_never_sit_at_the_table_has_no_role_at_all(rol: Rol) -> None:
    assert not ROLLEN_VAN[rol] & NOOIT


@pytest.mark.parametrize(
    ("naam", "rol"),
    [
        ("Parket Antwerpen", Rol.PARTNER),
        ("Veiligheid van de Staat", Rol.PARTNER),
        ("OCAD", Rol.PARTNER),
        ("DVZ", Rol.MANAGER),
        ("Federale Politie Linde", Rol.PARTNER),
        ("Politie Linde", Rol.COORDINATOR),
        ("PZ Elders", Rol.PARTNER),
    ],
)
@pytest.mark.parametrize("soort", ["overig", "sociaal", "intergemeentelijk"])
def test_a_slip_in_the_kind_is_caught_by_the_name(
    inst: Installation, naam: str, rol: Rol, soort: str
) -> None:
    with pytest.raises(ConflictError):
        invite_person(replace(invitation(inst), organisatie=naam, soort=soort, rol=rol), inst.deps)


def test_the_kind_of_an_organisation_that_is_there_is_not_the_makers_to_choose(inst: Installation) -> None:
    police = replace(invitation(inst), organisatie="pz linde-wissel", soort="sociaal")
    with pytest.raises(ConflictError, match="korpschef"):
        invite_person(police, inst.deps)


@pytest.mark.parametrize("naam", ["CLB D\u0435 Linde", "\u0421AW Linde", "x" * 121])
def test_a_name_that_only_looks_like_another_or_is_endless_is_refused(inst: Installation, naam: str) -> None:
    with pytest.raises(ConflictError):
        invite_person(replace(invitation(inst), organisatie=naam), inst.deps)
    for long in ({"naam": "x" * 121}, {"functie": "x" * 121}, {"email": f"{'x' * 260}@y.example"}):
        with pytest.raises(ConflictError):
            invite_person(replace(invitation(inst), **long), inst.deps)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "spelled", [{"functie": "de Betrokkene zelf"}, {"organisatie": "Ouders van de jongere"}]
)
def test_who_is_spoken_of_gets_no_account_and_so_no_mail(inst: Installation, spelled: dict[str, str]) -> None:
    with pytest.raises(ConflictError, match="geen account en geen berichten"):
        invite_person(replace(invitation(inst), **spelled), inst.deps)  # type: ignore[arg-type]
    with inst.read() as tx:
        assert tx.people.find_by_email(NELE) is None
    inst.work()
    assert NELE not in {mail.to for mail in inst.mailer.sent}
