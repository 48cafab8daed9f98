"""When a strike falls: while something is under way, after a pause that the dice choose."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.faults.processes import Service
from tests.faults.strikes import Strikes

STEPS_PER_STRIKE = 3
LONGEST_PAUSE = {"act": 0.08, "klok": 0.3}
"""Seconds after the start of a step, or of a jump of the clock, before it is struck, at most."""


@dataclass
class Chaos:
    """Has a list of strikes to make, each in the middle of something."""

    service: Service
    strikes: Strikes
    dice: random.Random
    todo: list[str]
    wait: int = 2
    since_rest: int = 0
    """Strikes since everything was last seen to be in order."""

    def during(self, do: Callable[[], None], kind: str, what: str) -> None:
        """Do it, and now and then strike while it is under way."""
        self.wait -= 1
        if not self.todo or self.wait > 0:
            do()
            self.service.revive()
            return
        self.wait = self.dice.randint(1, 2 * STEPS_PER_STRIKE)
        self.since_rest += 1
        strike, pause = self.todo.pop(), self.dice.uniform(0, LONGEST_PAUSE[kind])
        self.strikes.say(f"{what}: {strike} after {pause * 1000:.0f} ms")
        doing = threading.Thread(target=do, daemon=True)
        doing.start()
        time.sleep(pause)
        self.strikes.kinds[strike]()
        doing.join()
        self.service.revive()
        self.service.await_web()

    @property
    def kills(self) -> int:
        return self.strikes.kills + self.service.traps.victims()
