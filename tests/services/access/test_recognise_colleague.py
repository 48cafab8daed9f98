from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.erkenning import Aanleiding, Besluit, Weg
from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.people import Rol
from app.services.access.correct_address import CorrectAddress, correct_address
from app.services.access.invite_person import invite_person
from app.services.access.log_in import LogIn, LogInRefusedError, log_in
from app.services.access.make_account_link import make_account_link
from app.services.access.recognise_colleague import RecogniseColleague, recognise_colleague
from app.services.access.resume_session import resume_session
from app.services.access.set_password import SetPassword, set_password
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation

TOM = "tom@lindervoorde.example"
ZIN = "een andere lange zin"


def asked(inst: Installation, organisatie: str = "CLB De Linde", rol: Rol = Rol.PARTNER) -> str:
    command = inst.invitation("Nele Nieuw", "nele@x.example", organisatie, "onderwijs", rol)
    return invite_person(command, inst.deps).erkenning_id


def answer(inst: Installation, who: str, erkenning_id: str, *, ja: bool = True) -> Besluit | None:
    return recognise_colleague(RecogniseColleague(inst.actor(who), erkenning_id, ja), inst.deps).besluit


def open_about(inst: Installation, name: str) -> str:
    with inst.read() as tx:
        person = tx.people.find_by_email(f"{name}@lindervoorde.example")
        return next(v.id for v in tx.erkenningen.open_() if person and v.persoon_id == person.id)


def is_member(inst: Installation, email: str) -> bool:
    with inst.read() as tx:
        return any(p.email == email for _, p, _ in tx.people.leden(inst.livc_id, inst.today))


def test_one_yes_of_one_member_opens_the_organisation(inst: Installation) -> None:
    question = asked(inst)
    assert not is_member(inst, "nele@x.example")
    assert answer(inst, "tom", question) is Besluit.JA
    assert is_member(inst, "nele@x.example")
    with inst.read() as tx:
        row = next(r.regel for r in tx.audit.rows(None, 0, 20) if r.regel.wat == "collega_erkend")
        kept = tx.erkenningen.find(question)
    assert (row.persoon_id, row.organisatie_id) == (inst.actor("tom").persoon_id, inst.org("tom"))
    assert kept
    assert (kept.weg, kept.door) == (Weg.COLLEGA, inst.actor("tom").persoon_id)


@pytest.mark.parametrize("who", ["joris", "bert", "hilde", "nora", "ann", "lotte", "vera", "mia"])
def test_nobody_else_can(inst: Installation, who: str) -> None:
    question = asked(inst)
    with pytest.raises(NotAllowedError):
        answer(inst, who, question)
    assert not is_member(inst, "nele@x.example")


def test_an_answer_is_given_once(inst: Installation) -> None:
    question = asked(inst)
    answer(inst, "tom", question)
    with pytest.raises(ConflictError):
        answer(inst, "tom", question, ja=False)
    with pytest.raises(NotFoundError):
        answer(inst, "tom", "verzonnen")


def test_a_no_closes_the_account_for_good(inst: Installation) -> None:
    question = asked(inst)
    assert answer(inst, "tom", question, ja=False) is Besluit.NEE
    inst.later(days=400)
    assert not is_member(inst, "nele@x.example")
    with inst.read() as tx:
        assert not tx.people.wachtenden(inst.livc_id, inst.today)


def test_a_second_question_keeps_the_door_shut(inst: Installation) -> None:
    """A waiting account whose address is corrected as well waits for both answers."""
    question = asked(inst)
    with inst.read() as tx:
        nele = tx.people.find_by_email("nele@x.example")
    assert nele
    correct_address(CorrectAddress(inst.livc_id, nele.id, "kwaad@x.example", inst.actor("bert")), inst.deps)
    answer(inst, "tom", question)
    assert not is_member(inst, "kwaad@x.example")


def test_of_a_real_colleague_a_no_takes_only_the_foreign_link_away(inst: Installation) -> None:
    inst.join("Tine Tweede", "tine@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    link = make_account_link(TOM, inst.deps)
    set_password(SetPassword(link, ZIN), inst.deps)
    assert not is_member(inst, TOM)
    assert answer(inst, "tine", open_about(inst, "tom"), ja=False) is Besluit.NEE
    assert is_member(inst, TOM), "Tom himself stays a colleague"
    with pytest.raises(LogInRefusedError):
        log_in(LogIn(TOM, ZIN, "10.0.0.1"), inst.deps)


def test_of_a_real_colleague_a_no_takes_the_foreign_address_away(inst: Installation) -> None:
    inst.join("Tine Tweede", "tine@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    tom = inst.actor("tom").persoon_id
    correct_address(CorrectAddress(inst.livc_id, tom, "kwaad@x.example", inst.actor("bert")), inst.deps)
    with inst.read() as tx:
        question = next(v for v in tx.erkenningen.open_() if v.persoon_id == tom)
    assert question.aanleiding is Aanleiding.ADRES
    answer(inst, "tine", question.id, ja=False)
    with inst.read() as tx:
        assert tx.people.find_by_email("kwaad@x.example") is None
    assert not is_member(inst, TOM)
    correct_address(CorrectAddress(inst.livc_id, tom, TOM, inst.actor("joris")), inst.deps)
    answer(inst, "tine", open_about(inst, "tom"))
    assert is_member(inst, TOM)


def test_the_only_member_of_an_organisation_is_confirmed_by_two(inst: Installation) -> None:
    """Nobody is left at the CLB: a printed link for Tom never takes one yes."""
    set_password(SetPassword(make_account_link(TOM, inst.deps), ZIN), inst.deps)
    question = open_about(inst, "tom")
    assert answer(inst, "nora", question) is None
    assert not is_member(inst, TOM)
    with pytest.raises(NotAllowedError):
        answer(inst, "nora", question)
    assert answer(inst, "hilde", question) is Besluit.JA
    assert is_member(inst, TOM)


def test_after_fourteen_days_without_an_answer_two_may_answer(inst: Installation) -> None:
    question = asked(inst)
    inst.wait(days=13, hours=23)
    with pytest.raises(NotAllowedError):
        answer(inst, "hilde", question)
    inst.wait(hours=1)
    assert answer(inst, "hilde", question) is None
    assert answer(inst, "nora", question) is Besluit.JA


def test_who_waits_is_mailed_when_it_is_over(inst: Installation) -> None:
    set_password(SetPassword(make_account_link(TOM, inst.deps), ZIN), inst.deps)
    cookie = log_in(LogIn(TOM, ZIN, "10.0.0.1"), inst.deps)
    assert resume_session(cookie, inst.deps) is None
    for who in ("nora", "hilde"):
        answer(inst, who, open_about(inst, "tom"))
    inst.work()
    assert [m.subject for m in inst.mailer.sent if m.to == TOM] == [
        "De toegang tot uw account in Casuspad werd gewijzigd",
        "U kunt nu aan de slag in Casuspad",
    ]
    assert resume_session(cookie, inst.deps)


def test_a_self_asked_link_needs_nobody(inst: Installation) -> None:
    """The way back of who forgot a password goes by the own mailbox, and asks no colleague."""
    assert is_member(inst, TOM)
    with inst.read() as tx:
        assert not tx.erkenningen.open_()
    assert log_in(LogIn(TOM, WACHTWOORD, "10.0.0.1"), inst.deps)


def test_a_question_counts_from_the_day_it_was_asked_in_the_clock_of_the_livc(inst: Installation) -> None:
    with inst.begin() as tx:
        livc = tx.livcs.get(inst.livc_id)
        tx.livcs.save(replace(livc, klok=timedelta(days=100)))
    question = asked(inst)
    with pytest.raises(NotAllowedError):
        answer(inst, "hilde", question)


def closed(inst: Installation, name: str, email: str) -> str:
    person = inst.actor(name).persoon_id
    correct_address(CorrectAddress(inst.livc_id, person, email, inst.actor("bert")), inst.deps)
    with inst.read() as tx:
        return next(v.id for v in tx.erkenningen.open_() if v.persoon_id == person)


def test_who_closes_the_dpo_first_does_not_get_by_with_one_yes(inst: Installation) -> None:
    closed(inst, "nora", "kwaad1@x.example")
    lotte = closed(inst, "lotte", "kwaad2@x.example")
    assert answer(inst, "hilde", lotte) is None
    assert not is_member(inst, "kwaad2@x.example")
    assert answer(inst, "joris", lotte) is Besluit.JA


def test_who_closes_every_member_in_turn_waits_fourteen_days(inst: Installation) -> None:
    inst.join("Tine Tweede", "tine@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    tom = closed(inst, "tom", "kwaad1@x.example")
    tine = closed(inst, "tine", "kwaad2@x.example")
    for question in (tom, tine):
        for who in ("hilde", "nora", "joris"):
            with pytest.raises(NotAllowedError):
                answer(inst, who, question)


def test_nobody_closes_so_many_that_nobody_is_left_to_answer(inst: Installation) -> None:
    closed(inst, "hilde", "kwaad1@x.example")
    with pytest.raises(ConflictError, match="niemand meer"):
        closed(inst, "nora", "kwaad2@x.example")
    with inst.read() as tx:
        assert tx.people.find_by_email("nora@lindervoorde.example"), "nothing changed"
    assert inst.actor("nora")
    for who in ("nora", "joris"):
        last = answer(inst, who, open_about_id(inst, "kwaad1@x.example"))
    assert last is Besluit.JA


def open_about_id(inst: Installation, email: str) -> str:
    with inst.read() as tx:
        person = tx.people.find_by_email(email)
        return next(v.id for v in tx.erkenningen.open_() if person and v.persoon_id == person.id)


@pytest.mark.parametrize("rol", [Rol.BURGEMEESTER, Rol.FG])
def test_an_office_is_given_by_burgemeester_and_dpo_together(inst: Installation, rol: Rol) -> None:
    command = inst.invitation(
        "Nele Nieuw", "nele@x.example", "Gemeente Lindervoorde", "gemeente", rol, "bert"
    )
    question = invite_person(command, inst.deps).erkenning_id
    with pytest.raises(NotAllowedError):
        answer(inst, "joris", question)
    assert answer(inst, "hilde", question) is None
    assert answer(inst, "nora", question) is Besluit.JA


def test_a_slip_of_no_can_be_made_again(inst: Installation) -> None:
    answer(inst, "tom", asked(inst), ja=False)
    again = asked(inst)
    assert answer(inst, "tom", again) is Besluit.JA
    assert is_member(inst, "nele@x.example")


def test_a_newer_address_takes_the_place_of_the_older_question(inst: Installation) -> None:
    inst.join("Tine Tweede", "tine@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    tom = inst.actor("tom").persoon_id
    for email in ("tipfout@x.example", "tom@clb.example"):
        correct_address(CorrectAddress(inst.livc_id, tom, email, inst.actor("joris")), inst.deps)
    with inst.read() as tx:
        [question] = [v for v in tx.erkenningen.open_() if v.persoon_id == tom]
    assert answer(inst, "tine", question.id) is Besluit.JA
    assert is_member(inst, "tom@clb.example")
