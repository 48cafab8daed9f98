import pytest

from app.services.access.log_in import TooManyAttemptsError
from app.services.access.request_reset import request_reset
from app.services.access.set_password import SetPassword, set_password
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


def test_asking_again_and_again_is_throttled(inst: Installation) -> None:
    for _ in range(6):
        request_reset(ANN, "10.0.0.1", inst.deps)
    with pytest.raises(TooManyAttemptsError):
        request_reset(ANN, "10.0.0.1", inst.deps)
