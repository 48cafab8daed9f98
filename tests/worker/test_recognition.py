"""Colleagues recognise colleagues, lived on both databases with the worker at work."""

from datetime import timedelta

from app.domain.erkenning import Besluit
from app.domain.people import Rol
from app.scenario.sandbox import Sandbox
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.access.make_account_link import make_account_link
from app.services.access.recognise_colleague import RecogniseColleague, recognise_colleague
from app.services.access.set_password import SetPassword, set_password
from app.worker.main import Worker
from tests.joining import acting


def is_member(box: Sandbox, email: str) -> bool:
    with box.deps.uow.read(box.livc_id) as tx:
        rows = tx.people.leden(box.livc_id, box.now.date())
    return any(persoon.email == email for _, persoon, _ in rows)


def mails(box: Sandbox) -> list[str]:
    Worker(box.deps).round()
    folder = box.settings.data_dir / "mail"
    return [each.read_text() for each in folder.iterdir()] if folder.exists() else []


def test_an_account_opens_only_after_a_colleagues_yes_and_everyone_is_told(box: Sandbox) -> None:
    command = InvitePerson(
        box.livc_id,
        "Nele Nieuw",
        "nele@x.example",
        "clb  DE linde",
        "overig",
        Rol.PARTNER,
        "",
        actor=box.actor("bert"),
    )
    made = invite_person(command, box.deps)
    assert not is_member(box, "nele@x.example")
    sent = [mail for mail in mails(box) if "To: tom@" in mail]
    assert len(sent) == 1
    assert "Nele" not in sent[0]
    assert mails(box) == mails(box), "each is told once"
    recognise_colleague(RecogniseColleague(box.actor("tom"), made.erkenning_id, ja=True), box.deps)
    assert is_member(box, "nele@x.example")
    assert acting(made.persoon_id, box.livc_id, box.deps).organisatie_id == box.actor("tom").organisatie_id


def test_a_printed_link_waits_for_two_where_nobody_is_left_and_a_change_of_clock_changes_nothing(
    box: Sandbox,
) -> None:
    email = "tom@lindervoorde.example"
    set_password(SetPassword(make_account_link(email, box.deps), "een lange verzonnen zin"), box.deps)
    assert not is_member(box, email)
    box.clock.move_to(box.clock.now() + timedelta(days=20))
    Worker(box.deps).round()
    with box.deps.uow.read(box.livc_id) as tx:
        [question] = tx.erkenningen.open_()
    assert question.doorgegeven_op
    for who, ends in (("nora", None), ("hilde", Besluit.JA)):
        answered = recognise_colleague(RecogniseColleague(box.actor(who), question.id, ja=True), box.deps)
        assert answered.besluit is ends
    assert is_member(box, email)
