"""A site that is visited by its people and by strangers, on each kind of database, with a hasher that counts."""

import threading
from dataclasses import dataclass, field, replace
from datetime import timedelta

from flask import Flask
from werkzeug.test import TestResponse

from app.factory import create_app
from app.scenario.sandbox import Sandbox
from app.services.demo.seed_demo import WACHTWOORD
from tests.fakes import FastHasher, MemoryMailer

ELSEWHERE = "203.0.113.7"
HOME = "198.51.100.1"


class CountingHasher(FastHasher):
    """Counts what would cost time and memory, over all threads."""

    def __init__(self) -> None:
        self.hashed: list[str] = []
        self.verified: list[tuple[str, str]] = []
        self._lock = threading.Lock()

    @property
    def calls(self) -> int:
        return len(self.hashed) + len(self.verified)

    def hash(self, password: str) -> str:
        with self._lock:
            self.hashed.append(password)
        return super().hash(password)

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        with self._lock:
            self.verified.append((encoded, password))
        return super().verify(encoded, password)


@dataclass
class Browser:
    """One browser: it keeps its cookies; `adres` is where it comes from."""

    app: Flask
    adres: str = HOME

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def post(self, path: str, **fields: str) -> TestResponse:
        return self.client.post(path, data=fields, environ_overrides={"REMOTE_ADDR": self.adres})

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, environ_overrides={"REMOTE_ADDR": self.adres})

    def log_in(self, name: str, wachtwoord: str = WACHTWOORD) -> int:
        """Return the status: 302 is in."""
        email = name if "@" in name else f"{name}@lindervoorde.example"
        return self.post("/inloggen", email=email, wachtwoord=wachtwoord).status_code


@dataclass
class Site:
    """The demo people on one database, without the form tokens that tests/web looks after."""

    box: Sandbox
    hasher: CountingHasher = field(default_factory=CountingHasher)
    mailer: MemoryMailer = field(default_factory=MemoryMailer)

    def __post_init__(self) -> None:
        self.box.deps = replace(self.box.deps, hasher=self.hasher, mailer=self.mailer)
        self.app = create_app(self.box.deps, self.box.settings)
        self.app.config["WTF_CSRF_ENABLED"] = False

    def begin_anew(self) -> None:
        """Two days later everyone has the password of the demo, and nobody is known in any browser."""
        self.box.clock.move_to(self.box.clock.now() + timedelta(days=2))
        self.box.work()
        self.mailer = MemoryMailer()
        self.box.deps = replace(self.box.deps, mailer=self.mailer)
        encoded = FastHasher().hash(WACHTWOORD)
        with self.box.deps.uow.begin(self.box.livc_id) as tx:
            for _, persoon, _ in tx.people.leden(self.box.livc_id, self.box.now.date()):
                if persoon.email:
                    tx.people.save_persoon(replace(persoon, wachtwoord_hash=encoded))
                    tx.apparaten.revoke_all(persoon.id)

    def browser(self, adres: str = HOME) -> Browser:
        return Browser(self.app, adres)

    def known(self, name: str, adres: str = HOME) -> Browser:
        """Return the browser of someone who logged in there before."""
        found = self.browser(adres)
        assert found.log_in(name) == 302
        found.post("/uitloggen")
        return found

    def links(self) -> list[str]:
        """Return the addresses in the mails about passwords, in the order in which they were sent."""
        self.box.work()
        bodies = [mail.body for mail in self.mailer.sent if "/wachtwoord/" in mail.body]
        return ["/wachtwoord/" + body.split("/wachtwoord/")[1].split()[0] for body in bodies]
