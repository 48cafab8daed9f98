from dataclasses import replace
from datetime import timedelta

from app.domain.people import Rol
from app.services.access.invite_person import invite_person
from app.services.clockwork.pass_on_questions import pass_on_questions
from tests.services.installation import Installation

SAMEN = "Een vraag wacht op burgemeester en DPO in Casuspad"


def asked(inst: Installation) -> str:
    command = inst.invitation("Nele Nieuw", "nele@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    return invite_person(command, inst.deps).erkenning_id


def test_after_fourteen_days_burgemeester_and_dpo_are_told_once(inst: Installation) -> None:
    asked(inst)
    inst.wait(days=13, hours=23)
    assert pass_on_questions(inst.livc_id, inst.deps) == 0
    inst.wait(hours=1)
    assert pass_on_questions(inst.livc_id, inst.deps) == 1
    assert pass_on_questions(inst.livc_id, inst.deps) == 0
    inst.work()
    told = sorted(mail.to for mail in inst.mailer.sent if mail.subject == SAMEN)
    assert told == ["hilde@lindervoorde.example", "nora@lindervoorde.example"]
    assert not [mail for mail in inst.mailer.sent if "Nele" in mail.body + mail.subject]


def test_what_was_answered_meanwhile_is_told_to_nobody(inst: Installation) -> None:
    inst.join("Nele Nieuw", "nele@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER)
    inst.wait(days=30)
    assert pass_on_questions(inst.livc_id, inst.deps) == 0
    inst.work()
    assert not [mail for mail in inst.mailer.sent if mail.subject == SAMEN]


def test_a_recognition_leaves_the_log_a_year_after_the_membership(inst: Installation) -> None:
    question = inst.join(
        "Nele Nieuw", "nele@x.example", "CLB De Linde", "onderwijs", Rol.PARTNER
    ).erkenning_id
    with inst.begin() as tx:
        rows = tx.people.ooit_leden(inst.livc_id)
        lid = next(row for row, persoon, _ in rows if persoon.naam == "Nele Nieuw")
        tx.people.save_lidmaatschap(replace(lid, tot=inst.today))
    for days, kept in ((364, True), (1, True), (1, False)):
        inst.clock.advance(timedelta(days=days))
        pass_on_questions(inst.livc_id, inst.deps)
        with inst.read() as tx:
            assert (tx.erkenningen.find(question) is not None) is kept, days
