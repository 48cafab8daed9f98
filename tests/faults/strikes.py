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

Strike = Callable[[], None]
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
    kills: int = 0

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
            "minutes": self.move_clock,
            "trap": self.set_trap,
        }
        if self.service.is_sqlite:
            return {**common, "writer": self.hold_writer, "reader": self.hold_reader}
        drop = {"drop connections": self.drop_connections}
        restart = {"restart server": self.restart_server, "server falls": self.server_falls}
        return {**common, **drop, **(restart if self.server else {})}

    def say(self, what: str) -> None:
        self.told.append(what)

    def kill_web(self) -> None:
        self._kill(self.service.web)

    def kill_worker(self) -> None:
        self._kill(self.dice.choice(self.service.workers))

    def kill_all(self) -> None:
        """Kill everything at once, as a power cut would."""
        self._kill(*self.service.all)

    def kill_child(self) -> None:
        """Kill the process that serves; gunicorn starts another by itself."""
        if self.service.web.kill_child():
            self.kills += 1
            self.say("killed the web's child")

    def _kill(self, *victims: Struck) -> None:
        for victim in victims:
            victim.kill()
        self.kills += 1
        self.say(f"killed {', '.join(victim.name for victim in victims)}")

    def stop_worker(self) -> None:
        """Let one worker hang for a while, whatever it holds; when it wakes up it must do no harm."""
        victim, pause = self.dice.choice(self.service.workers), self.dice.uniform(0.1, LONGEST_STOP)
        victim.stop()
        self.say(f"stopped {victim.name} for {pause:.2f} s")
        time.sleep(pause)
        victim.go_on()

    def fill_disk(self) -> None:
        size, pause = self.dice.choice(SIZES), self.dice.uniform(0.1, 0.6)
        self.say(f"disk full at {size} bytes for {pause:.2f} s")
        with self._backends_limited(size):
            for each in self.service.all:
                each.limit_files(size)
            time.sleep(pause)
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

    def move_clock(self) -> None:
        """Correct the machine's clock in the middle of a step, forward or back."""
        step = timedelta(minutes=self.dice.uniform(-MINUTES, MINUTES))
        self.service.clock.shift(step)
        self.say(f"moved the clock by {step.total_seconds() / 60:.1f} minutes")

    def hold_writer(self) -> None:
        self._hold("BEGIN IMMEDIATE")

    def hold_reader(self) -> None:
        """Read on, so that no log can be emptied and no file rewritten."""
        self._hold("BEGIN; SELECT count(*) FROM sqlite_master")

    def _hold(self, script: str) -> None:
        path = self.dice.choice(self.service.sqlite_files)
        pause = self.dice.uniform(0.1, LONGEST_STOP)
        self.say(f"held {path.name} with {script} for {pause:.2f} s")
        with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as connection:
            for statement in script.split("; "):
                connection.execute(statement).fetchall()
            time.sleep(pause)
            connection.execute("ROLLBACK")

    def drop_connections(self) -> None:
        """End the processes behind our connections, as an administrator or a firewall does."""
        url = make_url(self.service.more["DATABASE_URL"]).set(drivername="postgresql")
        with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
            query = (
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = ANY(%s) AND usename = current_user AND pid <> pg_backend_pid()"
            )
            row = connection.execute(query, [self._names()]).fetchone()
        self.say(f"dropped {row[0] if row else 0} connections")

    def _names(self) -> list[str | None]:
        return [make_url(self.service.more[name]).database for name in ("DATABASE_URL", "KEYRING_URL")]

    def restart_server(self) -> None:
        self._restart(in_order=True)

    def server_falls(self) -> None:
        self._restart(in_order=False)

    def _restart(self, *, in_order: bool) -> None:
        assert self.server
        pause = self.dice.uniform(0, 0.5)
        self.server.stop(SIGINT if in_order else SIGQUIT)
        self.say(f"PostgreSQL {'stopped' if in_order else 'fell'}, back after {pause:.2f} s")
        time.sleep(pause)
        self.server.start()

    def set_trap(self) -> None:
        """Set a trap for whoever comes first to a gap, in the place of one that caught nobody."""
        gap = self.dice.choice(sorted(GAPS))
        delay = self.dice.choice((0.0, 0.0, self.dice.uniform(0, 0.03)))
        trap = Trap(gap, "killed", self.dice.choice((0, 0, 1, 2)), delay)
        self.service.traps.set(trap)
        self.say(f"trap: {trap}")
