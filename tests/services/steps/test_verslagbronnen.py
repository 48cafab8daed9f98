"""What goes into the minutes: ticked items whose owner released them; withdrawing takes them out (INV-43)."""

import pytest

from app.domain.errors import FormInvalidError
from app.domain.vraag import met_ja
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.close_soon import close_soon, keep_open
from app.services.tasks.complete_task import CompleteTask
from app.services.tasks.show_task import show_task
from app.services.texts import read_text
from tests.services.conftest import At
from tests.services.installation import Answer, Installation

GEZEGD = "kanarie-inbreng"
VRIJ: dict[str, Answer] = {"delen_met": "tafel", "geheim": "nee", "mag_verslag": ["ja"], "inhoud": GEZEGD}


def shared(at: At, **velden: Answer) -> Installation:
    """A point at which the CLB laid something on the table."""
    inst = at("inbreng")
    for name in ("hilde", "joris", "katrien", "ann"):
        inst.contribute(name)
    inst.contribute("tom", "schriftelijk", **{**VRIJ, **velden})
    return inst


def choices(inst: Installation, name: str = "joris") -> dict[str, str]:
    page = show_task(inst.actor(name), inst.task("u_dicht").id, inst.deps)
    return dict(page.opties["verslagbronnen"])


def closed(inst: Installation, *ticked: str) -> Installation:
    inst.step("joris", "u_dicht", uit_inbreng=list(ticked))
    return inst


def test_the_chair_chooses_from_what_its_owner_released(at: At) -> None:
    inst = shared(at)
    assert [label.split(":")[0] for label in choices(inst).values()] == ["CLB De Linde"]


@pytest.mark.parametrize(
    "velden",
    [{"mag_verslag": []}, {"geheim": "ja", "mag_verslag": []}],
    ids=["without permission", "a secret"],
)
def test_nothing_else_can_be_chosen(at: At, velden: dict[str, Answer]) -> None:
    inst = shared(at, **velden)
    assert choices(inst) == {}
    with inst.read() as tx:
        [item] = [each for each in tx.items.of_punt(inst.punt.id) if each.zone == "table"][:1]
    with pytest.raises(FormInvalidError):
        inst.step("joris", "u_dicht", uit_inbreng=[str(item.id)])


def texts(inst: Installation) -> list[str]:
    """Return what stands in the papers of the casus and came from a contribution."""
    with inst.read() as tx:
        items = [each for each in tx.items.of_casus(inst.casus.id, "papers") if each.bron_id]
    return [str(read_text(inst.deps.keys, each)["uit_inbreng"]) for each in items]


def test_what_is_ticked_is_kept_word_for_word_with_whose_it_is(at: At) -> None:
    inst = shared(at)
    closed(inst, *choices(inst))
    assert texts(inst) == [f"CLB De Linde: {GEZEGD}"]


def test_what_is_not_ticked_is_not_kept(at: At) -> None:
    inst = closed(shared(at))
    assert texts(inst) == []


def test_its_owner_takes_it_out_of_the_minutes_again(at: At) -> None:
    inst = shared(at)
    (source,) = choices(inst)
    closed(inst, source)
    withdraw_item(inst.actor("tom"), source, inst.deps)  # type: ignore[arg-type]  # an item
    assert texts(inst) == []


def test_a_point_that_goes_on_after_all_keeps_what_was_ticked_and_nothing_twice(at: At) -> None:
    inst = shared(at)
    (source,) = choices(inst)
    taak = inst.task("u_dicht")
    joris, raw = inst.actor("joris"), {"uit_inbreng": [source], "beslissing": ["verder"]}
    met_ja(lambda ja: close_soon(CompleteTask(joris, taak.id, raw, bevestigd=ja), inst.deps))
    assert len(texts(inst)) == 1
    keep_open(joris, taak.instantie_id, inst.deps)
    assert texts(inst) == []
    assert show_task(joris, taak.id, inst.deps).waarden["uit_inbreng"] == [source]
