import pytest

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import PersoonId
from app.services.access.correct_address import CorrectAddress, correct_address
from app.services.access.log_in import LogIn, log_in
from app.services.access.resume_session import resume_session
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation

TOM = "tom@lindervoorde.example"


def correct(inst: Installation, by: str | None, who: str = "tom", email: str = "tom@clb.example") -> None:
    actor = inst.actor(by) if by else None
    correct_address(CorrectAddress(inst.livc_id, inst.actor(who).persoon_id, email, actor), inst.deps)


@pytest.mark.parametrize("by", ["bert", "joris", None])
def test_everything_of_before_ends_and_the_organisation_waits(inst: Installation, by: str | None) -> None:
    cookie = log_in(LogIn(TOM, WACHTWOORD, "10.0.0.1"), inst.deps)
    correct(inst, by)
    assert resume_session(cookie, inst.deps) is None
    again = log_in(LogIn("tom@clb.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    assert resume_session(again, inst.deps) is None
    inst.work()
    told = {mail.to for mail in inst.mailer.sent}
    asked = {"hilde@lindervoorde.example", "nora@lindervoorde.example"}
    assert told == {*asked, TOM}, "nobody is left at the CLB; Tom is told at his old address"
    assert not [mail for mail in inst.mailer.sent if mail.to == TOM and "/wachtwoord/" in mail.body]


@pytest.mark.parametrize("by", ["ann", "hilde", "mia", "nora", "katrien", "tom"])
def test_only_beheerder_and_coordinator_correct(inst: Installation, by: str) -> None:
    with pytest.raises(NotAllowedError):
        correct(inst, by)


def test_what_cannot_be_an_address_changes_nothing(inst: Installation) -> None:
    for email in ("ann@lindervoorde.example", TOM, "geen adres"):
        with pytest.raises(ConflictError):
            correct(inst, "bert", email=email)
    with pytest.raises(ConflictError, match="eigen"):
        correct(inst, "bert", who="bert")
    command = CorrectAddress(inst.livc_id, PersoonId("verzonnen"), "a@b.example", inst.actor("bert"))
    with pytest.raises(NotFoundError):
        correct_address(command, inst.deps)
    assert inst.actor("tom")


def test_who_had_no_address_gets_an_account_that_waits(inst: Installation) -> None:
    with inst.read() as tx:
        rows = tx.people.leden(inst.livc_id, inst.today)
        sam = next(p.id for _, p, _ in rows if p.naam.startswith("Sam"))
    correct_address(CorrectAddress(inst.livc_id, sam, "sam@jeugd.example", inst.actor("joris")), inst.deps)
    inst.work()
    assert "Uw account voor Casuspad" in [m.subject for m in inst.mailer.sent if m.to == "sam@jeugd.example"]
    with pytest.raises(KeyError):
        inst.actor("sam")
