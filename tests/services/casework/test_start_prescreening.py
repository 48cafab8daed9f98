from datetime import timedelta

import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.services.casework.start_prescreening import start_prescreening
from app.services.tasks.show_task import show_task
from tests.services.installation import Installation


@pytest.mark.parametrize("name", ["hilde", "joris", "katrien", "vera", "mia", "nora", "bert"])
def test_only_a_partner_begins_one(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        start_prescreening(inst.actor(name), inst.deps)


def traces(inst: Installation) -> object:
    with inst.read() as tx:
        return tx.audit.rows(None, 0, 99), tx.outbox.pending(), tx.outbox.certificaten(), tx.audit.head()


def test_a_prescreening_that_leads_nowhere_leaves_no_trace_in_the_livc(inst: Installation) -> None:
    before = traces(inst)
    inst.prescreen("ann")
    inst.step("ann", "q_besp", "zelf_opnemen", signalen="iets verzonnen")
    assert "q_besp" not in inst.open_elements()
    assert traces(inst) == before
    with inst.read() as tx:
        assert tx.instanties.of_process("prescreening", lopend=False) == []
        assert not tx.items.of_eigenaar(inst.org("ann"))
    assert inst.mailer.sent == inst.mailer.sent[:1]


@pytest.mark.parametrize("outcome", ["opvolgen_in_hulp", "via_politie"])
def test_a_talk_among_social_partners_leaves_no_trace_in_the_livc(inst: Installation, outcome: str) -> None:
    """S1 L152: it is outside the LIVC-R, of which nobody else learns that it was, or what came of it."""
    before = traces(inst)
    inst.prescreen("ann")
    inst.step("ann", "q_besp", "signaleringsoverleg", signalen="iets verzonnen")
    inst.step("ann", "so_klant", "zonder_naam")
    for other in ("tom", "joris", "hilde", "katrien", "nora"):
        with pytest.raises(NotFoundError):
            show_task(inst.actor(other), inst.task("so_vraag").id, inst.deps)
    inst.step("ann", "so_vraag")
    inst.step("ann", "so_overleg", outcome)
    if outcome == "via_politie":
        inst.step("ann", "so_politie")
    assert not {each for each in inst.open_elements() if each.startswith(("q_", "so_"))}
    assert traces(inst) == before
    with inst.read() as tx:
        assert tx.instanties.of_process("prescreening", lopend=False) == []
        assert not tx.items.of_eigenaar(inst.org("ann"))
        assert tx.casussen.find_by_code("2026-01") is None


def test_nothing_is_sent_until_the_click_and_regret_sends_nothing(inst: Installation) -> None:
    inst.do("ann", inst.prescreen("ann"), "aanmelden")
    assert not inst.open_elements() & {"i_gesprek"}
    inst.step("ann", "q_aanm", "toch_niet")
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is None


def test_a_forgotten_prescreening_is_wiped_after_thirty_days(inst: Installation) -> None:
    inst.prescreen("ann")
    inst.later(days=29)
    assert "q_besp" in inst.open_elements()
    inst.later(days=2)
    assert "q_besp" not in inst.open_elements()
    with inst.read() as tx:
        assert tx.instanties.of_process("prescreening", lopend=False) == []


def test_two_prescreenings_of_one_organisation_do_not_touch_each_other(inst: Installation) -> None:
    first = inst.prescreen("ann")
    inst.clock.advance(timedelta(minutes=1))
    start_prescreening(inst.actor("ann"), inst.deps)
    inst.do("ann", first, "niets")
    assert inst.task("q_besp").id != first.id


def test_two_presses_of_one_button_start_one(inst: Installation) -> None:
    first = start_prescreening(inst.actor("ann"), inst.deps, "knop-1")
    assert start_prescreening(inst.actor("ann"), inst.deps, "knop-1") == first
    assert [t.element_id for t in inst.open_tasks()].count("q_besp") == 1
    assert start_prescreening(inst.actor("ann"), inst.deps, "knop-2") != first
    assert [t.element_id for t in inst.open_tasks()].count("q_besp") == 2


def test_a_second_press_leads_to_where_the_first_stands_now(inst: Installation) -> None:
    start_prescreening(inst.actor("ann"), inst.deps, "knop-1")
    inst.step("ann", "q_besp", "aanmelden")
    assert start_prescreening(inst.actor("ann"), inst.deps, "knop-1") == inst.task("q_aanm").id


def test_the_button_of_another_person_is_another_button(inst: Installation) -> None:
    first = start_prescreening(inst.actor("ann"), inst.deps, "knop-1")
    assert start_prescreening(inst.actor("tom"), inst.deps, "knop-1") != first


@pytest.mark.parametrize(
    ("name", "herkomst", "kanaal"),
    [("bram", "justitiehuis", "justitiehuis"), ("ann", "partner", "formulier")],
)
def test_the_origin_is_that_of_who_notifies_and_the_intake_knows_it(
    inst: Installation, name: str, herkomst: str, kanaal: str
) -> None:
    """INV-57: a justitiehuis is an origin of its own; it goes the same way as every other."""
    inst.do(name, inst.prescreen(name), "aanmelden")
    sent = {"betreft": "persoon", "leeftijdsgroep": "volwassene", "anoniem": "ja"}
    inst.step(name, "q_aanm", "verstuurd", **sent, opnieuw_aangemeld="nee")
    assert inst.variables["herkomst"] == herkomst
    page = show_task(inst.actor("joris"), inst.task("i_gesprek").id, inst.deps)
    known = {each.key: each.properties.get("standaard") for each in page.form.fields} if page.form else {}
    assert known["kanaal"] == kanaal
