from datetime import timedelta

import pytest

from app.domain.errors import FormInvalidError
from app.domain.sessieregels import LINK_GELDIG
from app.services.access.log_in import LogIn, LogInRefusedError, log_in
from app.services.access.request_reset import make_link
from app.services.access.resume_session import resume_session
from app.services.access.set_password import LinkNotValidError, SetPassword, set_password
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation

ANN = "ann@lindervoorde.example"
NIEUW = "kersenboom in de tuin"


@pytest.fixture
def link(inst: Installation) -> str:
    ann = inst.actor("ann").persoon_id
    with inst.deps.uow.begin(None) as tx:
        return make_link(tx, ann, "wachtwoord", inst.deps)


def test_a_link_sets_the_password_once(inst: Installation, link: str) -> None:
    set_password(SetPassword(link, NIEUW), inst.deps)
    assert log_in(LogIn(ANN, NIEUW, "10.0.0.1"), inst.deps)
    with pytest.raises(LogInRefusedError):
        log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), inst.deps)
    with pytest.raises(LinkNotValidError):
        set_password(SetPassword(link, "iets anders dan eerst"), inst.deps)
    assert log_in(LogIn(ANN, NIEUW, "10.0.0.1"), inst.deps)


def test_a_link_works_for_two_days(inst: Installation, link: str) -> None:
    inst.clock.advance(LINK_GELDIG + timedelta(seconds=1))
    with pytest.raises(LinkNotValidError):
        set_password(SetPassword(link, NIEUW), inst.deps)


def test_a_short_password_is_refused_and_the_link_stays_good(inst: Installation, link: str) -> None:
    with pytest.raises(FormInvalidError) as refused:
        set_password(SetPassword(link, "kort"), inst.deps)
    assert "wachtwoord" in refused.value.errors
    set_password(SetPassword(link, NIEUW), inst.deps)


def test_a_new_password_ends_every_session_of_that_person_only(inst: Installation, link: str) -> None:
    ann = log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), inst.deps)
    tom = log_in(LogIn("tom@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)
    set_password(SetPassword(link, NIEUW), inst.deps)
    assert resume_session(ann, inst.deps) is None
    assert resume_session(tom, inst.deps)


def test_a_made_up_link_is_refused(inst: Installation) -> None:
    with pytest.raises(LinkNotValidError):
        set_password(SetPassword("verzonnen", NIEUW), inst.deps)
