"""A scripted year: what a person does next follows from what is open now, so that it goes on after any crash."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.casus import Casus
from app.domain.ids import LivcId, OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.people import Actor, Rol
from app.scenario.answering import answered
from app.scenario.filling import filled
from app.services.deps import Deps
from app.services.owners import actor_of
from app.services.ports.casussen import CasusZicht
from app.services.tasks.show_task import show_task

PROCESSEN = ("prescreening", "casus", "bewaring", "overleg")
AANMELDERS = ("ann", "tom", "joris")
"""Who brings in each casus; Joris notes what Ann tells on the phone."""
SPREKER = "ann"


@dataclass
class World:
    """What the driver may look at: the installation, through its ports, as a person looks at the screen."""

    deps: Deps
    livc_id: LivcId = field(init=False)

    def __post_init__(self) -> None:
        with self.deps.uow.read(None) as tx:
            self.livc_id = next(livc.id for livc in tx.livcs.all() if livc.demo)

    @property
    def now(self) -> datetime:
        with self.deps.uow.read(self.livc_id) as tx:
            return self.deps.clock.now() + tx.livcs.get(self.livc_id).klok

    @property
    def today(self) -> date:
        return dag_van(self.now)

    def actor(self, name: str) -> Actor:
        with self.deps.uow.read(self.livc_id) as tx:
            livc = tx.livcs.get(self.livc_id)
            for _, persoon, _ in tx.people.leden(self.livc_id, self.today):
                if _first(persoon.naam) == name:
                    found = actor_of(tx, PersoonId(persoon.id), livc)
                    assert found
                    return found
        raise AssertionError(f"nobody is called {name}")

    def name_of(self, taak: Taak) -> str | None:
        """Return who may do a step that is bound to a person or an organisation, None for one without account."""
        with self.deps.uow.read(self.livc_id) as tx:
            for lid, persoon, _ in tx.people.leden(self.livc_id, self.today):
                if taak.persoon_id == persoon.id:
                    return _first(persoon.naam)
                own = taak.persoon_id is None and taak.organisatie_id == lid.organisatie_id
                if own and persoon.email and lid.rol is Rol.PARTNER:
                    return _first(persoon.naam)
        return None

    def org(self, name: str) -> OrganisatieId:
        return self.actor(name).organisatie_id

    def casussen(self) -> Sequence[Casus]:
        with self.deps.uow.read(self.livc_id) as tx:
            return tx.casussen.visible(CasusZicht(alle=True))

    def open_tasks(self) -> list[Taak]:
        with self.deps.uow.read(self.livc_id) as tx:
            found = [i for process in PROCESSEN for i in tx.instanties.of_process(process)]
            return [t for slot in dict.fromkeys(i.slot for i in found) for t in tx.taken.of_slot(slot)]

    def slots(self) -> list[str]:
        with self.deps.uow.read(self.livc_id) as tx:
            found = [i.slot for process in PROCESSEN for i in tx.instanties.of_process(process)]
        return list(dict.fromkeys(found))

    def prescreenings(self) -> int:
        with self.deps.uow.read(self.livc_id) as tx:
            return len(tx.instanties.of_process("prescreening"))

    def next_timer(self) -> datetime | None:
        with self.deps.uow.read(self.livc_id) as tx:
            return tx.instanties.next_timer()

    def is_idle(self) -> bool:
        """Answer whether the worker has nothing left to do."""
        with self.deps.uow.read(self.livc_id) as tx:
            due = tx.instanties.next_timer()
            now = self.deps.clock.now() + tx.livcs.get(self.livc_id).klok
            return not tx.outbox.pending() and (due is None or due > now)

    def waiting_points(self) -> Sequence[Agendapunt]:
        with self.deps.uow.read(self.livc_id) as tx:
            return [p for p in tx.tafel.punten(None) if p.status is PuntStatus.GEVRAAGD]

    def at_the_table(self, casus_id: str | None) -> list[PersoonId]:
        with self.deps.uow.read(self.livc_id) as tx:
            punt = tx.tafel.find_open_punt(casus_id) if casus_id else None  # type: ignore[arg-type]
            return [a.persoon_id for a in tx.tafel.aanwezigen(punt.id) if a.tot is None] if punt else []

    def raw(self, name: str, taak: Taak, uitkomst: str | None, velden: Mapping[str, object]) -> "Raw":
        """Return the form filled in, as the page of the task asks it."""
        given: dict[str, Sequence[str]] = {"uitkomst": [uitkomst]} if uitkomst else {}
        page = show_task(self.actor(name), taak.id, self.deps)
        if page.form is None:
            return given
        return filled(page.form, {**answered(page.form, velden), **given}, self.today)


Raw = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Act:
    """One thing a person does; `soort` is begint, noteert, stap, stemmen or besluit."""

    name: str
    soort: str
    taak: Taak | None = None
    raw: Raw = field(default_factory=dict)
    via: str | None = None


@dataclass
class Script:
    """Decides what is done next, from the state alone."""

    world: World
    casussen: int = 3
    begun: int = 0

    def next(self) -> Act | None:
        """Return what somebody can do now; None when only the clock brings anything."""
        tasks = sorted(self.world.open_tasks(), key=_turn)
        for taak in tasks:
            act = self.answer(taak)
            if act:
                return act
        return None

    def begin(self) -> Act | None:
        """Return the next aanmelding, None when all were made."""
        if self.begun >= self.casussen:
            return None
        name = AANMELDERS[self.begun % len(AANMELDERS)]
        return Act(name, "noteert" if name == "joris" else "begint")

    def answer(self, taak: Taak) -> Act | None:
        """Return what is done about one task; None while it has to wait."""
        world = self.world
        needs_point = taak.rol == "tafel" or taak.kind == "informatie_inbreng"
        if needs_point and not world.at_the_table(taak.casus_id):
            return None
        if taak.kind == "consensus":
            return Act("joris", "stemmen", taak)
        plan = PLAN.get(taak.element_id)
        if plan is None or (taak.element_id == "x_plan" and not world.waiting_points()):
            return None
        name = plan.who or world.name_of(taak)
        via = None if name else "telefoon"
        name = name or "joris"
        outcome = plan.outcome(taak) if callable(plan.outcome) else plan.outcome
        outcome = "neemt_niet_deel" if via and taak.element_id == "r_antw" else outcome
        return Act(name, "stap", taak, world.raw(name, taak, outcome, plan.fields(world, taak)), via)


def _nothing(_world: World, _taak: Taak) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Plan:
    """Who answers a step (None: whom it is bound to), with which outcome and fields."""

    who: str | None = None
    outcome: str | Callable[[Taak], str] | None = None
    fields: Callable[[World, Taak], Mapping[str, object]] = _nothing


def _is_long(taak: Taak) -> bool:
    """Answer whether this casus goes the whole way: the odd ones do."""
    return int((taak.casus_code or "0-1").rpartition("-")[2]) % 2 == 1


def _evaluate(world: World, taak: Taak) -> Mapping[str, object]:
    return {"doel_nog_aanwezig": "ja", **_later(world, taak)} if _is_long(taak) else {}


def _later(world: World, _taak: Taak) -> Mapping[str, object]:
    return {"evaluatiedatum": (world.today + timedelta(days=60)).isoformat()}


def _plan(world: World, taak: Taak) -> Mapping[str, object]:
    rows = [{"uitvoerder": str(world.org("lotte")), "wat": "wekelijks gesprek", "aard": "sociaal"}]
    return {"acties": rows, **_later(world, taak)}


PERSOON = {"betreft": "persoon", "leeftijdsgroep": "volwassene", "anoniem": "ja"}
LAST = {"u_dicht": 1, "x_kader": 2, "x_aanw": 2, "u_wie": 2, "x_plan": 3}
"""A casus asks for its point before the meeting comes to it; steps without a number go first."""
PLAN: Mapping[str, Plan] = {
    "q_besp": Plan(None, "aanmelden"),
    "q_aanm": Plan(None, "verstuurd", lambda w, t: {**PERSOON, "opnieuw_aangemeld": "nee"}),
    "i_gesprek": Plan("joris", "klaar", lambda w, t: PERSOON),
    "i_lijst": Plan("hilde", "op_lijst"),
    "h_agenda": Plan("joris"),
    "x_plan": Plan("joris", None, lambda w, t: {"overlegmoment": w.today.isoformat(), "uur": "23:50"}),
    "x_kader": Plan("joris", "geopend", lambda w, t: {"verslag": "nee"}),
    "x_aanw": Plan("vera"),
    "u_wie": Plan("vera", "verder"),
    "u_dicht": Plan("joris"),
    "x_versl": Plan("vera"),
    "k_kw": Plan(
        "joris",
        "ingevuld",
        lambda w, t: {"kwalificatie": "weerhouden" if _is_long(t) else "onvoldoende"},
    ),
    "k_regulier": Plan("joris"),
    "id_vrij": Plan(
        None, "meegedeeld", lambda w, t: {"naam": "Kanarie Verzonnen", "geboortedatum": "1999-03-04"}
    ),
    "u_voorstel": Plan(
        "joris",
        "voorgesteld",
        lambda w, t: {
            "diensten": [str(w.org("lotte")), str(w.org("sam"))],
            "antwoord_tegen": (w.today + timedelta(days=20)).isoformat(),
        },
    ),
    "u_uitn": Plan("hilde", "verstuurd"),
    "r_antw": Plan(None, "aanvaard"),
    "r_link": Plan("joris"),
    "m_deel": Plan(None, None, lambda w, t: {"wijze": "schriftelijk", "delen_met": "tafel"}),
    "d_weeg": Plan("joris", "traject"),
    "p_plan": Plan("joris", "klaar", _plan),
    "v_acties": Plan(),
    "e_eval": Plan("joris", "afsluiten", _evaluate),
    "a_voorst": Plan("joris", None, lambda w, t: {"reden": "doel_bereikt"}),
    "c_uit": Plan("joris"),
}


def _turn(taak: Taak) -> tuple[int, str, str, str]:
    return LAST.get(taak.element_id, 0), taak.casus_code or "", taak.element_id, taak.id


def _first(naam: str) -> str:
    return naam.split(maxsplit=1)[0].lower()
