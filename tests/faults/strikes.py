"""What befalls an installation: each strike is over when it returns, and the installation runs again.

A full disk is a limit on the size of files (RLIMIT_FSIZE) that running processes get from outside: it needs no
privilege, leaves no trace and works on every Linux. A write then fails with EFBIG where a full disk says ENOSPC;
SQLite calls both an operational error. In PostgreSQL the limit is on the processes behind our connections: a row
that needs a new page is refused, and when the log cannot be written the server falls over and gets up again,
which is what it does when the disk of its log is full.
"""

import random
import resource
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from signal import SIGINT, SIGQUIT

import psycopg
from sqlalchemy import make_url

from tests.faults.crashing import GAPS
from tests.faults.processes import Service, Struck
from tests.faults.server import OwnServer
from tests.faults.trap import Trap

KILLING = ("kill web", "kill worker", "kill worker", "kill all", "kill the web's child")
"""The dice draw a worker more often: there are two of them."""
Strike = Callable[[], bool]
"""Answers whether it struck anything."""
LONGEST_STOP = 1.2
SIZES = (0, 1, 4096, 65_536, 262_144)
"""Bytes beyond which no file grows while the disk is full."""
MINUTES = 15
"""How far the machine's clock jumps in the middle of a step, at most."""


@dataclass
class Strikes:
    """Strikes on one installation, drawn by the dice of the test; `told` says what was done."""

    service: Service
    dice: random.Random
    server: OwnServer | None
    told: list[str] = field(default_factory=list)
    struck: Counter[str] = field(default_factory=Counter)
    """How many of each kind struck something: who is dead already cannot be killed."""

    @property
    def kinds(self) -> Mapping[str, Strike]:
        """Return what can be done to this kind of database."""
        common = {
            "kill web": self.kill_web,
            "kill the web's child": self.kill_child,
            "kill worker": self.kill_worker,
            "kill all": self.kill_all,
            "stop worker": self.stop_worker,
            "full disk": self.fill_disk,
            "full disk at a commit": self.fill_disk_at_a_commit,
            "full disk at a checkpoint": self.fill_disk_at_a_checkpoint,
            "minutes": self.move_clock,
            "trap": self.set_trap,
        }
        if self.service.is_sqlite:
            return {**common, "writer": self.hold_writer, "reader": self.hold_reader}
        drop = {"drop connections": self.drop_connections}
        restart = {"restart server": self.restart_server, "server falls": self.server_falls}
        return {**common, **drop, **(restart if self.server else {})}

    def fall(self, name: str) -> bool:
        """Let one strike fall, and count it when it struck something."""
        struck = self.kinds[name]()
        self.struck[name] += struck
        return struck

    @property
    def kills(self) -> int:
        """How many `kill -9` fell, those of traps too; a power cut that ends three processes is one."""
        return sum(self.struck[name] for name in set(KILLING)) + self.service.traps.victims("killed")

    def summary(self) -> dict[str, int]:
        """Return how many of each kind fell, with the kills added up."""
        others = {name: number for name, number in self.struck.items() if name not in {*KILLING, "trap"}}
        return {"kill -9": self.kills, **others}

    def say(self, what: str) -> None:
        self.told.append(what)

    def kill_web(self) -> bool:
        return self._kill(self.service.web)

    def kill_worker(self) -> bool:
        return self._kill(self.dice.choice(self.service.workers))

    def kill_all(self) -> bool:
        """Kill everything at once, as a power cut would."""
        return self._kill(*self.service.all)

    def kill_child(self) -> bool:
        """Kill the process that serves; gunicorn starts another by itself."""
        struck = self.service.web.kill_child()
        self.say(f"killed {'the web' if struck else 'nobody'}'s child")
        return struck

    def _kill(self, *victims: Struck) -> bool:
        struck = [victim.name for victim in victims if victim.kill()]
        self.say(f"killed {', '.join(struck) or 'nobody'}")
        return bool(struck)

    def stop_worker(self) -> bool:
        """Let one worker hang for a while, whatever it holds; when it wakes up it must do no harm."""
        victim, pause = self.dice.choice(self.service.workers), self.dice.uniform(0.1, LONGEST_STOP)
        victim.stop()
        self.say(f"stopped {victim.name} for {pause:.2f} s")
        time.sleep(pause)
        victim.go_on()
        return True

    def fill_disk(self) -> bool:
        size, pause = self.dice.choice(SIZES), self.dice.uniform(0.1, 0.6)
        self.say(f"disk full at {size} bytes for {pause:.2f} s")
        with self._backends_limited(size):
            for each in self.service.all:
                each.limit_files(size)
            time.sleep(pause)
            self._make_room()
        return True

    def fill_disk_at_a_commit(self) -> bool:
        return self._fill_disk_at("before the commit")

    def fill_disk_at_a_checkpoint(self) -> bool:
        """Fill the disk when all was kept, and what was kept is to be moved or wiped."""
        return self._fill_disk_at(self.dice.choice(("after the commit", "before uow.checkpoint")))

    def _fill_disk_at(self, gap: str) -> bool:
        """Fill the disk for whoever comes first to a gap; False when nobody came by."""
        traps = self.service.traps
        before, until = traps.victims("full"), time.monotonic() + LONGEST_STOP
        traps.set(Trap(gap, "full"))
        while traps.victims("full") == before and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(self.dice.uniform(0, 0.3))
        traps.clear()
        self._make_room()
        struck = traps.victims("full") > before
        self.say(f"disk full {gap}: {'caught' if struck else 'nobody came by'}")
        return struck

    def _make_room(self) -> None:
        for each in self.service.all:
            each.limit_files(resource.RLIM_INFINITY)

    @contextmanager
    def _backends_limited(self, size: int) -> Iterator[None]:
        """Limit the processes of our own server that serve us; they are gone, or free again, afterwards."""
        if self.server is None:
            yield
            return
        with psycopg.connect(self.server.admin, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_switch_wal()"
            )  # so that the limit falls inside a new, empty segment
            query = (
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = ANY(%s)"
            )
            pids = [pid for (pid,) in connection.execute(query, [self._names()]).fetchall()]
        self.server.limit_files(pids, str(size))
        yield
        self.server.limit_files(pids, "unlimited")
        self.server.await_ready()

    def move_clock(self) -> bool:
        """Correct the machine's clock in the middle of a step, forward or back."""
        step = timedelta(minutes=self.dice.uniform(-MINUTES, MINUTES))
        self.service.clock.shift(step)
        self.say(f"moved the clock by {step.total_seconds() / 60:.1f} minutes")
        return True

    def hold_writer(self) -> bool:
        return self._hold("BEGIN IMMEDIATE")

    def hold_reader(self) -> bool:
        """Read on, so that no log can be emptied and no file rewritten."""
        return self._hold("BEGIN; SELECT count(*) FROM sqlite_master")

    def _hold(self, script: str) -> bool:
        path = self.dice.choice(self.service.sqlite_files)
        pause = self.dice.uniform(0.1, LONGEST_STOP)
        self.say(f"held {path.name} with {script} for {pause:.2f} s")
        with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as connection:
            for statement in script.split("; "):
                connection.execute(statement).fetchall()
            time.sleep(pause)
            connection.execute("ROLLBACK")
        return True

    def drop_connections(self) -> bool:
        """End the processes behind our connections, as an administrator or a firewall does."""
        url = make_url(self.service.more["DATABASE_URL"]).set(drivername="postgresql")
        with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
            query = (
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = ANY(%s) AND usename = current_user AND pid <> pg_backend_pid()"
            )
            row = connection.execute(query, [self._names()]).fetchone()
        dropped = row[0] if row else 0
        self.say(f"dropped {dropped} connections")
        return bool(dropped)

    def _names(self) -> list[str | None]:
        return [make_url(self.service.more[name]).database for name in ("DATABASE_URL", "KEYRING_URL")]

    def restart_server(self) -> bool:
        return self._restart(in_order=True)

    def server_falls(self) -> bool:
        return self._restart(in_order=False)

    def _restart(self, *, in_order: bool) -> bool:
        assert self.server
        pause = self.dice.uniform(0, 0.5)
        self.server.stop(SIGINT if in_order else SIGQUIT)
        self.say(f"PostgreSQL {'stopped' if in_order else 'fell'}, back after {pause:.2f} s")
        time.sleep(pause)
        self.server.start()
        return True

    def set_trap(self) -> bool:
        """Set a trap for whoever comes first to a gap, in the place of one that caught nobody."""
        gap = self.dice.choice(sorted(GAPS))
        delay = self.dice.choice((0.0, 0.0, self.dice.uniform(0, 0.03)))
        trap = Trap(gap, "killed", self.dice.choice((0, 0, 1, 2)), delay)
        self.service.traps.set(trap)
        self.say(f"trap: {trap}")
        return True
