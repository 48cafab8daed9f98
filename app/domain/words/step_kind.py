"""What a kind of step means: the one record that checker, palette, engine, handlers and screens read it from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Zone = Literal["process", "register", "vault", "table", "papers"]
VariableType = Literal["enum", "boolean", "date", "integer"]
Value = str | bool | int | date


class On(StrEnum):
    """What may carry a kind in a drawing."""

    TASK = "task"
    """A step that a person takes."""
    SERVICE = "service"
    """A step that Casuspad takes: an operation."""
    RULE = "rule"
    """A table that decides."""
    TIMER = "timer"
    """A moment that is waited for, also on the edge of a step."""
    MESSAGE = "message"
    """A message that is sent or waited for."""


class Silence(StrEnum):
    """What others may learn of who acted and who did not (INV-10, INV-11)."""

    TOLD = "told"
    """Nothing to hide: who is awaited is said, lateness is shown, the timeline tells who took the step."""
    UNTOLD = "untold"
    """Counted among others, but the timeline never tells who took it, or that anyone did."""
    UNCOUNTED = "uncounted"
    """Untold, and in a repetition nobody counts who did it: it decides about one's own file."""
    DECLINABLE = "declinable"
    """Uncounted, and one may decline: never overdue, never chased, every outcome looks the same."""


class Beside(StrEnum):
    """What stands on the screen beside the form of a step."""

    AANMELDING = "aanmelding"
    """The register of the casus, for the burgemeester's office."""
    LIST_DECISION = "list_decision"
    """What the burgemeester decided about the list that the aanmelder may know."""
    PROPOSED = "proposed"
    """The services that are proposed to be invited."""
    ASKED = "asked"
    """What the burgemeester asks a service, to that service."""
    CLEARED = "cleared"
    """What owners let go to another LIVC-R, in words."""
    INVITATION = "invitation"
    """Who sits at the table, and the burgemeester's words to who is invited."""
    AGREED = "agreed"
    """What everyone at the table is asked to agree on."""
    PLAN = "plan"
    """Who does what in the plan; the words only from what lies on the table now."""
    PLAN_DAY = "plan_day"
    """The day of the evaluation that the plan agreed on."""
    INFORMING = "informing"
    """What may be said to the person spoken of, by whom, when and how, for who is asked whether it may."""
    PHONE = "phone"
    """The number of the coördinator: talking comes before typing."""
    EMERGENCY = "emergency"
    """The numbers of the emergency services."""
    FICHE = "fiche"
    """The fiche as it would leave, for who takes part now and for who delivers it."""
    STRATEGIC = "strategic"
    """The papers of the strategic meeting, or of them what one instruction asks; never of a casus."""
    OWN_ACTION = "own_action"
    """The agreed words of one's own action, from the own vault."""


class Part(StrEnum):
    """The place that a kind has in the work of a LIVC-R, where a rule or a screen asks for that step."""

    RECEIVING = "receiving"
    """Receives what came in: an open one counts as new."""
    PROPOSING = "proposing"
    """Proposes who is invited."""
    INVITING = "inviting"
    """Decides on who is proposed."""
    ANSWERING = "answering"
    """Answers an invitation; when its time is over, silence is no."""
    CONTRIBUTING = "contributing"
    """Shares of one's own at the table: asked and answered there, and shown while the point is open."""
    INFORMING = "informing"
    """Tells the burgemeester something beside the table; when its time is over, nothing is known of who did."""
    PLANNING = "planning"
    """Makes the plan, of which each organisation keeps its own action."""
    AGREEING = "agreeing"
    """Says yes or no in private, outside a point; only whether everyone said yes is ever known."""
    ACTING = "acting"
    """Carries out an action of the plan."""
    EVALUATING = "evaluating"
    """Evaluates the plan."""
    VOTING = "voting"
    """Asked of everyone at the point, counted, and never completed as a task."""
    SCHEDULING = "scheduling"
    """Fixes the day of a meeting."""
    OPENING = "opening"
    """Opens a meeting."""
    ATTENDING = "attending"
    """Ticks who is there, of a meeting."""
    SEATING = "seating"
    """Ticks who takes part, of one point."""
    CLOSING = "closing"
    """Closes a point of a meeting."""
    REPORTING = "reporting"
    """Writes the report of a meeting."""


@dataclass(frozen=True)
class Field:
    """A field that code reads from the answers on a form."""

    key: str
    zone: Zone
    result: str = ""
    """The process variable that `livc:result` must map it to; "" when it reaches no variable."""
    type: VariableType | None = None
    """The type of that variable."""
    source: str = ""
    """Where its choices come from (`properties.bron`); "" when it is no choice of rows that exist."""
    values: frozenset[str] = frozenset()
    """Answers that code compares with, or with which one declines; the form offers each of them."""
    when: frozenset[str] = frozenset()
    """Outcomes at which code reads it: asked for where the step offers one of them; empty means always."""
    optional: bool = False
    """Whether the step keeps its meaning without it; what a form has of it is still as written here."""


@dataclass(frozen=True)
class Rows:
    """A list of rows that code reads from the answers on a form."""

    key: str
    columns: tuple[Field, ...]
    optional: bool = False


@dataclass(frozen=True)
class Exits:
    """Outcomes of one way to draw a step of this kind."""

    acted: frozenset[str]
    """Outcomes that code acts on. All must be offered; any other outcome only moves the token."""
    safe: str
    """The outcome that does no harm when nothing was decided: offered, and the default arrow."""


@dataclass(frozen=True)
class Written:
    """A variable that the system writes when such a step is completed, beside what the form is mapped to."""

    variable: str
    type: VariableType
    outcome: str = ""
    """The outcome at which it is written; "" for every one."""
    value: Value | None = None
    """What is written, where that is always the same."""


@dataclass(frozen=True)
class StepKind:
    """A word of `livc:kind`."""

    word: str
    """The word as it stands in a drawing, in the database and in the log."""
    name: str
    """The word for people, in Dutch."""
    on: frozenset[On]
    """What may carry it in a drawing."""
    lanes: frozenset[str] = frozenset()
    """Roles of the lanes in which a task of it may stand; empty for what no person takes, in whatever lane."""
    per: str = ""
    """The repetition a task of this kind must stand in; "" when it needs none."""
    roots: frozenset[str] = frozenset()
    """The procedures, called ones included, that a task of it may be part of; empty for every one."""
    exits: tuple[Exits, ...] = ()
    """Ways to draw its outcomes, of which a step follows one; empty when code acts on none."""
    fields: tuple[Field, ...] = ()
    """What its form must offer, beside what only people read."""
    rows: tuple[Rows, ...] = ()
    """The lists its form must offer."""
    writes: tuple[Written, ...] = ()
    """What the system writes along."""
    reads: tuple[str, ...] = ()
    """Process variables that its handler or its screen reads: the procedure declares them."""
    beside: frozenset[Beside] = frozenset()
    """What stands on the screen beside its form."""
    silence: Silence = Silence.TOLD
    """What others may learn of who acted."""
    part: Part | None = None
    """The place it has in the work of a LIVC-R, where a rule or a screen asks for it."""
    always_kept: bool = False
    """Whether its papers are kept where a LIVC-R keeps no texts as well: they are about no person and no casus."""
    at_point: bool = False
    """Whether one role does it while everyone sits at the open point: the table waits for it, and when the point
    closes it goes along to a next meeting."""
    office_only: bool = False
    """Whether its being open is told to the burgemeester's office alone, for it tells who did not answer."""
    mailed: bool = True
    """Whether a new one is announced by mail; False where a mail may look like a reminder to speak."""
    personal: bool = False
    """Whether nobody claims it, hands it over or takes it for someone else."""
    own_space: bool = False
    """Whether it is a step in somebody's own file: nobody else takes or notes it, in whatever lane it lies."""
    hidden: bool = False
    """Whether nobody but whose it is learns that it is open, and who has no account is spoken for all the same."""
    card: bool = False
    """Whether its answers stand on the card of the first screen, beside the page."""
    says_equal: bool = False
    """Whether the page says that every answer is as good; what one may decline looks the same in any case."""
    ends_on_leaving: bool = False
    """Whether it ends for an organisation that leaves the casus."""
    term: bool = False
    """Whether the timeline shows it as a term."""
    retention: bool = False
    """Whether it belongs to the retention of data, whose terms only get shorter when a casus moves (INV-38)."""
    question: str = ""
    """Palette: an example of what the step asks. The true question stands in the model and its form."""
    consequence: str = ""
    """Palette: an example of what follows. The true consequence stands in the model."""
    bare: bool = False
    """Whether a step of it carries no form, no decision and no subject: only that it was done."""
    closed: bool = False
    """Whether its form asks only the fields named here, in the process zone, and it knows no other outcome."""
    only_moves: bool = False
    """Whether completing it means nothing beyond moving the token: there is no handler of its name."""
    superseded_by: str = ""
    """The word to draw today; published versions may still hold this one. "" for a word of today."""

    @property
    def superseded(self) -> bool:
        """Whether the word is only read, in versions that were published with it, and not drawn any more."""
        return bool(self.superseded_by)

    @property
    def acted(self) -> frozenset[str]:
        """The outcomes that code acts on, in whichever way it is drawn."""
        return frozenset[str]().union(*(way.acted for way in self.exits))

    @property
    def safe(self) -> frozenset[str]:
        """The outcomes that do no harm, one for each way to draw it."""
        return frozenset(way.safe for way in self.exits)

    @property
    def declinable(self) -> bool:
        """Whether one may decline: never overdue, never chased (INV-10)."""
        return self.silence is Silence.DECLINABLE

    @property
    def unspoken(self) -> bool:
        """Whether nobody else may learn that it is open: that would tell who did not speak (INV-10)."""
        return self.hidden or (self.declinable and self.own_space)

    @property
    def counted(self) -> bool:
        """Whether others may know how many did it, in a repetition."""
        return self.silence in {Silence.TOLD, Silence.UNTOLD}

    @property
    def told(self) -> bool:
        """Whether the timeline tells who took it."""
        return self.silence is Silence.TOLD

    @property
    def written_along(self) -> Mapping[str, Mapping[str, Value]]:
        """What is written with an outcome whatever was typed: outcome → variable → value."""
        found: dict[str, dict[str, Value]] = {}
        for each in self.writes:
            if each.outcome and each.value is not None:
                found.setdefault(each.outcome, {})[each.variable] = each.value
        return found
