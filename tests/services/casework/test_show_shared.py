from datetime import timedelta

import pytest

from app.domain.errors import NotAllowedError
from app.domain.ids import ItemId
from app.services.casework.leave_casus import leave_casus
from app.services.casework.show_shared import show_shared
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.forget_kept import forget_kept
from app.services.table.show_table import show_table
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.texts import Home, Note, write_text
from app.services.views.shared import GedeeldPagina
from tests import forms_in_force
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation
from tests.services.table.test_keep_for_own_file import NOODZAAK_ZIN, keep, lying


def page(inst: Installation, name: str) -> GedeeldPagina:
    return show_shared(inst.actor(name), inst.deps)


def share(inst: Installation, name: str, **velden: str | list[str]) -> None:
    given = {"delen_met": "tafel", "geheim": "nee", "categorie": "2", **velden}
    inst.contribute(name, "schriftelijk", **given)


def open_table(inst: Installation, name: str) -> None:
    show_table(inst.actor(name), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]


def test_an_organisation_finds_what_it_shared_and_nobody_else_does(at: At) -> None:
    inst = at("gewogen")
    assert [each.item.soort for each in page(inst, "tom").gedeeld] == ["F08"]
    for name in ("ann", "joris", "katrien"):
        assert not page(inst, name).gedeeld, name


def test_the_aanmelder_reads_back_what_it_sent_and_who_reads_it(at: At) -> None:
    inst = at("uitgenodigd")
    told = page(inst, "ann").gemeld
    assert {each.item.soort for each in told} == {"F02-A", "F02-B"}
    words = " ".join(text for each in told for _, text in each.item.velden)
    assert NAAM in words
    assert all("de burgemeester" in each.lezers for each in told)
    with_name = [each for each in told if each.item.soort == "F02-B"]
    assert "elke organisatie die de uitnodiging aanvaardt" in with_name[0].lezers
    for name in ("tom", "katrien", "lotte"):
        assert not page(inst, name).gemeld, name


def test_what_the_table_wrote_is_never_listed_as_ones_own(at: At) -> None:
    for stage in ("gekwalificeerd", "traject", "afgesloten"):
        inst = at(stage)
        for name in ("ann", "tom", "joris", "katrien"):
            found = page(inst, name)
            own = {i.item.soort for i in (*found.gemeld, *found.gedeeld)} | {i.soort for _, i in found.eigen}
            assert own <= {"F02-A", "F02-B", "F08", "F11", "F18"}, (stage, name)


def test_the_owner_sees_who_sat_there_and_who_opened_it(at: At) -> None:
    inst = at("inbreng")
    share(inst, "tom")
    open_table(inst, "katrien")
    [shared] = page(inst, "tom").gedeeld
    names = {"Hilde", "Joris", "Katrien", "Ann"}
    assert {each.split()[0] for each in shared.zaten} == names
    assert {each.split()[0] for each in shared.lazen} == {"Katrien"}
    readers = page(inst, "tom").lezers
    assert {r.regel.persoon_id for r in readers} == {inst.actor("katrien").persoon_id}
    inst.step("joris", "u_dicht")
    [after] = page(inst, "tom").gedeeld
    assert after.zaten == shared.zaten


def test_only_those_to_whom_it_was_shown_are_named(at: At) -> None:
    inst = at("inbreng")
    share(inst, "tom", delen_met="genoemd", deelnemers=[str(inst.actor("ann").persoon_id)])
    [shared] = page(inst, "tom").gedeeld
    assert [each.split()[0] for each in shared.zaten] == ["Ann"]


def test_who_left_before_it_was_shown_and_who_came_after_it_was_withdrawn_did_not_see_it(at: At) -> None:
    inst = at("inbreng")
    leave_casus(inst.actor("ann"), inst.casus.id, inst.deps)
    inst.clock.advance(timedelta(minutes=1))
    share(inst, "tom")
    [shared] = page(inst, "tom").gedeeld
    assert "Ann" not in {each.split()[0] for each in shared.zaten}
    inst.clock.advance(timedelta(minutes=1))
    withdraw_item(inst.actor("tom"), ItemId(shared.item.id), inst.deps)
    inst.step("joris", "u_dicht")
    [after] = page(inst, "tom").gedeeld
    assert after.zaten == shared.zaten


def test_the_owner_sees_who_keeps_a_copy_and_the_keeper_sees_that_it_is_one(at: At) -> None:
    inst = at("inbreng")
    share(inst, "tom", mag_eigen_dossier=["ja"])
    assert not page(inst, "tom").gedeeld[0].bewaren
    keep(inst, "ann", lying(inst, "F08"))
    inst.step("joris", "u_dicht")
    [shared] = page(inst, "tom").gedeeld
    assert [who for who, _ in shared.bewaren] == ["OCMW Lindervoorde"]
    [kept] = page(inst, "ann").bewaard
    assert "vinkte dit aan" in kept.herkomst
    assert kept.van == "CLB De Linde"
    assert kept.noodzaak.endswith(NOODZAAK_ZIN)
    assert not kept.item.van_mij
    assert not page(inst, "ann").gedeeld


def test_what_stayed_silent_or_aloud_leaves_the_page_the_same(at: At) -> None:
    pages = []
    for wijze in ("niets", "mondeling"):
        inst = at("inbreng")
        share(inst, "tom")
        inst.contribute("ann", wijze)
        found = page(inst, "tom").gedeeld[0]
        pages.append((found.zaten, found.lazen, [who for who, _ in found.bewaren], page(inst, "ann").gedeeld))
    assert pages[0] == pages[1]


def test_the_police_reads_no_copy_even_if_one_were_there(at: At) -> None:
    inst = at("gewogen")
    with inst.begin() as tx:
        place = Home(inst.livc_id, "vault", inst.org("katrien"), inst.casus.id, punt_id=inst.punt.id)
        write_text(
            tx,
            inst.deps.keys,
            place,
            Note(forms_in_force.met(tx, "F09"), {"d1_tekst": "kanarie"}),
            inst.now,
        )
    assert not page(inst, "katrien").bewaard
    assert "kanarie" not in str(page(inst, "katrien"))


def test_what_was_once_copied_by_itself_says_so_and_can_be_wiped(at: At) -> None:
    inst = at("gewogen")
    with inst.begin() as tx:
        place = Home(inst.livc_id, "vault", inst.org("ann"), inst.casus.id, punt_id=inst.punt.id)
        old = write_text(
            tx, inst.deps.keys, place, Note(forms_in_force.met(tx, "F09"), {"d1_tekst": "oud"}), inst.now
        )
    [kept] = page(inst, "ann").bewaard
    assert "niemand vinkte het aan" in kept.herkomst
    forget_kept(inst.actor("ann"), old.id, inst.deps)
    assert not page(inst, "ann").bewaard


def test_open_prescreenings_are_listed_to_their_owner_only(at: At) -> None:
    inst = at("leeg")
    inst.prescreen("ann")
    assert len(show_shared(inst.actor("ann"), inst.deps).prescreenings) == 1
    assert not show_shared(inst.actor("tom"), inst.deps).prescreenings


@pytest.mark.parametrize("name", ["mia", "nora", "bert"])
def test_roles_outside_casework_have_nothing_here(at: At, name: str) -> None:
    inst = at("gewogen")
    with pytest.raises(NotAllowedError):
        show_shared(inst.actor(name), inst.deps)


def test_who_reads_back_what_it_sent_is_no_reader_of_the_register_of_the_gemeente(at: At) -> None:
    inst = at("uitgenodigd")
    assert page(inst, "ann").gemeld
    readers = page(inst, "joris").lezers
    assert inst.actor("ann").persoon_id not in {r.regel.persoon_id for r in readers}


def test_the_log_does_not_tell_who_has_something_by_who_has_a_row(at: At) -> None:
    inst = at("gewogen")
    seen = []
    for name in ("tom", "sam", "katrien"):
        page(inst, name)
        with inst.read() as tx:
            newest = tx.audit.rows(None, 0, 1)[0]
        assert newest.regel.persoon_id == inst.actor(name).persoon_id
        seen.append((newest.regel.soort, newest.regel.wat, newest.regel.grond, newest.regel.items))
    assert len(set(seen)) == 1


def test_no_two_texts_on_the_page_are_called_the_same(at: At) -> None:
    inst = at("inbreng")
    taak = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    for fact, more in (("eerste feit", "kenmerk"), ("tweede feit", "")):
        raw = inst.filled("tom", taak, None, wijze="schriftelijk", inhoud=fact)
        complete_task(CompleteTask(inst.actor("tom"), taak.id, raw, nog_een=more), inst.deps)
    called = [str(each.item.titel) for each in page(inst, "tom").gedeeld]
    assert sorted(name.partition("(")[2] for name in called) == ["1 van 2)", "2 van 2)"]
