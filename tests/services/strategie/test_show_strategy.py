"""The page of the strategic table: for who has a place, with counts of five and more and nobody's casus."""

import pytest

from app.domain.errors import NotAllowedError
from app.domain.strategie import TafelPlaats
from app.services.oversight.show_overzicht import show_overzicht
from app.services.strategie.name_place import NamePlace, name_place
from app.services.strategie.show_strategy import PER_PAGINA, show_strategy
from app.services.views.strategie import StrategiePagina
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.strategic import BESLUIT, WAT, hold, plan


def page(inst: Installation, name: str) -> StrategiePagina:
    return show_strategy(inst.actor(name), inst.deps)


@pytest.mark.parametrize("name", ["hilde", "joris", "katrien", "vera", "nora"])
def test_who_has_a_place_by_office_reads_it(inst: Installation, name: str) -> None:
    plan(inst)
    [to_come] = page(inst, name).komend
    assert to_come.agenda == ["Het provinciale niveau"]
    assert to_come.plaats == "raadzaal"


@pytest.mark.parametrize("name", ["ann", "tom", "mia", "bert"])
def test_who_has_none_reads_nothing_until_the_burgemeester_names_them(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        page(inst, name)


def test_who_is_named_reads_it_that_day_and_not_the_day_before_or_after(inst: Installation) -> None:
    last = inst.today
    named = NamePlace(inst.actor("hilde"), TafelPlaats.PARTNER, inst.actor("ann").persoon_id, last, last)
    name_place(named, inst.deps)
    assert page(inst, "ann").leden
    assert not page(inst, "ann").mag_beginnen
    inst.later(days=1)
    with pytest.raises(NotAllowedError):
        page(inst, "ann")


def test_what_runs_is_told_with_its_words_and_its_day(inst: Installation) -> None:
    hold(inst)
    inst.step("hilde", "st_vast", "vastgesteld")
    [asked] = page(inst, "katrien").opdrachten
    assert asked.wat == WAT
    assert str(asked.aan) == "de operationele tafel"
    assert not asked.te_laat
    inst.later(days=31)
    [late] = page(inst, "katrien").opdrachten
    assert late.te_laat


def test_its_figures_are_those_of_the_overview_and_none_is_under_five(at: At) -> None:
    inst = at("op_tafel")
    figures = page(inst, "katrien").cijfers
    assert figures == show_overzicht(inst.actor("mia"), inst.deps)
    counts = [figures.lopend.aantal, figures.afgesloten, *(each.aantal for each in figures.per_fase)]
    assert all(count is None or count >= 5 for count in counts)


def test_reading_it_is_one_row_of_the_log_and_an_empty_page_none(inst: Installation) -> None:
    def rows() -> int:
        with inst.read() as tx:
            return sum(row.regel.wat == "strategisch_gelezen" for row in tx.audit.rows(None, 0, 999))

    page(inst, "katrien")
    assert rows() == 0
    plan(inst)
    page(inst, "katrien")
    assert rows() == 1


def test_meetings_come_a_page_at_a_time(inst: Installation) -> None:
    for _ in range(PER_PAGINA + 1):
        plan(inst)
        inst.step("hilde", "st_open", "gaat_niet_door")
    first, second = page(inst, "hilde"), show_strategy(inst.actor("hilde"), inst.deps, PER_PAGINA)
    assert len(first.voorbij) == PER_PAGINA
    assert first.meer
    assert len(second.voorbij) == 1
    assert not second.meer


def test_another_livc_sees_nothing_of_it(inst: Installation) -> None:
    hold(inst)
    there = show_strategy(inst.other.actor("wim"), inst.deps)
    assert not there.voorbij
    assert BESLUIT not in str(there)
