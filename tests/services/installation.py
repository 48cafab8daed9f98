"""A real installation per test, copied from a template, with a fast hasher and a mailbox in memory."""

import copy
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.bootstrap import build, prepare
from app.config import load_settings
from app.domain.casus import Casus
from app.domain.ids import InstantieId, LivcId, OrganisatieId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.overleg import Agendapunt
from app.domain.people import Actor, Rol
from app.domain.vraag import met_ja
from app.persistence.unit_of_work import Known
from app.scenario.filling import filled
from app.services.access.found_livc import FoundLivc, Stichter
from app.services.access.invite_person import InvitePerson, Uitgenodigd
from app.services.casework.start_prescreening import start_prescreening
from app.services.clockwork.close_points import close_points
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.run_jobs import run_jobs
from app.services.demo.seed_demo import seed_demo
from app.services.deps import Deps
from app.services.owners import actor_of
from app.services.ports.forms import FormView
from app.services.ports.unit_of_work import Tx, UnitOfWork
from app.services.procedures.publish_everywhere import publish_everywhere
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.table.without_core import Reden
from app.services.tasks.complete_task import Afgewerkt, CompleteTask, complete_task
from app.services.tasks.show_task import show_task
from tests.fakes import FakeClock, FastHasher, MemoryMailer
from tests.joining import found_beside_demo, join

ANDERE_MENSEN = (
    ("Ina Ander", "ina", "PZ Wisselbeke", "politie", Rol.INFORMATION_OFFICER),
    ("Wies Ander", "wies", "CAW Wisselbeke", "sociaal", Rol.PARTNER),
)
NAAM = "Kanarie Verzonnen-Naam"
"""The invented name that no process variable, audit row, outbox row or timeline may hold."""
BEGIN = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
PROCESSEN = (
    *("prescreening", "casus", "bewaring", "overleg", "ltf_instroom", "datalek", "inzageverzoek"),
    "strategische_tafel",
)
MEESTE_WERK = 1000
Answer = str | Sequence[str]


class Installation:
    """The demo LIVC-R and, beside it, a second one without vaults. People act by first name."""

    def __init__(self, folder: Path, moment: datetime | None = None, parts: Deps | None = None) -> None:
        """Open a copied folder; `parts` lends what has no state (engine, models)."""
        self.folder = folder
        self.settings = load_settings({"CASUSPAD_DATA": str(folder / "data")})
        self.clock = FakeClock(moment or BEGIN)
        self.mailer = MemoryMailer()
        built = replace(build(self.settings, self.clock), hasher=FastHasher(), mailer=self.mailer)
        if parts:
            built = replace(built, engine=parts.engine)
            _share_compiled(parts.uow, built.uow)
        self.deps = built
        self.livc_id = LivcId("")
        with self.deps.uow.read(None) as tx:
            self.livc_id = next((livc.id for livc in tx.livcs.all() if livc.demo), self.livc_id)

    def close(self) -> None:
        """Let go of every file: what was written lies in the databases alone, and can be copied."""
        self.deps.let_go()

    @property
    def now(self) -> datetime:
        """The domain clock of the LIVC-R."""
        with self.read() as tx:
            return self.clock.now() + tx.livcs.get(self.livc_id).klok

    def actor(self, name: str) -> Actor:
        """Return a person by first name, in small letters."""
        with self.read() as tx:
            livc = tx.livcs.get(self.livc_id)
            day = dag_van(self.clock.now() + livc.klok)
            found = {p.naam.split()[0].lower(): p.id for _, p, _ in tx.people.leden(self.livc_id, day)}
            actor = actor_of(tx, found[name], livc)
        assert actor is not None
        return actor

    def join(
        self, naam: str, email: str | None, organisatie: str, soort: str, rol: Rol, by: str = "joris"
    ) -> Uitgenodigd:
        """Let one make an account, and whoever may say yes."""
        return join(self.invitation(naam, email, organisatie, soort, rol, by), self.deps)

    def invitation(
        self, naam: str, email: str | None, organisatie: str, soort: str, rol: Rol, by: str = "joris"
    ) -> InvitePerson:
        return InvitePerson(
            self.livc_id, naam, email, organisatie, soort, rol, "lid", date(2026, 1, 1), self.actor(by)
        )

    def open_tasks(self) -> list[Taak]:
        with self.read() as tx:
            found = [i for process in PROCESSEN for i in tx.instanties.of_process(process)]
            return [taak for slot in dict.fromkeys(i.slot for i in found) for taak in tx.taken.of_slot(slot)]

    def task(self, element: str, binding: str | None = None) -> Taak:
        """Return the open task of an element; `binding` chooses among several."""
        for taak in self.open_tasks():
            if taak.element_id == element and binding in (None, taak.organisatie_id, taak.persoon_id):
                return taak
        raise AssertionError(f"{element} is not open, but {sorted(self.open_elements())}")

    def do(
        self, name: str, taak: Taak, uitkomst: str | None = None, via: str | None = None, **velden: Answer
    ) -> Afgewerkt:
        """Complete a task as a person would: the page, the form filled in, the button."""
        actor, raw = self.actor(name), self.filled(name, taak, uitkomst, **velden)
        done = met_ja(lambda ja: complete_task(CompleteTask(actor, taak.id, raw, via, ja), self.deps))
        self.work()
        return done

    def filled(
        self, name: str, taak: Taak, uitkomst: str | None = None, **velden: Answer
    ) -> dict[str, Sequence[str]]:
        """Return the posted form: what is given, and invented answers to the rest."""
        page = show_task(self.actor(name), taak.id, self.deps)
        given = {k: [v] if isinstance(v, str) else list(v) for k, v in velden.items()}
        if page.paper_light and page.form:
            given = {k: v for k, v in given.items() if _is_asked(page.form, k, v)}
        given |= {"uitkomst": [uitkomst]} if uitkomst else {}
        return dict(filled(page.form, given, self.today)) if page.form else dict(given)

    def work(self) -> int:
        """Let the worker do everything that is due now; whatever fails is an error here."""
        done = 0
        while any(piece(self.livc_id, self.deps) is not None for piece in (run_jobs, fire_timers)):
            done += 1
            assert done < MEESTE_WERK, "the worker never ends"
        done += close_points(self.livc_id, self.deps)
        with self.read() as tx:
            assert not [j for j in tx.outbox.pending() if j.pogingen], "a job failed"
            following = tx.instanties.next_timer()
        assert following is None or following > self.now, "a timer did not fire"
        return done

    def move_to(self, moment: datetime) -> None:
        """Move the clock forward, stopping at every deadline on the way."""
        while True:
            with self.read() as tx:
                following = tx.instanties.next_timer()
            stop = min(following or moment, moment)
            self.clock.set(max(stop, self.clock.now()))
            self.work()
            if stop >= moment:
                return

    def second_process(self) -> "Installation":
        """Return a second process on the same folder."""
        return Installation(self.folder, self.clock.now(), self.deps)

    @property
    def other(self) -> "Installation":
        """The same installation, acting in the other LIVC-R."""
        with self.deps.uow.read(None) as tx:
            other_id = next(livc.id for livc in tx.livcs.all() if not livc.demo)
        there = copy.copy(self)
        there.livc_id = other_id
        return there

    @contextmanager
    def read(self) -> Iterator[Tx]:
        with self.deps.uow.read(self.livc_id) as tx:
            yield tx

    @contextmanager
    def begin(self) -> Iterator[Tx]:
        with self.deps.uow.begin(self.livc_id) as tx:
            yield tx

    def org(self, name: str) -> OrganisatieId:
        return self.actor(name).organisatie_id

    @property
    def casus(self) -> Casus:
        """The casus of this installation; the stages make one."""
        return self.casus_of("2026-01")

    def casus_of(self, code: str) -> Casus:
        with self.read() as tx:
            found = tx.casussen.find_by_code(code)
        assert found is not None, f"no casus {code}"
        return found

    @property
    def punt(self) -> Agendapunt:
        """The open point."""
        with self.read() as tx:
            found = tx.tafel.find_open_punt(self.casus.id)
        assert found is not None, "no open point"
        return found

    @property
    def variables(self) -> Mapping[str, object]:
        """What the running instances of the casus know."""
        with self.read() as tx:
            found = [dict(i.variables) for i in tx.instanties.of_slot(self.casus.id)]
        return {k: v for each in found for k, v in each.items()}

    def open_elements(self) -> set[str]:
        return {t.element_id for t in self.open_tasks()}

    def step(
        self, name: str, element: str, uitkomst: str | None = None, via: str | None = None, **velden: Answer
    ) -> Afgewerkt:
        """Do the only open task of an element."""
        return self.do(name, self.task(element), uitkomst, via, **velden)

    def contribute(self, name: str, wijze: str = "niets", **velden: Answer) -> Afgewerkt:
        """Answer the round at the table as one person."""
        taak = self.task("m_deel", binding=self.actor(name).persoon_id)
        return self.do(name, taak, None, None, wijze=wijze, **velden)

    def meet(self, *names: str) -> None:
        """Plan a meeting for today, open it, and open its only point with these people."""
        for element, who in (("h_agenda", "joris"), ("x_versl", "vera")):
            if element in self.open_elements():
                self.step(who, element)
        self.step("joris", "x_plan", overlegmoment=self.today.isoformat(), uur="10:00")
        self.step("joris", "x_kader", "geopend", verslag="nee")
        self.step("vera", "x_aanw")
        self.sit(*names)

    def sit(self, *names: str) -> Afgewerkt:
        """Note who takes part in the next point, which opens it."""
        present = [str(self.actor(n).persoon_id) for n in names]
        return self.step("vera", "u_wie", "verder", aanwezigen=present)

    def note(self, element: str, **answers: str) -> int:
        """Let the chair note these answers; return how many are in."""
        given = {self.actor(n).persoon_id: answer for n, answer in answers.items()}
        return note_votes(NoteVotes(self.actor("joris"), self.task(element).id, given), self.deps)

    def conclude(self, element: str, uitkomst: str | None = None, reden: str = "") -> Afgewerkt:
        actor, taak, why = self.actor("joris"), self.task(element), Reden(reden)
        done = met_ja(
            lambda ja: conclude_consensus(ConcludeConsensus(actor, taak.id, uitkomst, ja, why), self.deps)
        )
        self.work()
        return done

    def agree(self, element: str, reden: str = "", **otherwise: str) -> Afgewerkt:
        """Note akkoord for everyone, or what `otherwise` says, and conclude."""
        self.note(element, **{name: otherwise.get(name, "akkoord") for name in self.present()})
        return self.conclude(element, reden=reden)

    def present(self) -> list[str]:
        """First names of who takes part in the open point."""
        with self.read() as tx:
            ids = [a.persoon_id for a in tx.tafel.aanwezigen(self.punt.id) if a.tot is None]
            return [p.naam.split()[0].lower() for p in tx.people.personen(ids).values()]

    @property
    def today(self) -> date:
        return dag_van(self.now)

    def later(self, **step: float) -> None:
        """Let time pass, with the worker at work."""
        self.move_to(self.clock.now() + timedelta(**step))

    def wait(self, **step: float) -> None:
        """Let time pass while nobody works."""
        self.clock.advance(timedelta(**step))

    def prescreen(self, name: str = "ann") -> Taak:
        start_prescreening(self.actor(name), self.deps)
        return self.task("q_besp")


def seed(folder: Path) -> Installation:
    """Make the template: the demo LIVC-R, and a second LIVC-R that works paper-light."""
    settings = load_settings({"CASUSPAD_DATA": str(folder / "data")})
    prepare(settings)
    made = Installation(folder)
    found = seed_demo(made.deps)
    assert found is not None
    made.livc_id = found
    _second_livc(made)
    assert publish_everywhere(made.deps) == []
    made.work()
    made.other.work()
    return made


def _second_livc(made: Installation) -> None:
    bea, wim, gil = (Stichter(f"{n.title()} Ander", f"{n}@wisselbeke.example") for n in ("bea", "wim", "gil"))
    founding = FoundLivc("LIVC-R Wisselbeke", "Wisselbeke", bea, wim, gil, date(2026, 1, 1))
    made.livc_id, demo = found_beside_demo(founding, made.deps), made.livc_id
    for naam, email, organisatie, soort, rol in ANDERE_MENSEN:
        made.join(naam, f"{email}@wisselbeke.example", organisatie, soort, rol, "wim")
    made.livc_id = demo


def copied(source: Path, target: Path) -> Path:
    shutil.copytree(source, target)
    return target


def _is_asked(form: FormView, key: str, given: Answer) -> bool:
    """Answer whether a form asks this; paper-light asks for decisions, and a tick where a reason is on paper."""
    base, _, column = key.partition("-0-")
    field = next((f for f in form.fields if f.key == base), None)
    if field is None or (field.type == "checkbox" and list(given) != ["ja"]):
        return False
    return not column or column in {c.key for c in getattr(field, "columns", ())}


def _share_compiled(known: UnitOfWork, fresh: UnitOfWork) -> None:
    """Let a new process use the statements that were compiled before: most of the time of a short test."""
    old, new = known._engine, fresh._engine  # type: ignore[attr-defined]
    new.dialect = new.pool._dialect = old.dialect
    new._compiled_cache = old._compiled_cache
    fresh._known = Known(versions=known._known.versions)  # type: ignore[attr-defined]


def spoil(inst: Installation, instantie_id: InstantieId) -> None:
    """Make the state of an instance unreadable, as a fault in storage would."""
    with inst.begin() as tx:
        instantie = tx.instanties.get(instantie_id)
        taken = [taak for taak in tx.taken.of_slot(instantie.slot) if taak.instantie_id == instantie_id]
        elements = {each.element_id for each in taken}
        timers = [t for t in tx.instanties.timers(instantie.slot) if t.host_element_id in elements]
        tx.instanties.save(replace(instantie, state=b"stuk"), taken, timers, frozenset())
