"""A meeting with twelve points is prepared: whom it is about, who is invited, and what was agreed before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.bench.casework import AANMELDER, CHAIR, Form, Walk
from app.bench.place import BenchLivc
from app.bench.tools import Tools
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, InstantieId, PersoonId, TaskId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.overleg import PuntStatus
from app.domain.vraag import met_ja
from app.domain.words.processes import OVERLEG
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.ports.unit_of_work import Tx
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.services.tasks.show_task import show_task

VAST = ("hilde", "joris", "katrien")
GASTEN = ("tom", "lotte", "bram", "eva")
ACHT = (*VAST, AANMELDER, *GASTEN)
NIEUW, WEGEN, EVALUEREN = 4, 3, 3
"""Casussen of each sort, beside two points about no casus."""
EACH_AT_THE_TABLE = "effectieve_deelnemer"
"""The repetition in which each says what is needed, or nothing."""
VOLWASSEN: Form = {"betreft": "persoon", "leeftijdsgroep": "volwassene", "anoniem": "ja"}


@dataclass(frozen=True)
class Sitting:
    """Leads casussen to the meeting that is measured: some new, some to weigh, some to evaluate."""

    here: BenchLivc
    tools: Tools
    nieuw: int = NIEUW
    wegen: int = WEGEN
    evalueren: int = EVALUEREN

    def prepare(self) -> None:
        """Let two meetings pass, and put the points on the agenda of a third, which opens today."""
        known = [self._taken_in() for _ in range(self.wegen + self.evalueren)]
        self._meet((*VAST, AANMELDER), [self._qualify] * len(known))
        for casus_id in known:
            self._invite(casus_id)
        planned, to_weigh = known[: self.evalueren], known[self.evalueren :]
        for casus_id in planned:
            self._do(CHAIR, self._task(casus_id, "h_agenda"))
        self._meet(ACHT, [self._plan] * len(planned))
        for casus_id in planned:
            asked = SendSignal(self.here.actor(CHAIR), casus_id, "vroeger_evalueren")
            send_signal(asked, self.here.deps)
        self._walk.work()
        for _ in range(self.nieuw):
            self._taken_in()
        for casus_id in (*to_weigh, *planned):
            self._do(CHAIR, self._task(casus_id, "h_agenda"))
        for soort in ("algemeen", "bewaring"):
            request_point(RequestPoint(self.here.actor(CHAIR), soort), self.here.deps)
        self._schedule()

    @property
    def meeting(self) -> str:
        """Return the id of the meeting that goes on, or is next."""
        with self.here.deps.uow.read(self.here.livc_id) as tx:
            return tx.instanties.of_process(OVERLEG.word)[0].id

    def open_at(self, meeting: str) -> str:
        """Return the step the table is at: of the casus when one is open, else of the meeting; "" at its end."""
        with self.here.deps.uow.read(self.here.livc_id) as tx:
            casus_id = _open_casus(tx, meeting)
            rows = tx.taken.of_slot(casus_id) if casus_id else []
            own = tx.taken.of_slot(meeting)
        if any(taak.per == EACH_AT_THE_TABLE for taak in rows):
            return EACH_AT_THE_TABLE
        at_table = [taak.element_id for taak in rows if taak.rol == "tafel"]
        return next(iter((*at_table, *(taak.element_id for taak in own))), "")

    def work(self) -> None:
        """Do what is due, as the worker would."""
        self._walk.work()

    def to_share(self, meeting: str, name: str) -> TaskId:
        """Return the step in which somebody at the table says what is needed."""
        who = self.here.actor(name).persoon_id
        return TaskId(self._task(self._on_the_table(meeting), "m_deel", who).id)

    def persons(self, names: Sequence[str]) -> list[str]:
        """Return the ids of people by first name."""
        return [self.here.actor(name).persoon_id for name in names]

    @property
    def _walk(self) -> Walk:
        return Walk(self.here)

    def _taken_in(self) -> CasusId:
        """Let a partner report, and put it on the list; a new one goes on the agenda at once."""
        casus_id = self._walk.aanmelding(self.here.actor(AANMELDER).organisatie_id)
        self._do(CHAIR, self._task(casus_id, "i_gesprek"), {"uitkomst": "klaar", **VOLWASSEN})
        self._do("hilde", self._task(casus_id, "i_lijst"), {"uitkomst": "op_lijst"})
        self._do(CHAIR, self._task(casus_id, "h_agenda"))
        return casus_id

    def _invite(self, casus_id: CasusId) -> None:
        """Let the name be told, and four services be invited who come."""
        self._do(AANMELDER, self._task(casus_id, "id_vrij"), {"uitkomst": "meegedeeld"})
        diensten = [self.here.actor(name).organisatie_id for name in GASTEN]
        proposed: Form = {"uitkomst": "voorgesteld", "diensten": diensten, "antwoord_tegen": self._soon}
        self._do(CHAIR, self._task(casus_id, "u_voorstel"), proposed)
        self._do("hilde", self._task(casus_id, "u_uitn"), {"uitkomst": "verstuurd"})
        for name, dienst in zip(GASTEN, diensten, strict=True):
            self._do(name, self._task(casus_id, "r_antw", dienst), {"uitkomst": "aanvaard"})

    def _meet(self, who: Sequence[str], points: Sequence[Callable[[CasusId], None]]) -> None:
        """Hold a meeting for which as many points wait as there are things to do."""
        self._schedule()
        meeting = self.meeting
        self._do(CHAIR, self._task(meeting, "x_kader"), {"uitkomst": "geopend", "verslag": "nee"})
        self._do("vera", self._task(meeting, "x_aanw"), {"aanwezig": self.persons(who)})
        for treat in points:
            seated = {"uitkomst": "verder", "aanwezigen": self.persons(who)}
            self._do("vera", self._task(meeting, "u_wie"), seated)
            treat(self._on_the_table(meeting))
            self._do(CHAIR, self._task(meeting, "u_dicht"))

    def _schedule(self) -> None:
        today = dag_van(self.here.deps.clock.now())
        when = {"overlegmoment": today.isoformat(), "uur": "00:00"}
        self._do(CHAIR, self._task(self.meeting, "x_plan"), when)

    def _qualify(self, casus_id: CasusId) -> None:
        proposal = {"uitkomst": "ingevuld", "kwalificatie": "weerhouden"}
        self._do(CHAIR, self._task(casus_id, "k_kw"), proposal)
        self._agree(casus_id, "k_cons", (*VAST, AANMELDER))

    def _plan(self, casus_id: CasusId) -> None:
        for name in ACHT:
            who = self.here.actor(name).persoon_id
            self._do(name, self._task(casus_id, "m_deel", who), {"wijze": "niets"})
        self._do(CHAIR, self._task(casus_id, "d_weeg"), {"uitkomst": "traject"})
        self._do(CHAIR, self._task(casus_id, "p_plan"), {"uitkomst": "klaar", "evaluatiedatum": self._soon})
        self._agree(casus_id, "p_cons", ACHT)

    @property
    def _soon(self) -> str:
        return (dag_van(self.here.deps.clock.now()) + timedelta(days=60)).isoformat()

    def _agree(self, casus_id: CasusId, element: str, who: Sequence[str]) -> None:
        chair, vote = self.here.actor(CHAIR), self._task(casus_id, element).id
        note_votes(
            NoteVotes(chair, vote, {PersoonId(each): "akkoord" for each in self.persons(who)}), self.here.deps
        )
        conclude_consensus(ConcludeConsensus(chair, vote, None), self.here.deps)
        self._walk.work()

    def _on_the_table(self, meeting: str) -> CasusId:
        with self.here.deps.uow.read(self.here.livc_id) as tx:
            found = _open_casus(tx, meeting)
        if found is None:
            raise NotFoundError("Er ligt geen casus op tafel; er is niet gemeten.")
        return found

    def _task(self, slot: str, element: str, binding: str | None = None) -> Taak:
        with self.here.deps.uow.read(self.here.livc_id) as tx:
            for taak in tx.taken.of_slot(slot):
                if taak.element_id == element and binding in (None, taak.binding):
                    return taak
        raise NotFoundError("De stap {element} staat niet open; er is niet gemeten.", element=element)

    def _do(self, name: str, taak: Taak, given: Form | None = None) -> None:
        """Complete a task as a person would: every question answered; and let the worker do what follows."""
        actor = self.here.actor(name)
        form = show_task(actor, TaskId(taak.id), self.here.deps).form
        raw: Mapping[str, Sequence[str]] = {
            key: [value] if isinstance(value, str) else value for key, value in (given or {}).items()
        }
        if form:
            raw = self.tools.filled(form, raw, dag_van(self.here.deps.clock.now()))
        met_ja(lambda ja: complete_task(CompleteTask(actor, taak.id, raw, bevestigd=ja), self.here.deps))
        self._walk.work()


def _open_casus(tx: Tx, meeting: str) -> CasusId | None:
    """Return the casus of the open point; None for a point without one, and where none is open."""
    points = tx.tafel.punten(InstantieId(meeting))
    return next((punt.casus_id for punt in points if punt.status is PuntStatus.OPEN), None)
