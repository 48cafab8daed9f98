"""What a bench is handed by the command line: the pages, and a count of what reaches the database."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.config import Settings
from app.domain.execution import Bundle
from app.domain.ids import LivcId
from app.domain.instantie import Taak
from app.services.deps import Deps
from app.services.ports.forms import FormView


class Answer(Protocol):
    """An answer over HTTP."""

    @property
    def status_code(self) -> int: ...
    @property
    def text(self) -> str: ...


class Client(Protocol):
    """A browser without a screen."""

    def set_cookie(self, key: str, value: str) -> None: ...
    def get(self, path: str) -> Answer: ...
    def post(self, path: str, data: Mapping[str, object]) -> Answer: ...


class Web(Protocol):
    """The web application."""

    def test_client(self) -> Client: ...


class Counted(Protocol):
    """What reached the databases; BEGIN, COMMIT and ROLLBACK are no statements, a reading end no commit."""

    @property
    def statements(self) -> int: ...
    @property
    def executed(self) -> int: ...
    @property
    def keyring_statements(self) -> int: ...
    @property
    def commits(self) -> int: ...


class Case(Protocol):
    """A case that is played, on our engine or on another."""

    def complete(self, element: str, values: Mapping[str, object]) -> None: ...
    def deliver(self, message: str) -> None: ...
    def is_open(self, element: str) -> bool: ...
    @property
    def saved_bytes(self) -> bytes: ...


class StockCase(Case, Protocol):
    """A case on SpiffWorkflow as it comes; `EngineError` when that breaks."""

    def save(self) -> None: ...
    def restore(self) -> None: ...


Submit = Callable[[str, Taak, Mapping[str, Sequence[str]], str | None], None]
"""Completes a task with a form: who, which, what was filled in, and how it was told."""
Open = Callable[[Settings, Deps, LivcId], Submit]
"""Opens what will submit, in an installation."""


@dataclass(frozen=True)
class Tools:
    """Parts that lie higher or lower than a bench may see."""

    open_web: Callable[[Deps, Settings], Web]
    counting: Callable[[str], AbstractContextManager[Counted]]
    """Counts in this block what goes to the database with this URL."""
    durability: Callable[[str], str]
    """Says how durable a commit is, as the database itself reports it."""
    stock: Callable[[Bundle, Mapping[str, object]], StockCase]
    """Starts a case on SpiffWorkflow as it comes."""
    filled: Callable[[FormView, Mapping[str, Sequence[str]], date], Mapping[str, Sequence[str]]]
    """Adds an invented answer to every question of a form that is asked and not answered yet."""
    live: Callable[[Mapping[str, str], Open], None]
    """Leads the reference casus through its life, in an installation of its own with these databases."""
