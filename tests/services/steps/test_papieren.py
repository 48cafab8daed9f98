"""What papers say of a casus lies under a key of that casus, and only the rest under that of the meeting."""

import pytest

from app.domain.errors import FormInvalidError
from app.domain.instantie import Taak
from app.domain.item import Item
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from app.services.texts import Home, read_text
from tests.asking import texts_of
from tests.services.conftest import At
from tests.services.installation import Answer, Installation

VERZONNEN = "Marc heeft schulden, verzonnen"
AFSPRAAK = "Vera maakt het volgende verslag"


def to_the_minutes(inst: Installation, **velden: Answer) -> Taak:
    """Hold a meeting with a general point and one about the casus, and stop at its minutes."""
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    inst.step("vera", "x_aanw")
    while "x_versl" not in inst.open_elements():
        if "u_wie" in inst.open_elements():
            inst.sit("hilde", "joris", "katrien")
        inst.step("joris", "u_dicht", **velden)
    return inst.task("x_versl")


def points(inst: Installation, taak: Taak) -> dict[str, str]:
    """Return the points one may write about: kind → id."""
    page = show_task(inst.actor("vera"), taak.id, inst.deps)
    return {
        ("casus" if "2026-01" in label else "algemeen"): value for value, label in page.opties["agendapunten"]
    }


def written(inst: Installation, taak: Taak) -> list[Item]:
    with inst.read() as tx:
        every = [*tx.items.of_casus(inst.casus.id, "papers"), *texts_of(tx, taak.instantie_id)]
    return [item for item in every if item.soort == "F19d"]


def minutes(inst: Installation, taak: Taak) -> None:
    of = points(inst, taak)
    rows = {
        "per_punt-0-punt": of["algemeen"],
        "per_punt-0-tekst": "de zaal is te klein",
        "per_punt-1-punt": of["casus"],
        "per_punt-1-tekst": VERZONNEN,
    }
    inst.do("vera", taak, afspraken=AFSPRAAK, **rows)


def test_the_part_of_the_minutes_about_a_casus_lies_under_a_key_of_that_casus(at: At) -> None:
    inst = at("op_lijst")
    taak = to_the_minutes(inst)
    minutes(inst, taak)
    items = written(inst, taak)
    about = [item for item in items if VERZONNEN in str(read_text(inst.deps.keys, item))]
    rest = [item for item in items if AFSPRAAK in str(read_text(inst.deps.keys, item))]
    assert [item.casus_id for item in about] == [inst.casus.id]
    assert [item.casus_id for item in rest] == [None]
    assert "zaal" in str(read_text(inst.deps.keys, rest[0]))
    assert VERZONNEN not in str(read_text(inst.deps.keys, rest[0]))
    with inst.read() as tx:
        assert about[0].key_id in {key.key_id for key in tx.items.sleutels(inst.casus.id)}


def test_the_page_of_the_minutes_has_a_row_ready_for_each_point_and_names_it_by_its_code(at: At) -> None:
    inst = at("op_lijst")
    taak = to_the_minutes(inst)
    page = show_task(inst.actor("vera"), taak.id, inst.deps)
    assert sorted(label.partition(": ")[2] for _, label in page.opties["agendapunten"]) == [
        "algemeen punt 1",
        "casus 2026-01",
    ]
    ready = {tuple(value) for name, value in page.waarden.items() if name.endswith("-punt")}  # type: ignore[arg-type]
    assert ready == {(value,) for value, _ in page.opties["agendapunten"]}


def test_of_a_casus_of_which_nothing_was_released_nothing_can_be_written(at: At) -> None:
    inst = at("op_lijst")
    taak = to_the_minutes(inst, vrijgegeven="", eigenaars_akkoord=[])
    page = show_task(inst.actor("vera"), taak.id, inst.deps)
    assert [label.partition(": ")[2] for _, label in page.opties["agendapunten"]] == ["algemeen punt 1"]
    with inst.read() as tx:
        [casus] = [punt.id for punt in tx.tafel.punten(taak.instantie_id) if punt.casus_id]
    with pytest.raises(FormInvalidError):
        inst.do("vera", taak, **{"per_punt-0-punt": casus, "per_punt-0-tekst": VERZONNEN})


def test_a_point_in_which_nothing_was_written_leaves_nothing(at: At) -> None:
    inst = at("op_lijst")
    taak = to_the_minutes(inst)
    of = points(inst, taak)
    rows = {"per_punt-0-punt": of["casus"], "per_punt-0-tekst": ""}
    inst.do("vera", taak, afspraken=AFSPRAAK, **rows)
    assert [item.casus_id for item in written(inst, taak)] == [None]


def test_nobody_writes_minutes_on_a_point_of_another_meeting(at: At) -> None:
    inst = at("op_lijst")
    taak = to_the_minutes(inst)
    with pytest.raises(FormInvalidError, match=r"^"):
        inst.do("vera", taak, **{"per_punt-0-punt": "ergens-anders", "per_punt-0-tekst": VERZONNEN})


def draft_of(inst: Installation, name: str, taak: Taak, field: str) -> Item:
    save_draft(SaveDraft(inst.actor(name), taak.id, {field: [VERZONNEN]}), inst.deps)
    with inst.read() as tx:
        found = tx.items.find_concept(taak.id, inst.org("joris"))
    assert found is not None
    return found


def test_a_half_filled_form_about_the_point_of_a_casus_goes_with_that_casus(at: At) -> None:
    inst = at("op_tafel")
    item = draft_of(inst, "joris", inst.task("u_dicht"), "vrijgegeven")
    assert item.casus_id == inst.casus.id
    with inst.read() as tx:
        assert item.key_id in {key.key_id for key in tx.items.sleutels(inst.casus.id)}
    page = show_task(inst.actor("joris"), inst.task("u_dicht").id, inst.deps)
    assert VERZONNEN in str(page.waarden)


def test_half_written_minutes_go_with_the_first_casus_they_may_speak_of(at: At) -> None:
    inst = at("op_lijst")
    taak = to_the_minutes(inst)
    item = draft_of(inst, "vera", taak, "per_punt-1-tekst")
    with inst.read() as tx:
        assert item.key_id in {key.key_id for key in tx.items.sleutels_die_noemen(inst.casus.id)}


def test_a_text_without_anything_to_go_with_is_not_kept(inst: Installation) -> None:
    with pytest.raises(ValueError, match="needs what it goes with"):
        _ = Home(inst.livc_id, "papers", inst.org("joris")).scope
