import pytest

from app.domain.errors import NotFoundError
from app.domain.people import Rol
from app.services.table.show_table import show_table
from app.services.views.table import TafelPagina
from tests.services.conftest import At
from tests.services.installation import Installation


def table(inst: Installation, name: str) -> TafelPagina:
    return show_table(inst.actor(name), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]


def test_the_chair_has_the_meeting_on_one_screen(at: At) -> None:
    inst = at("gekwalificeerd")
    page = table(inst, "joris")
    assert page.is_voorzitter
    assert [p.taak.element_id for p in page.tafeltaken] == ["k_cons"]
    assert {s.naam.split()[0] for s in page.stemmen} == {"Hilde", "Joris", "Katrien", "Ann"}
    assert "u_dicht" in {p.taak.element_id for p in page.overlegtaken}
    assert page.kern is None


def test_police_at_the_table_is_no_chair(at: At) -> None:
    page = table(at("gekwalificeerd"), "katrien")
    assert not page.is_voorzitter
    assert page.mag_stemmen
    assert page.overlegtaken == []


def test_who_takes_no_part_in_the_point_sees_nothing_of_it(at: At) -> None:
    inst = at("gewogen")
    page = table(inst, "lotte")
    assert page.punt is None
    assert page.casus is None
    assert page.aanwezigen == []
    assert page.getoond == []
    assert page.punten == []


@pytest.mark.parametrize("name", ["mia", "nora", "bert"])
def test_others_do_not_come_in(at: At, name: str) -> None:
    with pytest.raises(NotFoundError):
        table(at("gekwalificeerd"), name)


def test_another_livc_does_not_find_the_meeting(at: At) -> None:
    inst = at("gekwalificeerd")
    with pytest.raises(NotFoundError):
        show_table(inst.other.actor("wim"), inst.punt.overleg_id, inst.deps)  # type: ignore[arg-type]


def test_what_is_shared_with_named_people_is_shown_to_them_only(at: At) -> None:
    inst = at("inbreng")
    ann = str(inst.actor("ann").persoon_id)
    inst.contribute("tom", "schriftelijk", delen_met="genoemd", deelnemers=[ann], geheim="ja")
    assert [owner for owner, _ in table(inst, "ann").getoond] == ["CLB De Linde"]
    assert [owner for owner, _ in table(inst, "tom").getoond] == ["CLB De Linde"]
    for name in ("katrien", "hilde", "joris"):
        assert table(inst, name).getoond == [], name


def test_the_table_does_not_tell_who_is_still_silent(at: At) -> None:
    inst = at("inbreng")
    before = {
        n: repr((table(inst, n).stemmen, table(inst, n).tafeltaken)) for n in ("joris", "katrien", "ann")
    }
    inst.contribute("tom", "niets")
    after = {
        n: repr((table(inst, n).stemmen, table(inst, n).tafeltaken)) for n in ("joris", "katrien", "ann")
    }
    assert before == after


def test_reading_the_table_is_one_audit_row_with_what_was_shown(at: At) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "schriftelijk", delen_met="tafel", geheim="nee")
    table(inst, "katrien")
    with inst.read() as tx:
        newest = tx.audit.rows(None, 0, 1)[0].regel
    assert newest.wat == "tafel_gelezen"
    assert len(newest.items) == 1


def test_a_contribution_on_the_table_says_by_name_who_sees_it_now(at: At) -> None:
    inst = at("inbreng")
    katrien = str(inst.actor("katrien").persoon_id)
    inst.contribute("tom", "schriftelijk", delen_met="genoemd", deelnemers=[katrien], geheim="nee")
    for name in ("tom", "katrien"):
        [lying] = [item for each in table(inst, name).getoond for item in each.items]
        assert lying.zien == "Dit zien nu enkel: Katrien Proef en Tom Model."
        assert katrien not in str(lying.velden), "a name, and never an id"
        assert "Katrien Proef" in str(lying.velden)
    assert not table(inst, "ann").getoond


def test_what_is_shown_to_the_table_says_so(at: At) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "schriftelijk", delen_met="tafel", geheim="nee")
    [lying] = [item for each in table(inst, "ann").getoond for item in each.items]
    assert lying.zien == "Dit ziet nu iedereen aan tafel."


def test_more_police_than_one_among_few_social_partners_is_said_to_who_notes_who_is_there(at: At) -> None:
    inst = at("op_lijst")
    inst.meet("hilde", "joris", "katrien", "ann")
    assert table(inst, "joris").politie is None
    inst.step("joris", "u_dicht")
    inst.join("Wim Agent", "wim@lindervoorde.example", "PZ Linde-Wissel", "politie", Rol.INFORMATION_OFFICER)
    inst.meet("hilde", "joris", "katrien", "wim", "ann")
    assert "één volstaat" in str(table(inst, "joris").politie)
    assert table(inst, "katrien").politie is None
