import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import PersoonId
from app.services.access.send_link import SendLink, send_link
from app.services.access.set_password import SetPassword, set_password
from tests.services.installation import Installation


def send(inst: Installation, by: str, persoon_id: PersoonId) -> str:
    return send_link(SendLink(inst.actor(by), persoon_id), inst.deps)


@pytest.mark.parametrize("by", ["bert", "joris"])
def test_who_lost_the_link_gets_one_by_mail_that_works_and_its_maker_never_sees_it(
    inst: Installation, by: str
) -> None:
    ann = inst.actor("ann").persoon_id
    assert send(inst, by, ann) == "Ann Staal"
    inst.work()
    [mail] = inst.mailer.sent
    assert mail.to == "ann@lindervoorde.example"
    secret = mail.body.split("/wachtwoord/")[1].split()[0]
    set_password(SetPassword(secret, "een nieuw wachtwoord"), inst.deps)
    assert inst.actor("ann")


def test_a_second_mail_within_a_quarter_is_refused(inst: Installation) -> None:
    ann = inst.actor("ann").persoon_id
    send(inst, "bert", ann)
    with pytest.raises(ConflictError, match="net al een mail"):
        send(inst, "joris", ann)
    inst.work()
    assert len(inst.mailer.sent) == 1


def test_without_an_address_nothing_is_sent(inst: Installation) -> None:
    with inst.read() as tx:
        rows = tx.people.leden(inst.livc_id, inst.today)
        sam = next(p.id for _, p, _ in rows if p.naam.startswith("Sam"))
    with pytest.raises(ConflictError, match="geen e-mailadres"):
        send(inst, "bert", sam)


@pytest.mark.parametrize("by", ["ann", "hilde", "mia", "nora", "katrien", "tom"])
def test_only_beheerder_and_coordinator_send_links(inst: Installation, by: str) -> None:
    with pytest.raises(NotAllowedError):
        send(inst, by, inst.actor("ann").persoon_id)


def test_nobody_outside_this_livc_gets_one(inst: Installation) -> None:
    for stranger in (PersoonId("verzonnen"), inst.other.actor("wim").persoon_id):
        with pytest.raises(NotFoundError):
            send(inst, "bert", stranger)
