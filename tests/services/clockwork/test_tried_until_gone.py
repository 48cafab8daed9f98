"""What fails after its legal day is tried again every day, for ever, and its incident closes by itself."""

from dataclasses import replace

import pytest

from app.domain.errors import EngineError
from app.domain.ids import KeyId, new_id
from app.domain.opdracht import Incident, Opdracht
from app.domain.words.messages import MESSAGES
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.retrying import PAUZES
from app.services.clockwork.run_jobs import run_jobs
from app.services.oversight.retry_incident import retry_incident
from tests.services.conftest import At
from tests.services.installation import Installation

DAYS = 4
SOORTEN = ("denkhulp", "dossier", "casus", "tafel", "papieren", "sleutels")
"""Every kind of destruction that a job asks for."""
TO_BEWARING = sorted(m.word for m in MESSAGES.values() if "bewaring" in m.receivers and m.queued)


class KeyringAway:
    """A keyring that destroys nothing while it is away, and counts how often it was asked."""

    def __init__(self, keys: object) -> None:
        self._keys, self.is_away, self.asked = keys, True, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._keys, name)

    def destroy(self, key_id: KeyId) -> None:
        self.asked += 1
        if self.is_away:
            raise OSError
        self._keys.destroy(key_id)  # type: ignore[attr-defined]


class EngineAway:
    """An engine that cannot move one process while it is away."""

    def __init__(self, engine: object, process_id: str) -> None:
        self._engine, self._process_id, self.is_away, self.asked = engine, process_id, True, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def tick(self, bundle: object, instance: object, *rest: object) -> object:
        return self._moved("tick", bundle, instance, *rest)

    def deliver(self, bundle: object, instance: object, *rest: object) -> object:
        return self._moved("deliver", bundle, instance, *rest)

    def _moved(self, what: str, bundle: object, instance: object, *rest: object) -> object:
        if instance.process_id == self._process_id:  # type: ignore[attr-defined]
            self.asked += 1
            if self.is_away:
                raise EngineError
        return getattr(self._engine, what)(bundle, instance, *rest)


def work(inst: Installation) -> None:
    """Let the worker do what is due; what fails is no error here."""
    while any([run_jobs(inst.livc_id, inst.deps), fire_timers(inst.livc_id, inst.deps)]):
        pass


def open_incidents(inst: Installation) -> list[Incident]:
    with inst.read() as tx:
        return list(tx.outbox.incidenten())


def fail_for_days(inst: Installation, away: KeyringAway | EngineAway) -> None:
    """Let days pass in which it fails, each with at least one attempt; the incident is there and stays."""
    for minutes in (0, 1, 2, 11, 11):
        inst.wait(minutes=minutes)
        work(inst)
    for _ in range(DAYS):
        before = away.asked
        for _ in range(3):
            inst.wait(hours=8)
            work(inst)
        assert away.asked > before, "a day went by without an attempt"
        assert len(open_incidents(inst)) == 1
        assert open_incidents(inst)[0].pogingen == len(PAUZES)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_destruction_is_tried_again_every_day_until_the_keyring_is_back(at: At, soort: str) -> None:
    inst = at("afgesloten")
    casus_id, away = inst.casus.id, KeyringAway(inst.deps.keys)
    inst.deps = replace(inst.deps, keys=away)  # type: ignore[arg-type]
    with inst.begin() as tx:
        scope = tx.items.sleutels(casus_id)[0]
        tx.items.add_sleutel(
            replace(scope, key_id="een", zone="prescreening", scope="een-plek", casus_id=None)
        )
        place = dict.fromkeys(("instantie", "punt", "overleg"), "een-plek") | {"sleutels": "een"}
        payload = {**place, "casus": casus_id, "organisatie": inst.org("tom"), "soort": soort}
        if soort in ("denkhulp", "papieren", "sleutels"):
            del payload["casus"]
        payload |= {"certificaat": new_id(), "dag": str(inst.today)}
        slot = payload.get("casus", "een-plek")
        tx.outbox.add(Opdracht(new_id(), inst.livc_id, slot, "vernietiging", payload, inst.clock.now()))
    fail_for_days(inst, away)
    away.is_away = False
    inst.wait(days=1)
    work(inst)
    assert open_incidents(inst) == []
    with inst.read() as tx:
        assert tx.outbox.pending("vernietiging") == []


@pytest.mark.parametrize("word", TO_BEWARING)
def test_a_message_to_the_retention_is_tried_again_every_day(at: At, word: str) -> None:
    inst = at("afgesloten" if word == "besproken" else "op_lijst")
    away = EngineAway(inst.deps.engine, "bewaring")
    inst.deps = replace(inst.deps, engine=away)  # type: ignore[arg-type]
    payload = {"bericht": word, "doel": inst.casus.id}
    payload |= {name: str(inst.today) for name in MESSAGES[word].carries}
    with inst.begin() as tx:
        tx.outbox.add(Opdracht(new_id(), inst.livc_id, inst.casus.id, "bericht", payload, inst.clock.now()))
    fail_for_days(inst, away)
    away.is_away = False
    inst.wait(days=1)
    work(inst)
    assert open_incidents(inst) == []
    with inst.read() as tx:
        assert tx.outbox.pending("bericht") == []


def test_a_term_of_the_retention_is_tried_again_every_day(at: At) -> None:
    inst = at("afgesloten")
    away = EngineAway(inst.deps.engine, "bewaring")
    inst.deps = replace(inst.deps, engine=away)  # type: ignore[arg-type]
    inst.wait(days=400)
    fail_for_days(inst, away)
    away.is_away = False
    inst.wait(days=1)
    work(inst)
    assert open_incidents(inst) == []
    assert is_gone(inst)


@pytest.mark.parametrize("stage", ["weerhouden", "traject"])
def test_another_process_of_the_casus_that_cannot_go_on_does_not_delay_the_destruction(
    at: At, stage: str
) -> None:
    inst = at(stage)
    einde = inst.casus.vernietigen_op
    assert einde
    inst.deps = replace(inst.deps, engine=EngineAway(inst.deps.engine, "casus"))  # type: ignore[arg-type]
    while inst.today < einde:
        inst.wait(days=7 if (einde - inst.today).days > 10 else 0.25)
        work(inst)
    assert inst.today == einde
    inst.wait(hours=6)
    work(inst)
    assert is_gone(inst)


def test_who_presses_try_again_does_not_wait_for_the_next_day(at: At) -> None:
    inst = at("afgesloten")
    away = KeyringAway(inst.deps.keys)
    inst.deps = replace(inst.deps, keys=away)  # type: ignore[arg-type]
    inst.wait(days=400)
    for minutes in (0, 1, 2, 11, 11):
        inst.wait(minutes=minutes)
        work(inst)
    away.is_away = False
    for incident in open_incidents(inst):
        retry_incident(inst.actor("bert"), incident.id, inst.deps)
    work(inst)
    inst.wait(minutes=1)
    work(inst)
    assert is_gone(inst)


def is_gone(inst: Installation) -> bool:
    with inst.read() as tx:
        return tx.casussen.find_by_code("2026-01") is None
