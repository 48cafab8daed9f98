"""A LIVC-R lives on a day of its own: who is a member there that day gets in, whatever the day elsewhere."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.kalender import dag_van
from app.domain.people import Rol
from app.services.access.choose_livc import choose_livc
from app.services.access.invite_person import invite_person
from app.services.access.log_in import LogIn, log_in
from app.services.access.recognise_colleague import RecogniseColleague, recognise_colleague
from app.services.access.request_reset import request_reset
from app.services.access.resume_session import livcs_of, resume_session
from app.services.access.set_password import SetPassword, set_password
from app.services.access.show_waiting import show_waiting
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation

NELE = "nele@x.example"
ANN = "ann@lindervoorde.example"


@pytest.fixture
def ahead(inst: Installation) -> Installation:
    """The LIVC-R a month ahead of the wall, as after a jump in the demo."""
    with inst.begin() as tx:
        tx.livcs.save(replace(tx.livcs.get(inst.livc_id), klok=timedelta(days=31)))
    return inst


def test_who_joins_after_the_clock_of_a_demo_moved_gets_in_once_recognised(ahead: Installation) -> None:
    command = ahead.invitation("Nele Nieuw", NELE, "CLB De Linde", "onderwijs", Rol.PARTNER)
    made = invite_person(replace(command, van=None), ahead.deps)
    assert made.link
    set_password(SetPassword(made.link, WACHTWOORD), ahead.deps)
    cookie = log_in(LogIn(NELE, WACHTWOORD, "10.0.0.1"), ahead.deps)
    assert show_waiting(cookie, ahead.deps)
    recognise_colleague(RecogniseColleague(ahead.actor("tom"), made.erkenning_id, ja=True), ahead.deps)
    assert resume_session(cookie, ahead.deps), "who waited goes on where the colleague let one in"
    assert [livc for livc, _ in livcs_of(cookie, ahead.deps)] == [ahead.livc_id]
    assert resume_session(choose_livc(cookie, ahead.livc_id, ahead.deps), ahead.deps)
    request_reset(NELE, "10.0.0.1", ahead.deps)
    ahead.work()
    assert "Een nieuw wachtwoord voor Casuspad" in [
        mail.subject for mail in ahead.mailer.sent if mail.to == NELE
    ]


def test_who_left_on_the_day_of_the_livc_has_nothing_to_choose_there(ahead: Installation) -> None:
    with ahead.begin() as tx:
        lid = ahead.actor("ann").lidmaatschappen[0]
        tx.people.save_lidmaatschap(replace(lid, tot=dag_van(ahead.clock.now()) + timedelta(days=7)))
    cookie = log_in(LogIn(ANN, WACHTWOORD, "10.0.0.1"), ahead.deps)
    assert livcs_of(cookie, ahead.deps) == []
