from app.domain.people import Rol
from app.services.access.invite_person import invite_person
from app.services.access.log_in import LogIn, log_in
from app.services.access.set_password import SetPassword, set_password
from app.services.access.show_waiting import show_waiting
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation


def test_who_waits_learns_for_whom_and_how_many_can_answer(inst: Installation) -> None:
    command = inst.invitation("Nele Nieuw", "nele@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    made = invite_person(command, inst.deps)
    assert made.link
    set_password(SetPassword(made.link, WACHTWOORD), inst.deps)
    cookie = log_in(LogIn("nele@x.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    [waits] = show_waiting(cookie, inst.deps)
    assert (waits.organisatie, waits.aantal, waits.geweigerd) == ("CLB De Linde", 1, False)


def test_who_waits_for_nobody_is_shown_nothing(inst: Installation) -> None:
    cookie = log_in(LogIn("ann@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    assert show_waiting(cookie, inst.deps) == []
    assert show_waiting("verzonnen", inst.deps) == ()
