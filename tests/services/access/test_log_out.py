from app.services.access.log_in import LogIn, log_in
from app.services.access.log_out import log_out
from app.services.access.resume_session import resume_session
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation


def test_logging_out_ends_this_session_on_the_server_and_no_other(inst: Installation) -> None:
    here, there = (
        log_in(LogIn("ann@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps) for _ in range(2)
    )
    log_out(here, inst.deps)
    assert resume_session(here, inst.deps) is None
    assert resume_session(there, inst.deps)


def test_logging_out_twice_is_not_an_error(inst: Installation) -> None:
    cookie = log_in(LogIn("ann@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    log_out(cookie, inst.deps)
    log_out(cookie, inst.deps)
    log_out("nooit bestaan", inst.deps)
