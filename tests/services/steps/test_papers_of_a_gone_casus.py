"""Nothing is written back in a file of the gemeente that was destroyed, whoever else still has one."""

from collections.abc import Callable
from datetime import date

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.errors import VernietigdError
from app.domain.instantie import Taak
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.complete_task import Afgewerkt
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from app.services.texts import Home, Note, read_text, write_text
from tests import forms_in_force
from tests.asking import texts_of
from tests.services.clockwork.nights import inventory, keys_of, night
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.steps.test_bewaring import announced, extend

VERZONNEN = "Marc heeft schulden, verzonnen"
ZIN = "Punt 1 gaat over een casus waarvan de papieren al vernietigd zijn; die tekst is niet bewaard."


def minutes_left_open(at: At) -> tuple[Installation, Taak, dict[str, str]]:
    """Close the casus at a meeting with a second point, and leave its minutes unwritten."""
    inst = at("traject")
    inst.later(days=70)
    if "h_agenda" in inst.open_elements():
        inst.step("joris", "h_agenda")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="ja")
    inst.step("vera", "x_aanw")
    inst.sit("hilde", "joris", "katrien", "ann", "tom")
    inst.step("joris", "e_eval", "afsluiten", doel_nog_aanwezig="ja")
    inst.step("joris", "a_voorst", reden="doel_bereikt")
    inst.agree("a_cons")
    inst.step("joris", "u_dicht")
    inst.sit("hilde", "joris", "katrien")
    inst.step("joris", "u_dicht")
    inst.step("joris", "c_uit")
    taak = inst.task("x_versl")
    return inst, taak, points(inst, taak)


def points(inst: Installation, taak: Taak) -> dict[str, str]:
    page = show_task(inst.actor("vera"), taak.id, inst.deps)
    return {
        ("casus" if "2026-01" in label else "algemeen"): value for value, label in page.opties["agendapunten"]
    }


def early(inst: Installation) -> None:
    send_signal(SendSignal(inst.actor("joris"), inst.casus.id, "vervroegd_vernietigen"), inst.deps)
    inst.work()


def extended_by_another(inst: Installation) -> None:
    einde = announced(inst).casus.vernietigen_op
    assert einde
    extend(inst, "tom", einde + relativedelta(years=1))
    pass_by(inst, einde)


def pass_by(inst: Installation, day: date) -> None:
    while inst.today <= day:
        inst.later(days=10)


GONE = pytest.mark.parametrize("gone", [early, extended_by_another], ids=lambda each: each.__name__)
Gone = Callable[[Installation], None]


def rows(of: dict[str, str]) -> dict[str, str]:
    return {
        "per_punt-0-punt": of["casus"],
        "per_punt-0-tekst": VERZONNEN,
        "per_punt-1-punt": of["algemeen"],
        "per_punt-1-tekst": "de zaal is te klein",
    }


def holders(inst: Installation) -> set[str]:
    return {key.eigenaar_id for key in keys_of(inst, inst.casus.id)}


@GONE
def test_minutes_written_later_bring_nothing_back(at: At, gone: Gone) -> None:
    inst, taak, of = minutes_left_open(at)
    gone(inst)
    gemeente = inst.org("joris")
    assert gemeente not in holders(inst)
    done: Afgewerkt = inst.do("vera", taak, **rows(of))
    assert done.niet_bewaard == (ZIN,)
    assert gemeente not in holders(inst)
    with inst.read() as tx:
        kept = [i for i in texts_of(tx, taak.instantie_id) if i.soort == "F19d"]
    assert [VERZONNEN in str(read_text(inst.deps.keys, item)) for item in kept] == [False]
    assert "zaal" in str(read_text(inst.deps.keys, kept[0]))
    inst.later(days=1)
    assert not night(inst).over
    assert not [
        line for line in inventory(inst).regels if line.eigenaar == "Gemeente Lindervoorde" and line.code
    ]


@GONE
def test_its_point_is_not_offered_and_the_others_keep_their_number(at: At, gone: Gone) -> None:
    inst, taak, _ = minutes_left_open(at)
    gone(inst)
    page = show_task(inst.actor("vera"), taak.id, inst.deps)
    assert [label for _, label in page.opties["agendapunten"]] == ["Punt 2: algemeen punt 1"]
    assert inst.do("vera", taak, afspraken="niets").niet_bewaard == ()


@GONE
def test_half_written_minutes_keep_nothing_of_it_either(at: At, gone: Gone) -> None:
    inst, taak, of = minutes_left_open(at)
    gone(inst)
    raw = {name: [text] for name, text in rows(of).items()}
    save_draft(SaveDraft(inst.actor("vera"), taak.id, raw), inst.deps)
    with inst.read() as tx:
        item = tx.items.find_concept(taak.id, inst.org("joris"))
        assert item
        assert not [k for k in tx.items.sleutels_die_noemen(inst.casus.id) if k.key_id == item.key_id]
    words = str(read_text(inst.deps.keys, item))
    assert VERZONNEN not in words
    assert "zaal" in words


@GONE
@pytest.mark.parametrize("zone", ["papers", "register", "vault"])
def test_no_key_of_the_gemeente_is_made_for_it_again(at: At, gone: Gone, zone: str) -> None:
    inst, _, _ = minutes_left_open(at)
    gone(inst)
    place = Home(inst.livc_id, zone, inst.org("joris"), inst.casus.id)
    with pytest.raises(VernietigdError), inst.begin() as tx:
        write_text(
            tx, inst.deps.keys, place, Note(forms_in_force.met(tx, "F19d"), {"tekst": VERZONNEN}), inst.now
        )
    assert inst.org("joris") not in holders(inst)


@GONE
@pytest.mark.parametrize("name", ["joris", "tom"])
def test_what_came_back_all_the_same_is_destroyed_the_night_after_its_day(
    at: At, gone: Gone, name: str
) -> None:
    from app.domain.item import Sleutel

    inst, _, _ = minutes_left_open(at)
    gone(inst)
    owner, zone = inst.org(name), "papers" if name == "joris" else "vault"
    with inst.read() as tx:
        einde = max([inst.today, *(v.tot for v in tx.casussen.verlengingen(inst.casus.id))])
    if name == "tom":
        lose_the_clock(inst)
        inst.clock.set(inst.clock.now() + relativedelta(years=6))
        einde = inst.today
    else:
        key_id = inst.deps.keys.create(inst.livc_id, owner)
        with inst.begin() as tx:
            tx.items.add_sleutel(
                Sleutel(key_id, inst.livc_id, zone, owner, inst.casus.id, inst.today, inst.casus.id)
            )
        inst.later(days=1)
    assert einde
    assert [line for line in inventory(inst).over if line.code]
    assert not night(inst).over
    assert owner not in holders(inst)


def lose_the_clock(inst: Installation) -> None:
    """Let no timer of the casus fire any more, as a fault would."""
    with inst.begin() as tx:
        for each in tx.instanties.of_slot(inst.casus.id):
            tx.instanties.save(each, [], [], frozenset())
