from datetime import date

import pytest

from app.domain.errors import NotFoundError
from app.services.casework.show_casus import show_casus
from tests.services.conftest import At
from tests.services.installation import NAAM


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
    assert page.bewaarzin == "Wordt vernietigd op 2 februari 2027."


def test_the_name_is_known_only_after_its_release(at: At) -> None:
    before = at("weerhouden")
    assert NAAM not in str(show_casus(before.actor("hilde"), before.casus.id, before.deps).register)
    assert before.variables["anoniem"] is True
    after = at("deelnemers")
    assert after.variables["anoniem"] is False
    for name in ("hilde", "joris", "tom"):
        assert NAAM in show_casus(after.actor(name), after.casus.id, after.deps).register.values(), name


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
    from app.services.casework.send_signal import SendSignal, send_signal

    inst = at("afgesloten")
    send_signal(SendSignal(inst.actor("joris"), inst.casus.id, "vervroegd_vernietigen"), inst.deps)
    with pytest.raises(NotFoundError):
        show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
