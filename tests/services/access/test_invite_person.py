import pytest

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.people import Rol
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.access.log_in import LogIn, log_in
from app.services.access.set_password import SetPassword, set_password
from tests.services.installation import Installation


def invite(
    inst: Installation, by: str | None = "bert", email: str | None = "nele@lindervoorde.example"
) -> str | None:
    actor = inst.actor(by) if by else None
    return invite_person(
        InvitePerson(
            inst.livc_id, "Nele Nieuw", email, "CAW Linde", "sociaal", Rol.PARTNER, "begeleider", actor=actor
        ),
        inst.deps,
    )


def test_an_invited_person_sets_a_password_and_joins_the_existing_organisation(inst: Installation) -> None:
    link = invite(inst)
    assert link
    set_password(SetPassword(link, "kersenboom in de tuin"), inst.deps)
    assert log_in(LogIn("nele@lindervoorde.example", "kersenboom in de tuin", "10.0.0.1"), inst.deps)
    assert inst.org("nele") == inst.org("lotte")


@pytest.mark.parametrize("by", ["ann", "hilde", "mia", "nora", "katrien"])
def test_only_beheerder_and_coordinator_make_accounts(inst: Installation, by: str) -> None:
    with pytest.raises(NotAllowedError):
        invite(inst, by)
    with inst.read() as tx:
        assert tx.people.find_by_email("nele@lindervoorde.example") is None


def test_one_address_is_one_account(inst: Installation) -> None:
    with pytest.raises(ConflictError):
        invite(inst, email=" ANN@lindervoorde.example")


def test_without_an_address_one_takes_part_by_phone_and_paper(inst: Installation) -> None:
    assert invite(inst, email=None) is None
    assert inst.actor("nele").organisatie_id == inst.org("lotte")


def test_nobody_makes_accounts_in_another_livc(inst: Installation) -> None:
    command = InvitePerson(
        inst.other.livc_id,
        "Nele Nieuw",
        "nele@lindervoorde.example",
        "CAW Linde",
        "sociaal",
        Rol.PARTNER,
        "begeleider",
        actor=inst.actor("bert"),
    )
    with pytest.raises(NotAllowedError):
        invite_person(command, inst.deps)
