"""Web and worker are killed at random moments of a scripted year; nothing gets stuck, lost, doubled or half."""

import os
import random
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.bootstrap import build
from app.config import load_settings
from app.domain.casus import Taak
from app.scenario.filling import filled
from app.services.casework.record_aanmelding import aanmelding_form
from tests.faults.processes import CLI, LOST, ROOT, Answer, Browser, Service, environment, free_port
from tests.faults.record import Record
from tests.faults.script import PERSOON, Act, Script, World
from tests.faults.whole import ensure_whole

LONG = os.environ.get("CASUSPAD_LONG") == "1"
KILLS = {"sqlite": 140 if LONG else 14, "postgresql": 60 if LONG else 6}
CASUSSEN = {"sqlite": 2, "postgresql": 1}
SEED = int(os.environ.get("CASUSPAD_SEED") or random.SystemRandom().randrange(10**9))
ACTS_PER_KILL = 5
LONGEST_PAUSE = {"act": 0.16, "klok": 1.0}
"""Seconds after the start of a request before the kill, at most."""
WORKER_SECONDS = 60.0
TRIES = 10
GONE = (404, 409, 410)


class Year:
    """People who live a year, and somebody who kills what they talk to."""

    def __init__(
        self, service: Service, world: World, dice: random.Random, kills: int, casussen: int
    ) -> None:
        self.service, self.world, self.dice, self.kills_left = service, world, dice, kills
        self.script = Script(world, casussen)
        self.record = Record()
        self._browsers: dict[str, Browser] = {}
        self._until_kill = 3

    def live(self) -> None:
        """Live until every casus is destroyed and every kill was made."""
        while True:
            act = self.script.next()
            if act is None:
                self._pause()
                act = self.script.begin()
            if act is not None:
                self._perform(act)
            elif self.world.next_timer() is not None:
                self._move_clock()
            elif self.kills_left:
                self.script.casussen += 1
            else:
                return

    def _pause(self) -> None:
        """Look whether everything is as it should be, once the worker is done."""
        until = time.monotonic() + WORKER_SECONDS
        while not self.world.is_idle():
            assert time.monotonic() < until, f"the worker does not come to rest:\n{self.service.tail()}"
            time.sleep(0.05)
        self.record.ensure_kept_once(self.world)
        ensure_whole(self.world)

    def _perform(self, act: Act) -> None:
        if act.taak is None:
            self._begin(act)
            self.script.begun += 1
        elif act.soort == "stemmen":
            self._vote(act.taak)
        else:
            page = self._page(act.taak)
            fields = {**act.raw, **({"via": [act.via]} if act.via else {})}
            action = page if page.startswith("/taken/") else f"{page}/stap/{act.taak.id}"
            person = self._browser(act.name)
            self._until_done(act.taak, lambda: person.submit(page, action, fields))

    def _begin(self, act: Act) -> None:
        """Begin; who got no answer looks first whether it was begun, as nothing on the page could tell."""
        form = aanmelding_form(self.world.deps)
        given = {name: [value] for name, value in PERSOON.items()}
        noted = {**filled(form, given, self.world.today), "via": ["telefoon"]}
        before, person = self._number_begun(), self._browser(act.name)
        for _ in range(TRIES):
            answer = self._chaotic(
                (lambda: person.submit("/casussen/noteren", "/casussen/noteren", noted))
                if act.soort == "noteert"
                else (lambda: person.submit("/signaleren", "/signaleren", {}))
            )
            if self._number_begun() > before:
                return
            assert not answer.is_accepted, f"{act.soort} was accepted and is nowhere"
            assert answer.status in (LOST, 503), f"{act.soort}: {answer.status}\n{answer.text[-2000:]}"
        raise AssertionError(f"{act.soort} never succeeds")

    def _number_begun(self) -> int:
        return self.world.prescreenings() + len(self.world.casussen())

    def _vote(self, taak: Taak) -> None:
        page, chair = self._page(taak), self._browser("joris")
        present = self.world.at_the_table(taak.casus_id)
        answers = {f"stem:{person}": ["akkoord"] for person in present}
        for _ in range(TRIES):
            answer = self._chaotic(lambda: chair.submit(page, f"{page}/stemmen/{taak.id}", answers))
            if answer.is_accepted:
                break
            assert answer.status in (LOST, 503), f"stemmen: {answer.status}\n{answer.text[-2000:]}"
        self._ensure_voted_once(taak, len(present))
        self._until_done(taak, lambda: chair.submit(page, f"{page}/besluit/{taak.id}", {}))

    def _ensure_voted_once(self, taak: Taak, present: int) -> None:
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            rounds = [tx.tafel.stemmen(taak.id, ronde) for ronde in (1, 2)]
        assert [len(stemmen) for stemmen in rounds] == [present, 0]

    def _until_done(self, taak: Taak, send: Callable[[], Answer]) -> None:
        """Send until it is accepted, or the page says that it was done already."""
        lost = False
        for _ in range(TRIES):
            answer = self._chaotic(send)
            if answer.is_accepted:
                self.record.add(taak)
                return
            if answer.status in GONE and not self._is_open(taak):
                assert lost, f"{taak.element_id} was done by nobody"
                self.record.add(taak)
                return
            assert answer.status in (LOST, 503), f"{taak.element_id}: {answer.status}\n{answer.text[-2000:]}"
            lost = True
        raise AssertionError(f"{taak.element_id} never succeeds:\n{self.service.tail()}")

    def _is_open(self, taak: Taak) -> bool:
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            return tx.taken.find(taak.id) is not None

    def _page(self, taak: Taak) -> str:
        if taak.rol != "tafel":
            return f"/taken/{taak.id}"
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            return f"/overleg/{tx.instanties.of_process('overleg')[0].id}"

    def _move_clock(self) -> None:
        jump, person = self.dice.choice(["termijn", "week", "maand"]), self._browser("joris")
        answer = self._chaotic(lambda: person.submit("/taken", "/demo/klok", {"sprong": [jump]}), "klok")
        assert answer.is_accepted or answer.status in (LOST, 503), f"klok: {answer.status}"

    def _browser(self, name: str) -> Browser:
        if name not in self._browsers:
            browser = Browser(self.service, name)
            answer = browser.log_in()
            assert answer.status == 302, f"{name} cannot log in: {answer.status}\n{self.service.tail()}"
            self._browsers[name] = browser
        return self._browsers[name]

    def _chaotic(self, send: Callable[[], Answer], what: str = "act") -> Answer:
        """Send, and now and then kill web or worker while the answer is under way."""
        self._until_kill -= 1
        if not self.kills_left or (self._until_kill > 0 and what == "act"):
            return send()
        self._until_kill = self.dice.randint(1, 2 * ACTS_PER_KILL)
        self.kills_left -= 1
        answers: list[Answer] = []
        sending = threading.Thread(target=lambda: answers.append(send()), daemon=True)
        sending.start()
        time.sleep(self.dice.uniform(0, LONGEST_PAUSE[what]))
        worker = self.dice.random() < (0.75 if what == "klok" else 0.3)
        victim = self.service.worker if worker else self.service.web
        victim.kill()
        sending.join()
        victim.start()
        self.service.await_web()
        return answers[0]


@contextmanager
def living(folder: Path, more: Mapping[str, str]) -> Iterator[tuple[Service, World]]:
    """Yield a demo with web and worker, and the eyes of the driver."""
    port = free_port()
    surroundings = environment(folder, {"PORT": str(port), **more})
    subprocess.run([*CLI, "demo"], env=surroundings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    world = World(build(load_settings(surroundings)))
    with Service(folder, more, port) as service:
        yield service, world


@pytest.mark.slow
def test_kill_9_leaves_nothing_stuck_lost_doubled_or_half(
    database_kind: str, new_database: Callable[[], str], tmp_path: Path
) -> None:
    databases = {"DATABASE_URL": new_database(), "KEYRING_URL": new_database()}
    print(f"CASUSPAD_SEED={SEED}")
    with living(tmp_path, databases) as (service, world):
        year = Year(service, world, random.Random(SEED), KILLS[database_kind], CASUSSEN[database_kind])
        year.live()
        assert service.web.kills + service.worker.kills == KILLS[database_kind]
        assert service.web.kills
        assert world.casussen() == []
        with world.deps.uow.read(world.livc_id) as tx:
            soorten = [certificate.soort for certificate in tx.outbox.certificaten()]
        assert soorten.count("casus") == year.script.begun
