from dataclasses import replace
from datetime import timedelta

from app.services.clockwork.send_mail import ONDERWERPEN, TEKSTEN
from tests.services.clockwork.test_run_jobs import mail_to
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation


def test_no_mail_says_anything_of_a_casus_or_a_person(at: At) -> None:
    inst = at("leeg")
    from tests.services.stages import STAGES, way_to

    for stage in way_to("traject"):
        STAGES[stage][1](inst)
        inst.work()
    assert len(inst.mailer.sent) >= 5
    words = {"2026-01", NAAM, "Kwalific", "casus", "OCMW", "CLB", "radical", "naam"}
    for mail in inst.mailer.sent:
        text = (mail.subject + mail.body).replace("Casuspad", "")
        assert not [w for w in words if w in text], text


def test_every_kind_of_mail_is_fixed_words_and_a_link() -> None:
    assert set(ONDERWERPEN) == set(TEKSTEN)
    assert all(body.count("{") == body.count("{link}") == 1 for body in TEKSTEN.values())


def test_every_mail_greets_says_who_sends_it_whom_to_ring_and_is_no_phishing(at: At) -> None:
    inst = at("aangemeld")
    inst.wait(days=1)
    inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene")
    [mail, *_] = [mail for mail in inst.mailer.sent if mail.subject == ONDERWERPEN["taak"]]
    assert mail.body.startswith("Dag\n\n")
    for told in ("Casuspad, voor LIVC-R Lindervoorde", "0000 12 34 56", "Gebruik de link dan niet"):
        assert told in mail.body
    assert mail.body.count("http") == 1


def test_many_new_tasks_are_one_mail_a_day(at: At) -> None:
    inst = at("leeg")
    for name in ("ann", "tom", "lotte"):
        inst.do(name, inst.prescreen(name), "aanmelden")
        inst.step(
            name, "q_aanm", "verstuurd", leeftijdsgroep="volwassene", anoniem="ja", opnieuw_aangemeld="nee"
        )
    mine = [m for m in inst.mailer.sent if m.to.startswith("joris") and "taak" in m.subject]
    assert len(mine) == 1
    inst.wait(days=1)
    inst.do("eva", inst.prescreen("eva"), "aanmelden")
    inst.step(
        "eva", "q_aanm", "verstuurd", leeftijdsgroep="volwassene", anoniem="ja", opnieuw_aangemeld="nee"
    )
    again = [m for m in inst.mailer.sent if m.to.startswith("joris") and "taak" in m.subject]
    assert len(again) == len(mine) + 1


def test_the_round_at_the_table_mails_nobody(at: At) -> None:
    inst = at("deelnemers")
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    tasks = {t.element_id for t in inst.open_tasks()}
    assert "m_deel" in tasks
    mailed = [m for m in inst.mailer.sent if m.to.startswith(("katrien", "ann", "tom"))]
    assert {m.subject for m in mailed} <= {ONDERWERPEN["overleg_gepland"]}


def test_one_neutral_reminder_and_no_more(at: At) -> None:
    inst = at("uitgenodigd")
    inst.later(days=25)
    reminders = [m for m in inst.mailer.sent if m.subject == ONDERWERPEN["herinnering"]]
    assert [m.to for m in reminders] == ["tom@lindervoorde.example"]
    assert "nooit verplicht" in reminders[0].body


def test_who_left_gets_nothing(inst: Installation) -> None:
    before = len(inst.mailer.sent)
    mail_to(inst, "ann")
    with inst.begin() as tx:
        tx.people.save_persoon(replace(tx.people.persoon(inst.actor("ann").persoon_id), actief=False))
    inst.work()
    assert len(inst.mailer.sent) == before


def test_who_has_no_address_gets_nothing(inst: Installation) -> None:
    before = len(inst.mailer.sent)
    mail_to(inst, "sam")
    inst.clock.advance(timedelta(seconds=1))
    inst.work()
    assert len(inst.mailer.sent) == before
