import pytest

from app.domain.errors import NotFoundError
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.show_table import show_table
from tests.services.casework.test_present_item import own_item
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_keep_for_own_file import keep, lying


def lies_on_table(inst: Installation, name: str) -> bool:
    page = show_table(inst.actor(name), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]
    return any(item.soort == "F08" for _, items in page.getoond for item in items)


def test_what_is_withdrawn_disappears_from_the_open_table(at: At) -> None:
    inst = at("gewogen")
    assert lies_on_table(inst, "ann")
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    assert not lies_on_table(inst, "ann")
    assert own_item(inst).ingetrokken
    assert own_item(inst).rechten == frozenset()


def test_withdrawing_opens_a_new_round_of_the_vote(at: At) -> None:
    inst = at("plan")
    inst.note("p_cons", hilde="akkoord", joris="akkoord")
    overleg = inst.punt.overleg_id
    assert overleg is not None
    before = show_table(inst.actor("joris"), overleg, inst.deps)
    assert (before.ronde, before.stemmen_binnen) == (1, 2)
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    after = show_table(inst.actor("joris"), overleg, inst.deps)
    assert (after.ronde, after.stemmen_binnen) == (2, 0)


def test_only_the_owner_withdraws(at: At) -> None:
    inst = at("gewogen")
    for name in ("ann", "joris", "hilde", "katrien"):
        with pytest.raises(NotFoundError):
            withdraw_item(inst.actor(name), own_item(inst).id, inst.deps)
    with pytest.raises(NotFoundError):
        withdraw_item(inst.other.actor("wies"), own_item(inst).id, inst.deps)


def test_nobody_gets_a_copy_of_what_was_withdrawn(at: At) -> None:
    inst = at("plan")
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    inst.agree("p_cons")
    inst.step("joris", "u_dicht")
    with inst.read() as tx:
        copies = [i for i in tx.items.of_casus(inst.casus.id, "vault") if i.soort == "F08"]
    assert {i.eigenaar_id for i in copies} == {inst.org("tom")}


def rows_of(inst: Installation) -> set[tuple[str, str]]:
    with inst.read() as tx:
        items = [i for zone in ("vault", "table") for i in tx.items.of_casus(inst.casus.id, zone)]
    return {(i.zone, i.eigenaar_id) for i in items if i.soort == "F08"}


@pytest.mark.parametrize("closed", [False, True])
def test_withdrawing_erases_every_copy_and_tells_who_had_one(at: At, closed: bool) -> None:
    inst = at("gewogen")
    for name in ("ann", "joris"):
        keep(inst, name, lying(inst, "F08"))
    if closed:
        inst.step("joris", "u_dicht")
    gone = withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    assert set(gone) == {"OCMW Lindervoorde", "Gemeente Lindervoorde"}
    assert rows_of(inst) == {("vault", inst.org("tom"))}
    inst.work()
    told = [mail for mail in inst.mailer.sent if "gewist" in mail.subject]
    assert {mail.to.split("@")[0] for mail in told} >= {"ann", "joris"}
    assert not any(name in mail.to for mail in told for name in ("tom", "katrien"))
    assert not any(word in mail.body for mail in told for word in ("2026-01", "CLB"))


def test_the_files_of_others_hold_nothing_of_it_in_any_row_of_the_database(at: At) -> None:
    inst = at("gewogen")
    copy = keep(inst, "ann", lying(inst, "F08"))
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    with inst.read() as tx, pytest.raises(NotFoundError):
        tx.items.get(copy.id)


def test_what_the_table_wrote_in_its_own_words_stays_with_who_needs_it(at: At) -> None:
    inst = at("gewogen")
    joint = keep(inst, "ann", lying(inst, "F09"))
    withdraw_item(inst.actor("tom"), own_item(inst).id, inst.deps)
    with inst.read() as tx:
        assert tx.items.get(joint.id)
