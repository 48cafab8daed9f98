"""Crashes at chosen gaps: the ports as they are, with a trapdoor before and after what leaves a trace."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx


class Crash(BaseException):
    """The process is gone: no `except Exception` sees it, nothing after it runs."""


@dataclass
class Trapdoors:
    """Crashes at every gap of every act, each once: the n-th attempt gets one gap further than the last."""

    act: int = 0
    crashed: set[tuple[int, str, int]] = field(default_factory=set)
    passed: Counter[str] = field(default_factory=Counter)
    crashes: Counter[str] = field(default_factory=Counter)

    def next_act(self) -> None:
        self.act += 1
        self.passed.clear()

    def restart(self) -> None:
        """Begin the act again after a crash."""
        self.passed.clear()

    def cross(self, gap: str) -> None:
        self.passed[gap] += 1
        here = (self.act, gap, self.passed[gap])
        if here not in self.crashed:
            self.crashed.add(here)
            self.crashes[gap] += 1
            raise Crash(gap)


class CrashingPort:
    """A port with a trapdoor before and after the methods that are named."""

    def __init__(self, port: Any, name: str, traps: Trapdoors, *methods: str) -> None:
        self._port, self._name, self._traps, self._methods = port, name, traps, methods

    def __getattr__(self, method: str) -> Any:
        found = getattr(self._port, method)
        if method not in self._methods:
            return found

        def called(*args: Any, **kwargs: Any) -> Any:
            self._traps.cross(f"before {self._name}.{method}")
            answer = found(*args, **kwargs)
            self._traps.cross(f"after {self._name}.{method}")
            return answer

        return called


class CrashingUnitOfWork(CrashingPort):
    """Crashes between the last statement and the commit, and between the commit and what follows it."""

    def __init__(self, port: Any, traps: Trapdoors) -> None:
        super().__init__(port, "uow", traps, "checkpoint")

    @contextmanager
    def begin(self, livc_id: Any) -> Iterator[Tx]:
        with self._port.begin(livc_id) as tx:
            yield tx
            self._traps.cross("before the commit")
        self._traps.cross("after the commit")


def with_trapdoors(deps: Deps, traps: Trapdoors) -> Deps:
    """Return the same ports with a trapdoor at every gap."""
    return replace(
        deps,
        uow=CrashingUnitOfWork(deps.uow, traps),
        engine=CrashingPort(deps.engine, "engine", traps, "tick"),
        keys=CrashingPort(deps.keys, "keys", traps, "create", "destroy"),
        ledger=CrashingPort(deps.ledger, "ledger", traps, "append"),
        anchor=CrashingPort(deps.anchor, "anchor", traps, "keep"),
        mailer=CrashingPort(deps.mailer, "mailer", traps, "send"),
    )


GAPS = frozenset(
    {
        "before keys.create",
        "after keys.create",
        "before keys.destroy",
        "after keys.destroy",
        "before ledger.append",
        "after ledger.append",
        "before anchor.keep",
        "after anchor.keep",
        "before engine.tick",
        "after engine.tick",
        "before mailer.send",
        "after mailer.send",
        "before the commit",
        "after the commit",
        "before uow.checkpoint",
        "after uow.checkpoint",
    }
)
