"""The choice of each person, in what is queued and in what the worker sends."""

import pytest

from app.domain.meldingen import ZINNEN, Meldingen
from app.services.access.choose_notifications import choose_notifications
from app.services.clockwork.send_mail import ONDERWERPEN
from tests.services.clockwork.test_run_jobs import mail_to
from tests.services.conftest import At
from tests.services.installation import Installation


def notify(inst: Installation, *names: str) -> None:
    """Let organisations notify something, which is a new task for the coördinator each time."""
    for name in names:
        inst.do(name, inst.prescreen(name), "aanmelden")
        inst.step(
            name, "q_aanm", "verstuurd", leeftijdsgroep="volwassene", anoniem="ja", opnieuw_aangemeld="nee"
        )


def mails(inst: Installation, soort: str, to: str = "joris") -> int:
    return sum(1 for m in inst.mailer.sent if m.to.startswith(to) and m.subject == ONDERWERPEN[soort])


@pytest.mark.parametrize(("keuze", "expected"), [("meteen", 3), ("dagelijks", 1), ("nooit", 0)])
def test_three_new_tasks_on_one_day(at: At, keuze: str, expected: int) -> None:
    inst = at("leeg")
    choose_notifications(inst.actor("joris"), Meldingen(keuze), inst.deps)
    inst.wait(days=1)
    before = mails(inst, "taak")
    notify(inst, "ann", "tom", "lotte")
    assert mails(inst, "taak") - before == expected


def test_the_worker_looks_at_the_choice_of_the_moment_it_sends(inst: Installation) -> None:
    mail_to(inst, "ann")
    before = len(inst.mailer.sent)
    choose_notifications(inst.actor("ann"), Meldingen.NOOIT, inst.deps)
    inst.work()
    assert len(inst.mailer.sent) == before


def test_who_chose_never_gets_no_reminder(at: At) -> None:
    inst = at("uitgenodigd")
    choose_notifications(inst.actor("tom"), Meldingen.NOOIT, inst.deps)
    inst.later(days=25)
    assert mails(inst, "herinnering", "tom") == 0


def test_a_mail_says_how_often_one_chose_to_hear(inst: Installation) -> None:
    choose_notifications(inst.actor("joris"), Meldingen.METEEN, inst.deps)
    notify(inst, "ann")
    [last, *_] = [m for m in reversed(inst.mailer.sent) if m.to.startswith("joris")]
    assert ZINNEN[Meldingen.METEEN] in last.body


def test_the_choice_of_one_is_not_that_of_another(at: At) -> None:
    inst = at("leeg")
    choose_notifications(inst.actor("ann"), Meldingen.NOOIT, inst.deps)
    inst.wait(days=1)
    before = mails(inst, "taak")
    notify(inst, "tom")
    assert mails(inst, "taak") == before + 1


def test_at_once_is_never_about_what_is_asked_at_the_table(at: At) -> None:
    inst = at("deelnemers")
    for name in ("katrien", "ann", "tom"):
        choose_notifications(inst.actor(name), Meldingen.METEEN, inst.deps)
    inst.meet("hilde", "joris", "katrien", "ann", "tom")
    sent = [m for m in inst.mailer.sent if m.to.startswith(("katrien", "ann", "tom"))]
    assert {m.subject for m in sent} <= {"Er is een dag voor het volgende overleg"}
