from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import NotAllowedError
from app.domain.ids import LidmaatschapId, new_id
from app.services.access.choose_livc import choose_livc
from app.services.access.log_in import LogIn, log_in
from app.services.access.resume_session import livcs_of, resume_session
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation


def log_in_as(inst: Installation, name: str) -> str:
    return log_in(LogIn(f"{name}@lindervoorde.example", WACHTWOORD, "10.0.0.1"), inst.deps)


def member_of_both(inst: Installation, name: str) -> None:
    lid = inst.actor(name).lidmaatschappen[0]
    there = inst.other
    with there.begin() as tx:
        fresh = replace(lid, id=LidmaatschapId(new_id()), livc_id=there.livc_id, van=date(2026, 1, 1))
        tx.people.save_lidmaatschap(fresh)


def test_without_a_membership_there_one_cannot_choose_a_livc(inst: Installation) -> None:
    cookie = log_in_as(inst, "ann")
    with pytest.raises(NotAllowedError):
        choose_livc(cookie, inst.other.livc_id, inst.deps)
    wie = resume_session(cookie, inst.deps)
    assert wie is not None
    assert wie.livc.id == inst.livc_id


def test_with_two_memberships_one_chooses_before_anything_is_shown(inst: Installation) -> None:
    member_of_both(inst, "ann")
    cookie = log_in_as(inst, "ann")
    assert resume_session(cookie, inst.deps) is None
    assert {livc_id for livc_id, _ in livcs_of(cookie, inst.deps)} == {inst.livc_id, inst.other.livc_id}
    chosen = choose_livc(cookie, inst.other.livc_id, inst.deps)
    assert resume_session(cookie, inst.deps) is None
    wie = resume_session(chosen, inst.deps)
    assert wie is not None
    assert wie.livc.id == inst.other.livc_id
    assert {lid.livc_id for lid in wie.actor.lidmaatschappen} == {inst.other.livc_id}


def test_without_a_session_there_is_nothing_to_choose(inst: Installation) -> None:
    with pytest.raises(NotAllowedError):
        choose_livc("verzonnen", inst.livc_id, inst.deps)
