"""A point that asked each for a contribution is taken back as well while nobody answered; who did, is not told."""

from collections.abc import Callable

import pytest

from app.domain.errors import ConflictError, TaskNotOpenError
from app.domain.ids import PersoonId
from app.domain.instantie import Taak
from app.domain.toegang import grond_om_af_te_werken
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_seat_again import page, seat, take_back

SEATED = ("hilde", "joris", "katrien", "ann", "tom")
SHARED: dict[str, str | list[str]] = {"delen_met": "tafel", "geheim": "nee"}


@pytest.fixture
def inst(at: At) -> Installation:
    return at("inbreng")


def asked(inst: Installation) -> dict[PersoonId, Taak]:
    return {PersoonId(t.binding or ""): t for t in inst.open_tasks() if t.element_id == "m_deel"}


def who(inst: Installation, *names: str) -> set[PersoonId]:
    return {inst.actor(name).persoon_id for name in names}


def test_who_takes_part_after_all_is_asked_and_nobody_else(inst: Installation) -> None:
    assert set(asked(inst)) == who(inst, *SEATED)
    assert page(inst, "joris").deelname.tot is not None
    take_back(inst)
    assert asked(inst) == {}
    assert page(inst, "joris").deelname.opnieuw
    seat(inst, "hilde", "joris", "katrien", "ann")
    assert set(asked(inst)) == who(inst, "hilde", "joris", "katrien", "ann")
    for name in ("hilde", "joris", "katrien", "ann"):
        inst.contribute(name)
    assert "d_weeg" in inst.open_elements()


def test_it_is_taken_back_twice_within_half_a_minute(inst: Installation) -> None:
    take_back(inst)
    seat(inst, *SEATED)
    take_back(inst)
    seat(inst, "hilde", "joris", "katrien", "ann")
    assert set(asked(inst)) == who(inst, "hilde", "joris", "katrien", "ann")


def shares(inst: Installation) -> None:
    inst.contribute("tom", "schriftelijk", **SHARED)


def shares_nothing(inst: Installation) -> None:
    inst.contribute("tom")


def shares_and_goes_on(inst: Installation) -> None:
    """Share something that one person alone may see, and keep the step to share something more."""
    taak = inst.task("m_deel", binding=inst.actor("tom").persoon_id)
    alone = {"delen_met": "genoemd", "deelnemers": [str(inst.actor("ann").persoon_id)], "geheim": "nee"}
    raw = inst.filled("tom", taak, None, wijze="schriftelijk", **alone)
    complete_task(CompleteTask(inst.actor("tom"), taak.id, raw, nog_een="kenmerk"), inst.deps)


@pytest.mark.parametrize("answers", [shares, shares_nothing, shares_and_goes_on])
def test_any_answer_keeps_it_so_that_a_refusal_tells_nothing(
    inst: Installation, answers: Callable[[Installation], None]
) -> None:
    nothing_said = page(inst, "joris")
    answers(inst)
    shown = page(inst, "joris")
    assert shown.deelname == nothing_said.deelname._replace(tot=None)
    assert shown.nu == nothing_said.nu
    with pytest.raises(ConflictError, match="er volgde al iets op"):
        take_back(inst)


def half_filled(inst: Installation) -> object:
    """Return what stands in the step of Tom."""
    taak = asked(inst)[inst.actor("tom").persoon_id]
    return show_task(inst.actor("tom"), taak.id, inst.deps).waarden.get("inhoud")


def types(inst: Installation) -> None:
    taak = asked(inst)[inst.actor("tom").persoon_id]
    save_draft(SaveDraft(inst.actor("tom"), taak.id, {"inhoud": ["Een halve zin."]}), inst.deps)


def drafts(inst: Installation) -> list[str]:
    with inst.read() as tx:
        items = tx.items.of_casus(inst.casus.id, "vault", inst.org("tom"))
    return [item.id for item in items if item.soort == "concept"]


def test_what_somebody_typed_waits_for_who_typed_it(inst: Installation) -> None:
    types(inst)
    before = page(inst, "joris").deelname.tot
    assert before is not None
    take_back(inst)
    seat(inst, *SEATED)
    assert half_filled(inst) in ("Een halve zin.", ["Een halve zin."])


def test_what_somebody_typed_who_is_not_asked_again_is_gone(inst: Installation) -> None:
    types(inst)
    take_back(inst)
    assert drafts(inst)
    seat(inst, "hilde", "joris", "katrien", "ann")
    assert not drafts(inst)


def test_while_it_is_taken_back_nobody_answers_for_a_round_that_is_gone(inst: Installation) -> None:
    gone = asked(inst)[inst.actor("tom").persoon_id]
    assert grond_om_af_te_werken(inst.actor("tom"), gone, aan_tafel=False)
    take_back(inst)
    with pytest.raises(TaskNotOpenError):
        inst.do("tom", gone, None, None, wijze="niets")


def test_never_noted_again_it_waits_for_a_next_meeting_and_the_key_of_the_point_goes(
    inst: Installation,
) -> None:
    types(inst)
    punt = inst.punt
    take_back(inst)
    inst.step("joris", "u_dicht")
    assert not drafts(inst)
    with inst.read() as tx:
        assert tx.tafel.aanwezigen(punt.id) == []
        assert [each.casus_id for each in tx.tafel.punten(None)] == [inst.casus.id]
        assert not [key for key in tx.items.sleutels(inst.casus.id) if key.scope == punt.id]
    inst.meet("hilde", "joris", "katrien", "ann")
    assert set(asked(inst)) == who(inst, "hilde", "joris", "katrien", "ann")
