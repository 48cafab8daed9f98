"""A case as the bench plays it: from the aanmelding to its plan, and then review after review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from app.bench.tools import Case
from app.domain.consensus import CONSENSUS
from app.domain.errors import EngineError
from app.domain.execution import Bindings, Bundle, Moved, Variables
from app.domain.ids import InstantieId, VersieId
from app.domain.words.messages import EVALUATIE_VERVROEGD, PUNT_GEOPEND
from app.services.ports.engine import Engine

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
LATER = date(2100, 1, 1)
"""The date of the next evaluation: never reached, so that a member asks for it earlier, every time."""
AANMELDING: Variables = {
    "herkomst": "partner",
    "betreft": "persoon",
    "leeftijdsgroep": "volwassene",
    "anoniem": False,
}
BINDINGS: Bindings = {
    "effectieve_deelnemer": ("deelnemer-1", "deelnemer-2"),
    "actie": ("actie-1", "actie-2"),
    "dienst": ("dienst-1", "dienst-2"),
    "informant": ("dienst-3", "dienst-4"),
    "eigenaar": ("dienst-5", "dienst-6"),
}
FOR_STOCK: Mapping[str, object] = {f"aantal_{per}": len(ids) for per, ids in BINDINGS.items()} | {
    "volledig": True,
    "kaart": False,
    "fiche_voorgesteld": False,
    "inlichten": False,
}
"""What stock has to be told: how many instances to start, and what the table that it cannot read says."""


@dataclass(frozen=True)
class Act:
    """What a person or another procedure does: complete a task of an element, or send a message."""

    element: str = ""
    values: Mapping[str, object] | None = None
    message: str = ""

    def on(self, case: Case) -> None:
        """Do it."""
        if self.message:
            case.deliver(self.message)
        else:
            case.complete(self.element, self.values or {})


def _outcome(element: str, outcome: str, **more: object) -> Act:
    return Act(element, {element: outcome, **more})


DISCUSSED = (Act("h_agenda"), Act(message=PUNT_GEOPEND.word))
BESPROKEN = {"doel_besproken": True, "signalen_besproken": True, "orgaan_besproken": True}
OPENING: Sequence[Act] = (
    _outcome("i_gesprek", "klaar"),
    _outcome("i_lijst", "op_lijst"),
    *DISCUSSED,
    _outcome("k_kw", "ingevuld", kwalificatie="weerhouden", **BESPROKEN),
    _outcome("k_cons", CONSENSUS),
    _outcome("u_voorstel", "niemand"),
    *DISCUSSED,
    Act("m_deel"),
    Act("m_deel"),
    _outcome("d_weeg", "traject"),
    _outcome("p_plan", "klaar", agenderen_op=LATER),
    _outcome("p_cons", CONSENSUS),
)
REVIEW: Sequence[Act] = (
    Act(message=EVALUATIE_VERVROEGD.word),
    *DISCUSSED,
    _outcome("e_eval", "verder"),
    _outcome("e_cons", CONSENSUS),
)


@dataclass
class OurCase:
    """A case on our engine: every act is load, step and save."""

    engine: Engine
    bundle: Bundle
    moved: Moved

    def complete(self, element: str, values: Mapping[str, object]) -> None:
        """Complete the first open task of an element."""
        task = next((t for t in self.moved.tasks if t.element_id == element), None)
        if task is None:
            raise EngineError("De meting vindt {stap} niet; ze is gestopt.", stap=element)
        given: Variables = dict(values)  # type: ignore[arg-type]  # a bench plays what a form would say
        state = self.moved.instance
        self.moved = self.engine.complete(self.bundle, state, task.task_id, given, BINDINGS, NOW)

    def deliver(self, message: str) -> None:
        """Send a message."""
        self.moved = self.engine.deliver(self.bundle, self.moved.instance, message, {}, BINDINGS, NOW)

    def wait(self, days: int) -> None:
        """Let the timers fire that are due by then."""
        then = NOW + timedelta(days=days)
        self.moved = self.engine.tick(self.bundle, self.moved.instance, {}, BINDINGS, then)

    def is_open(self, element: str) -> bool:
        """Answer whether a task of an element is open."""
        return any(task.element_id == element for task in self.moved.tasks)

    @property
    def saved_bytes(self) -> bytes:
        """The state, compressed, as it is stored."""
        return self.moved.instance.state

    def copy(self) -> "OurCase":
        """Return a case in the same state."""
        return replace(self)


def our_case(engine: Engine, bundle: Bundle, variables: Variables) -> OurCase:
    """Start a case."""
    return OurCase(engine, bundle, engine.start(bundle, InstantieId("meting"), variables, BINDINGS, NOW))


def changed(bundle: Bundle, files: Mapping[str, bytes]) -> Bundle:
    """Return a version with other files."""
    every = {**bundle.files, **files}
    digest = sha256(repr(sorted(every.items())).encode()).hexdigest()
    return Bundle(VersieId(digest), bundle.process_id, every)
