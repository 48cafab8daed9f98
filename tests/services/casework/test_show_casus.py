from dataclasses import replace
from datetime import date

import pytest

from app.domain.casus import CasusStatus
from app.domain.errors import NotFoundError
from app.persistence.counting import counting
from app.services.casework.show_casus import show_casus
from app.services.ports.instanties import Wijziging
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation, spoil


@pytest.mark.parametrize("name", ["tom", "lotte", "katrien", "vera", "mia", "nora", "bert"])
def test_who_has_no_part_in_a_casus_may_not_know_of_it(at: At, name: str) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotFoundError):
        show_casus(inst.actor(name), inst.casus.id, inst.deps)


def test_another_livc_may_not_know_of_it(at: At) -> None:
    inst = at("traject")
    for name in ("wim", "bea", "wies"):
        with pytest.raises(NotFoundError):
            show_casus(inst.other.actor(name), inst.casus.id, inst.deps)


def test_why_do_i_see_this_is_always_answered(at: At) -> None:
    inst = at("inbreng")
    for name in ("hilde", "joris", "tom", "katrien", "ann"):
        assert show_casus(inst.actor(name), inst.casus.id, inst.deps).waarom, name


def test_the_retention_clock_begins_at_the_first_discussion(at: At) -> None:
    before = at("op_lijst")
    assert "Nog niet besproken" in show_casus(before.actor("joris"), before.casus.id, before.deps).bewaarzin
    after = at("op_tafel")
    assert after.casus.vernietigen_op == date(2027, 2, 2)
    page = show_casus(after.actor("joris"), after.casus.id, after.deps)
    assert page.bewaarzin == (
        "Wordt vernietigd op 2 februari 2027, behalve een dossier dat zijn houder met redenen langer bewaart."
    )


def test_the_name_is_known_only_after_its_release(at: At) -> None:
    before = at("weerhouden")
    assert NAAM not in str(show_casus(before.actor("hilde"), before.casus.id, before.deps).register)
    assert before.variables["anoniem"] is True
    after = at("deelnemers")
    assert after.variables["anoniem"] is False
    for name in ("hilde", "joris", "tom"):
        assert NAAM in show_casus(after.actor(name), after.casus.id, after.deps).register.values(), name


def test_who_takes_part_reads_no_name_as_long_as_it_is_not_released(at: At) -> None:
    """INV-24 a second time: whatever a drawing does with the name."""
    inst = at("deelnemers")
    with inst.begin() as tx:
        for each in tx.instanties.of_slot(inst.casus.id):
            if "anoniem" in each.variables:
                kept = replace(each, variables={**each.variables, "anoniem": True})
                tx.instanties.keep(kept, Wijziging((), (), (), (), frozenset()))
    assert NAAM not in str(show_casus(inst.actor("tom"), inst.casus.id, inst.deps).register)


def test_the_invited_and_the_aanmelder_do_not_read_the_register(at: At) -> None:
    inst = at("uitgenodigd")
    for name in ("tom", "ann"):
        page = show_casus(inst.actor(name), inst.casus.id, inst.deps)
        assert page.register == {}
        assert page.tijdlijn == []


def test_the_police_at_the_table_does_not_read_the_register(at: At) -> None:
    inst = at("inbreng")
    assert show_casus(inst.actor("katrien"), inst.casus.id, inst.deps).register == {}


def test_a_deelnemer_reads_the_name_but_not_the_reasons_of_the_list(at: At) -> None:
    inst = at("deelnemers")
    tom = show_casus(inst.actor("tom"), inst.casus.id, inst.deps).register
    office = show_casus(inst.actor("hilde"), inst.casus.id, inst.deps).register
    assert len(tom) < len(office)


def test_who_declined_to_take_part_is_named_to_the_office_only(at: At) -> None:
    inst = at("deelnemers")
    office = {d.naam: d.status for d in show_casus(inst.actor("hilde"), inst.casus.id, inst.deps).deelnemers}
    assert office["Jeugddienst Lindervoorde"] == "neemt_niet_deel"
    tom = {d.naam for d in show_casus(inst.actor("tom"), inst.casus.id, inst.deps).deelnemers}
    assert "Jeugddienst Lindervoorde" not in tom


def test_each_opens_only_the_own_vault(at: At) -> None:
    inst = at("traject")
    for name in ("tom", "joris", "hilde"):
        actor = inst.actor(name)
        page = show_casus(actor, inst.casus.id, inst.deps)
        with inst.read() as tx:
            owners = {tx.items.get(i.id).eigenaar_id for i in page.kluis}  # type: ignore[arg-type]
        assert owners <= actor.organisaties


def test_every_look_is_one_audit_row_with_the_ground(at: At) -> None:
    inst = at("deelnemers")
    show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    with inst.read() as tx:
        row = tx.audit.rows(None, 0, 1)[0].regel
    assert (row.wat, row.grond, row.persoon_id) == (
        "casus_gelezen",
        "deelnemer",
        inst.actor("tom").persoon_id,
    )
    assert row.items


def test_a_casus_that_is_being_destroyed_is_shown_to_the_office_only(at: At) -> None:
    inst = at("afgesloten")
    with inst.begin() as tx:
        tx.casussen.save(replace(inst.casus, status=CasusStatus.TE_VERNIETIGEN))
    with pytest.raises(NotFoundError):
        show_casus(inst.actor("tom"), inst.casus.id, inst.deps)


def lines(inst: Installation, name: str) -> list[tuple[str, str, str | None, bool]]:
    page = show_casus(inst.actor(name), inst.casus.id, inst.deps)
    return [(line.naam, line.wie, line.tot, line.taak_id is not None) for line in page.wacht_op]


def test_a_casus_says_what_it_waits_for_and_links_to_what_may_be_opened(at: At) -> None:
    inst = at("op_lijst")
    assert lines(inst, "joris") == [
        (
            "Wachten op het overleg",
            (
                "2 maart 2026 (Casus 2026-01 wacht dan een maand op een overleg), of de voorzitter opent het punt "
                "op het overleg"
            ),
            None,
            False,
        )
    ]
    later = at("aangemeld")
    assert lines(later, "hilde") == [("Wat zei de aanmelder over casus 2026-01?", "coördinator", None, True)]


def test_the_office_reads_until_when_and_a_deelnemer_does_not_read_about_silence(at: At) -> None:
    inst = at("uitgenodigd")
    inst.do("tom", inst.task("r_antw", binding=inst.org("tom")), "aanvaard")
    assert lines(inst, "joris") == [
        (
            "Neemt de dienst deel aan casus 2026-01?",
            "partners kunnen antwoorden",
            "tot en met 1 maart 2026",
            False,
        )
    ]
    assert lines(inst, "tom") == []


def test_a_deelnemer_opens_the_own_tasks_only(at: At) -> None:
    inst = at("traject")
    assert [(naam, link) for naam, _, _, link in lines(inst, "tom")] == [
        ("Hoe loopt uw actie voor casus 2026-01?", True),
        ("Tot de evaluatie", False),
    ]
    assert lines(inst, "joris")[0] == (
        "Hoe loopt uw actie voor casus 2026-01?", "partners kunnen antwoorden", None, False
    )  # fmt: skip
    before = at("deelnemers")
    assert lines(before, "tom") == [("Op welk overleg komt casus 2026-01?", "coördinator", None, False)]


def test_at_the_table_the_steps_of_the_table_may_be_opened(at: At) -> None:
    assert lines(at("gewogen"), "tom") == [("Wie doet wat voor casus 2026-01?", "de tafel", None, True)]


def test_every_deadline_says_what_happens_then(at: At) -> None:
    inst = at("weerhouden")
    page = show_casus(inst.actor("joris"), inst.casus.id, inst.deps)
    assert [t.naam for t in page.termijnen] == [
        "We herinneren één keer aan de naam bij casus 2026-01.",
        "Zonder naam stopt casus 2026-01 dan. Niemand vraagt waarom.",
        "Wie een dossier van casus 2026-01 heeft, kiest of het weg mag.",
    ]
    assert not any(t.gevolg for t in page.termijnen)


def test_a_casus_whose_state_cannot_be_read_still_says_whose_turn_it_is(at: At) -> None:
    inst = at("aangemeld")
    spoil(inst, inst.task("i_gesprek").instantie_id)
    assert lines(inst, "joris") == [("Wat zei de aanmelder over casus 2026-01?", "coördinator", None, False)]


def test_explaining_reads_nothing_that_the_page_did_not_read_already(at: At) -> None:
    inst = at("traject")
    show_casus(inst.actor("joris"), inst.casus.id, inst.deps)  # a version is read once per process
    with counting(inst.settings.database_url) as counted:
        show_casus(inst.actor("joris"), inst.casus.id, inst.deps)
    assert counted.statements <= 29  # two fewer than before it explained


def test_who_notified_reads_when_a_casus_that_was_never_discussed_goes(at: At) -> None:
    inst = at("aangemeld")
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "terug", toelichting="u kunt terecht bij het OCMW")
    inst.step("joris", "c_uit", aanmelder_bericht="telefoon")
    told = {who: show_casus(inst.actor(who), inst.casus.id, inst.deps).termijnen for who in ("joris", "ann")}
    assert told["ann"]
    assert {t.op for t in told["ann"]} <= {t.op for t in told["joris"]}
    assert min(t.op for t in told["ann"]) == min(t.op for t in told["joris"])


@pytest.mark.parametrize("stage", ["aangemeld", "op_lijst", "traject"])
def test_the_steps_on_the_page_are_those_of_the_list_in_its_order(at: At, stage: str) -> None:
    inst = at(stage)
    for who in ("joris", "hilde", "ann"):
        actor = inst.actor(who)
        listed = [r.taak.id for r in list_tasks(ListTasks(actor), inst.deps).regels]
        own = [r.taak.id for r in show_casus(actor, inst.casus.id, inst.deps).open_taken]
        assert own == [each for each in listed if each in own]
        assert set(own) == {t.id for t in inst.open_tasks() if t.casus_id == inst.casus.id} & set(listed)
