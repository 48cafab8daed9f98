"""What nobody can use any more is forgotten; what still counts stays."""

from datetime import timedelta

from app.services.access.log_in import LogIn, log_in
from app.services.access.resume_session import find_session
from app.services.clockwork.forget_sessions import forget_sessions
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation


def test_only_sessions_of_days_ago_are_forgotten(inst: Installation) -> None:
    command = LogIn("ann@lindervoorde.example", WACHTWOORD, "127.0.0.1")
    cookie = log_in(command, inst.deps)
    assert forget_sessions(inst.deps) == 0
    assert find_session(cookie, inst.deps) is not None
    inst.clock.advance(timedelta(days=4))
    assert forget_sessions(inst.deps) == 1
