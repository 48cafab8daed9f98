import pytest

from app.services.access.log_in import LogIn, log_in
from app.services.access.remember_device import remember_device
from app.services.access.request_reset import make_link, request_reset
from app.services.access.set_password import LinkNotValidError, SetPassword, set_password
from app.services.access.throttle import TooManyLinksError
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation

ANN = "ann@lindervoorde.example"


def secret_in(inst: Installation) -> str:
    return inst.mailer.sent[-1].body.split("/wachtwoord/")[1].split()[0]


def test_whoever_has_the_address_gets_one_mail_with_a_link_that_works(inst: Installation) -> None:
    request_reset(ANN, "10.0.0.1", inst.deps)
    inst.work()
    [mail] = inst.mailer.sent
    assert mail.to == ANN
    set_password(SetPassword(secret_in(inst), "een nieuw wachtwoord"), inst.deps)


def test_an_unknown_address_gets_the_same_answer_and_no_mail(inst: Installation) -> None:
    request_reset("niemand@lindervoorde.example", "10.0.0.1", inst.deps)
    inst.work()
    assert inst.mailer.sent == ()


def test_the_link_stands_in_no_job(inst: Installation) -> None:
    request_reset(ANN, "10.0.0.1", inst.deps)
    with inst.read() as tx:
        [job] = tx.outbox.pending("mail")
    assert dict(job.payload) == {"persoon": inst.actor("ann").persoon_id, "soort": "wachtwoord"}
    inst.work()
    everything = b"".join(p.read_bytes() for p in inst.folder.rglob("*") if p.is_file())
    assert secret_in(inst).encode() not in everything


def test_asking_again_and_again_is_one_mail_and_then_throttled_there(inst: Installation) -> None:
    for _ in range(60):
        request_reset(ANN, "10.0.0.1", inst.deps)
    with pytest.raises(TooManyLinksError, match=r"Wacht 1 minuut .* geen mail"):
        request_reset(ANN, "10.0.0.1", inst.deps)
    request_reset(ANN, "10.0.0.2", inst.deps)
    inst.work()
    assert len(inst.mailer.sent) == 1


def test_a_known_device_asks_whatever_strangers_at_its_address_do(inst: Installation) -> None:
    toestel = known(inst, ANN)
    for number in range(60):
        request_reset(f"iemand{number}@lindervoorde.example", "10.0.0.1", inst.deps)
    request_reset(ANN, "10.0.0.1", inst.deps, toestel)
    with pytest.raises(TooManyLinksError):
        request_reset("tom@lindervoorde.example", "10.0.0.1", inst.deps, toestel)
    inst.work()
    assert [mail.to for mail in inst.mailer.sent] == [ANN]


def test_a_new_link_to_reset_ends_the_older_one_and_leaves_an_invitation(inst: Installation) -> None:
    ann = inst.actor("ann").persoon_id
    with inst.deps.uow.begin(None) as tx:
        invited = make_link(tx, ann, "account", inst.deps)
        older, newer = (make_link(tx, ann, "wachtwoord", inst.deps) for _ in range(2))
    with pytest.raises(LinkNotValidError, match="nieuwere"):
        set_password(SetPassword(older, "een nieuw wachtwoord"), inst.deps)
    set_password(SetPassword(invited, "een nieuw wachtwoord"), inst.deps)
    with pytest.raises(LinkNotValidError):
        set_password(SetPassword(newer, "een nieuw wachtwoord"), inst.deps)


def test_a_refused_request_sends_nothing_also_not_later(inst: Installation) -> None:
    for number in range(60):
        request_reset(f"iemand{number}@lindervoorde.example", "10.0.0.1", inst.deps)
    with pytest.raises(TooManyLinksError):
        request_reset(ANN, "10.0.0.1", inst.deps)
    request_reset(ANN, "10.0.0.2", inst.deps)
    inst.work()
    assert len(inst.mailer.sent) == 1, "who was refused did not use up the one mail"


def known(inst: Installation, email: str) -> str:
    """Return the cookie of a browser in which this person logged in."""
    return remember_device(log_in(LogIn(email, WACHTWOORD, "10.0.0.1"), inst.deps), "", inst.deps)
