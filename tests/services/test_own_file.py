"""Each controller destroys only its own file, on the day that was computed or chosen for it (door 3, door 5)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from app.domain.casus import CasusStatus
from app.domain.errors import ConflictError, NotAllowedError
from app.domain.execution import Bundle, Effect
from app.domain.ids import KeyId, OrganisatieId, VersieId
from app.domain.words.operations import OPERATIONS
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.casework.show_casus import show_casus
from app.services.running.acts import Happen
from app.services.running.mover import Mover
from app.services.running.sending import send
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation
from tests.services.procedures.versions import in_force

TERM = 'duration("P1Y")'


def holders(inst: Installation) -> set[OrganisatieId]:
    """Return who has a file of the casus that can be opened."""
    with inst.read() as tx:
        casus = tx.casussen.find_by_code("2026-01")
        keys = tx.items.sleutels(casus.id) if casus else []
    return {s.eigenaar_id for s in keys if inst.deps.keys.exists(KeyId(s.key_id))}


def is_gone(inst: Installation) -> bool:
    return "2026-01" not in codes(inst)


def codes(inst: Installation) -> set[str]:
    with inst.read() as tx:
        return {code for code in ("2026-01",) if tx.casussen.find_by_code(code)}


def publish(inst: Installation, files: dict[str, bytes], name: str) -> VersieId:
    """Put a version of the retention in force without looking at what the checks say of it."""
    new = Bundle(VersieId(name), "bewaring", {**in_force(inst, "bewaring").files, **files})
    with inst.begin() as tx:
        tx.versies.publish(tx.versies.release().with_bundle(new), inst.clock.now())
    return new.version_id


def table(inst: Installation, term: str) -> dict[str, bytes]:
    file = "bewaring/bewaartermijn.dmn"
    text = in_force(inst, "bewaring").files[file].decode()
    assert TERM in text
    return {file: text.replace(TERM, f'duration("{term}")').encode()}


def follow(inst: Installation, version: VersieId) -> None:
    """Let the retention of the casus follow another version, drawn alike."""
    with inst.begin() as tx:
        for each in tx.instanties.of_slot(inst.casus.id):
            if each.proces_id == "bewaring":
                waits = frozenset({"besproken", "vervroegd_vernietigen"})
                timers = [t for t in tx.instanties.timers(each.slot) if t.process_id == "bewaring"]
                tx.instanties.save(replace(each, versie_id=version), [], timers, waits)


def discuss_again(inst: Installation, on: date) -> None:
    """Let the retention hear of the last discussion once more, so that the table is worked out again."""
    with inst.begin() as tx:
        tx.slots.lock(inst.casus.id)
        tx.casussen.save(replace(inst.casus, laatste_bespreking=on, vernietigen_op=None))
        send(tx, inst.livc_id, inst.casus.id, "besproken", {"laatste_bespreking": on})
    inst.work()


def shortened(at: At, term: str) -> Installation:
    inst = at("afgesloten")
    follow(inst, publish(inst, table(inst, term), f"korter-{term}"))
    discuss_again(inst, inst.today)
    return inst


def stop_on(inst: Installation, day: date) -> None:
    """Live until just before a day begins."""
    while inst.today < day - timedelta(days=1):
        inst.later(days=min(25, (day - inst.today).days - 1))
    inst.move_to(inst.clock.now().replace(hour=20, minute=0))
    assert inst.today == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("term", "extends"), [("P1M", False), ("P2M", True), ("P3M", True), ("P9M", False), ("P1Y", True)]
)
def test_everything_is_gone_on_the_computed_day_and_not_before(at: At, term: str, extends: bool) -> None:
    inst = shortened(at, term)
    last, tom = inst.today, inst.org("tom")
    months = 12 if term == "P1Y" else int(term[1:-1])
    einde = last + relativedelta(months=months)
    assert inst.casus.vernietigen_op == einde
    everyone = holders(inst)
    assert {tom, inst.org("joris")} <= everyone
    tot = einde + timedelta(days=20)
    if extends:
        while "y_besl" not in inst.open_elements():
            inst.later(days=5)
        inst.do("tom", inst.task("y_besl", binding=tom), "verlengen", einddatum=tot.isoformat())
    stop_on(inst, einde)
    assert holders(inst) == everyone
    inst.later(hours=8)
    assert inst.today == einde
    if extends:
        assert holders(inst) == {tom}
        assert NAAM not in str(show_casus(inst.actor("joris"), inst.casus.id, inst.deps))
        stop_on(inst, tot)
        assert holders(inst) == {tom}
        inst.later(hours=8)
    assert is_gone(inst)


def test_a_keyring_that_fails_for_days_destroys_on_the_first_good_day(at: At) -> None:
    inst = shortened(at, "P3M")
    from tests.services.clockwork.test_tried_until_gone import KeyringAway, work

    away, einde = KeyringAway(inst.deps.keys), inst.casus.vernietigen_op
    assert einde
    inst.deps = replace(inst.deps, keys=away)  # type: ignore[arg-type]
    while inst.today < einde + timedelta(days=9):
        inst.wait(hours=12)
        work(inst)
    assert not is_gone(inst)
    away.is_away = False
    inst.wait(hours=6)
    work(inst)
    inst.wait(minutes=1)
    work(inst)
    assert is_gone(inst)
    with inst.read() as tx:
        assert tx.outbox.incidenten() == []


def test_a_table_that_keeps_longer_than_the_law_moves_nothing(at: At) -> None:
    """M21: without the look at what a table computed, this file would be kept for two years."""
    inst = at("afgesloten")
    follow(inst, publish(inst, table(inst, "P2Y"), "langer"))
    before, last = inst.casus, inst.casus.laatste_bespreking
    assert last
    with inst.begin() as tx:
        tx.slots.lock(before.id)
        mover = Mover(tx, inst.deps, tx.livcs.get(inst.livc_id))
        with pytest.raises(ConflictError, match="langer is dan één jaar"):
            mover.deliver(before.id, "besproken", {"laatste_bespreking": last})
    assert inst.casus == before


@pytest.mark.parametrize("operation", sorted(word for word in OPERATIONS if word.endswith("_vernietigen")))
@pytest.mark.parametrize("stage", ["op_tafel", "traject", "afgesloten"])
def test_a_drawing_that_jumps_early_destroys_nothing(at: At, stage: str, operation: str) -> None:
    inst = at(stage)
    casus, before = inst.casus, holders(inst)
    for day in (inst.today, casus.vernietigen_op - timedelta(days=1)):  # type: ignore[operator]
        with inst.begin() as tx:
            tx.slots.lock(casus.id)
            livc = tx.livcs.get(inst.livc_id)
            tx.livcs.save(replace(livc, klok=day - inst.today))
            assert tx.now.day == day
            mover = Mover(tx, inst.deps, livc)
            [bewaring] = [i for i in tx.instanties.of_slot(casus.id) if i.proces_id == "bewaring"]
            for holder in before:
                with pytest.raises(ConflictError):
                    mover.carry_out(Happen(bewaring, Effect("operation", operation, "sprong", holder)))
            tx.livcs.save(livc)
    inst.work()
    assert holders(inst) == before


def end_early(inst: Installation, name: str = "joris") -> None:
    send_signal(SendSignal(inst.actor(name), inst.casus.id, "vervroegd_vernietigen"), inst.deps)
    inst.work()


@pytest.mark.parametrize("name", ["joris", "hilde"])
def test_ending_early_destroys_what_is_the_gemeentes_and_asks_every_other_holder(at: At, name: str) -> None:
    inst = at("afgesloten")
    before, gemeente = holders(inst), inst.org("joris")
    end_early(inst, name)
    assert holders(inst) == before - {gemeente}
    assert inst.casus.status is CasusStatus.AFGESLOTEN
    asked = [t for t in inst.open_tasks() if t.casus_id == inst.casus.id]
    assert {t.organisatie_id for t in asked} == before - {gemeente}
    assert {t.rol for t in asked} == {"partner"}
    with inst.read() as tx:
        assert tx.items.of_casus(inst.casus.id, "register") == []
        assert {i.proces_id for i in tx.instanties.of_slot(inst.casus.id)} == {"bewaring"}
    for reader in ("joris", "hilde"):
        assert NAAM not in str(show_casus(inst.actor(reader), inst.casus.id, inst.deps))


def test_only_the_holder_answers_for_its_own_file(at: At) -> None:
    inst = at("afgesloten")
    end_early(inst)
    taak, before = inst.task("y_vraag", binding=inst.org("tom")), holders(inst)
    for name in ("joris", "hilde", "ann", "katrien"):
        for via in (None, "telefoon", "papier"):
            with pytest.raises(NotAllowedError):
                complete_task(
                    CompleteTask(inst.actor(name), taak.id, {"uitkomst": ["nu_weg"]}, via), inst.deps
                )
    assert holders(inst) == before
    inst.do("tom", taak, "nu_weg")
    assert holders(inst) == before - {inst.org("tom")}
    assert not [t for t in inst.open_tasks() if t.organisatie_id == inst.org("tom")]


def test_who_is_silent_or_keeps_has_its_file_until_the_ordinary_day(at: At) -> None:
    inst = at("afgesloten")
    einde = inst.casus.vernietigen_op
    assert einde
    end_early(inst)
    others = holders(inst)
    inst.do("tom", inst.task("y_vraag", binding=inst.org("tom")), "bewaren")
    stop_on(inst, einde)
    assert holders(inst) == others
    inst.later(hours=8)
    assert is_gone(inst)


def test_after_ending_early_a_holder_may_still_extend_with_reasons(at: At) -> None:
    inst = at("afgesloten")
    einde = inst.casus.vernietigen_op
    assert einde
    end_early(inst)
    while "y_besl" not in inst.open_elements():
        inst.later(days=10)
    tot = einde + relativedelta(months=6)
    taak = inst.task("y_besl", binding=inst.org("tom"))
    inst.do("tom", taak, "verlengen", einddatum=tot.isoformat())
    inst.move_to(inst.clock.now() + (einde - inst.today) + timedelta(days=1))
    assert holders(inst) == {inst.org("tom")}
    page = show_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    assert "Het dossier van uw organisatie blijft tot ten laatste" in page.bewaarzin
    assert "Het dossier van uw" not in show_casus(inst.actor("joris"), inst.casus.id, inst.deps).bewaarzin
    stop_on(inst, tot)
    assert holders(inst) == {inst.org("tom")}
    inst.later(hours=8)
    assert is_gone(inst)


def test_an_older_version_that_would_destroy_the_files_of_others_is_refused(at: At) -> None:
    inst = at("afgesloten")
    files = in_force(inst, "bewaring").files
    yaml = files["bewaring/variabelen.yaml"].decode()
    start, end = yaml.index("  ander_dossier:"), yaml.index("  z_nodig:")
    drawn = files["bewaring/bewaring.bpmn"].decode()
    old = {
        "bewaring/variabelen.yaml": (yaml[:start] + yaml[end:]).encode(),
        "bewaring/bewaring.bpmn": drawn.replace("ander_dossier = false", "2 = 1")
        .replace("ander_dossier = true", "2 = 1")
        .encode(),
    }
    follow(inst, publish(inst, old, "ouder"))
    before = holders(inst)
    with pytest.raises(ConflictError, match="oudere versie"):
        end_early(inst)
    assert holders(inst) == before
    assert inst.casus.vervroegd_op is None


@pytest.mark.parametrize("answers", ["nodig", "zwijgt"])
def test_what_was_never_discussed_is_gone_a_year_after_the_aanmelding(at: At, answers: str) -> None:
    inst = at("op_lijst")
    uiterst = inst.casus.aangemeld_op + relativedelta(years=1)
    page = show_casus(inst.actor("joris"), inst.casus.id, inst.deps).bewaarzin
    assert f"{uiterst.day} februari {uiterst.year}" in page
    while not is_gone(inst):
        for taak in inst.open_tasks():
            if taak.element_id == "z_nodig" and answers == "nodig":
                inst.do("joris", taak, "nodig")
        assert inst.today <= uiterst, "kept longer than a year after the aanmelding"
        inst.later(days=min(6, max(1, (uiterst - inst.today).days)))
    assert inst.today <= uiterst + timedelta(days=1)
