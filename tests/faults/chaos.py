"""When a strike falls: while something is under way, after a pause that the dice choose."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.faults.processes import Service
from tests.faults.strikes import KILLING, Strikes

STEPS_PER_STRIKE = 3


@dataclass
class Chaos:
    """Has a list of strikes to make, each in the middle of something."""

    service: Service
    strikes: Strikes
    dice: random.Random
    todo: list[str]
    kills_wanted: int
    wait: int = 2
    since_rest: int = 0
    """Strikes since everything was last seen to be in order."""
    usual: float = 0.1
    """Seconds that a step takes when nothing strikes: the machine may be busy."""

    @property
    def is_over(self) -> bool:
        return not self.todo and self.kills >= self.kills_wanted

    def during(self, do: Callable[[], None], what: str) -> None:
        """Do it, and now and then strike while it is under way."""
        self.wait -= 1
        if self.is_over or self.wait > 0:
            begun = time.monotonic()
            do()
            self.usual = 0.8 * self.usual + 0.2 * (time.monotonic() - begun)
            self.service.revive()
            return
        self.wait = self.dice.randint(1, 2 * STEPS_PER_STRIKE)
        self.since_rest += 1
        self._strike(do, what, self.todo.pop() if self.todo else self.dice.choice(KILLING))

    def _strike(self, do: Callable[[], None], what: str, strike: str) -> None:
        moment = self.dice.uniform(0, 1.3)
        self.strikes.say(f"{what}: {strike} at {moment:.2f} of the usual {self.usual * 1000:.0f} ms")
        with ThreadPoolExecutor(1) as pool:
            doing = pool.submit(do)
            time.sleep(moment * self.usual)
            struck = self.strikes.fall(strike)
            doing.result()
        if not struck:
            self.todo.insert(0, strike)  # once more, after the others
        self.service.revive()
        self.service.await_web()

    @property
    def kills(self) -> int:
        return self.strikes.kills
