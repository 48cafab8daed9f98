"""A whole installation in a folder of its own, on a clock that is moved by hand: real parts, no demo path."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from app.bootstrap import build, prepare
from app.config import load_settings
from app.domain.errors import ModelError, NotFoundError
from app.domain.ids import CasusId, InstantieId, LivcId, PersoonId, TaskId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.people import Actor
from app.domain.vraag import met_ja
from app.domain.words.processes import OVERLEG, PROCESSES
from app.scenario.answering import Answers, answered
from app.scenario.clock import SandboxClock, work_off
from app.scenario.errors import StepFailedError
from app.scenario.filling import Writer, filled
from app.scenario.recording import RecordingEngine
from app.services.demo.seed_demo import seed_demo
from app.services.deps import Deps
from app.services.owners import actor_of
from app.services.presence import open_point_of, seated_at
from app.services.procedures.publish_everywhere import publish_everywhere
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.table.without_core import Reden
from app.services.tasks.complete_task import Afgewerkt, CompleteTask, complete_task
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task

VRIJE_PROCESSEN = tuple(each.word for each in PROCESSES.values() if not each.called)
Submit = Callable[[str, Taak, Mapping[str, Sequence[str]], str | None], None]
"""Completes a task by other means: who, which, the posted form, and how it was told."""


class Sandbox:
    """The demo LIVC-R in a folder; people act by their first name.

    `begin` is where the clock stands at first. `ready` says that the folder is a copy of one that was made
    before: nothing is migrated or published; `livc` then names one of several LIVC-Rs.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        *,
        begin: datetime | None = None,
        ready: bool = False,
        livc: str | None = None,
    ) -> None:
        given = {"CASUSPAD_DATA": str(folder / "data"), **(environment or {})}
        self.settings = load_settings(given)
        self.clock = SandboxClock(begin) if begin else SandboxClock()
        if not ready:
            prepare(self.settings)
        deps = build(self.settings, self.clock)
        self.engine = RecordingEngine(deps.engine)
        self.deps: Deps = replace(deps, engine=self.engine)
        made = None if ready else seed_demo(self.deps)
        self.livc_id: LivcId = made or self._livc(livc)
        self.refused: list[ModelError] = [] if ready else publish_everywhere(self.deps)
        self.write: Writer | None = None
        """Makes the text of a free field; None for one invented sentence."""
        self.submit: Submit | None = None
        """Completes each task in place of the use case; None for the use case."""
        self.names: Mapping[str, str] = {}
        """Who plays somebody here, by first name; who is not in it plays under the own name."""

    def _livc(self, naam: str | None) -> LivcId:
        with self.deps.uow.read(None) as tx:
            return next(livc.id for livc in tx.livcs.all() if naam in {None, livc.naam})

    @property
    def now(self) -> datetime:
        """The domain clock of the LIVC-R: nobody moves it apart from the clock of the sandbox."""
        return self.clock.now()

    def actor(self, name: str) -> Actor:
        """Return a demo person by first name, in small letters."""
        name = self.names.get(name, name)
        with self.deps.uow.read(self.livc_id) as tx:
            livc = tx.livcs.get(self.livc_id)
            for _, persoon, _ in tx.people.leden(self.livc_id, dag_van(self.now)):
                if persoon.naam.split()[0].lower() == name:
                    found = actor_of(tx, PersoonId(persoon.id), livc)
                    if found:
                        return found
        raise NotFoundError("Er is geen {name} in deze LIVC-R.", name=name)

    def open_tasks(self, processes: Iterable[str] = VRIJE_PROCESSEN) -> list[Taak]:
        """Return every open task in the LIVC-R, in order of its casus and step; or those of some processes."""
        with self.deps.uow.read(self.livc_id) as tx:
            instanties = chain.from_iterable(map(tx.instanties.of_process, processes))
            slots = dict.fromkeys(instantie.slot for instantie in instanties)
            return list(chain.from_iterable(map(tx.taken.of_slot, slots)))

    def tasks(self, element: str, code: str | None = None) -> list[Taak]:
        """Return the open tasks of an element, of one casus where its code is given."""
        found = self.open_tasks() if code is None else self.tasks_of(code)
        return [taak for taak in found if taak.element_id == element]

    def tasks_of(self, code: str) -> Sequence[Taak]:
        """Return the open tasks of a casus; none when it is gone."""
        with self.deps.uow.read(self.livc_id) as tx:
            casus = tx.casussen.find_by_code(code)
            return tx.taken.of_slot(casus.id) if casus else ()

    def task(self, element: str, code: str | None = None, binding: str | None = None) -> Taak:
        """Return the open task of an element; `code` and `binding` choose among several."""
        for taak in self.tasks(element, code):
            if binding is None or binding in (taak.binding, taak.organisatie_id, taak.persoon_id):
                return taak
        raise NotFoundError("De taak {stap} staat niet open.", stap=element)

    def do(
        self,
        name: str,
        taak: Taak,
        uitkomst: str | None = None,
        velden: Answers | None = None,
        via: str | None = None,
    ) -> None:
        """Complete a task as a person would: the page, the form filled in, the button."""
        actor = self.actor(name)
        page = show_task(actor, TaskId(taak.id), self.deps)
        given: dict[str, Sequence[str]] = {"uitkomst": [uitkomst]} if uitkomst else {}
        if page.form:
            given = filled(
                page.form, {**answered(page.form, velden or {}), **given}, dag_van(self.now), self.write
            )
        if self.submit:
            self.submit(name, taak, given, via)
        else:
            met_ja(lambda ja: complete_task(CompleteTask(actor, taak.id, given, via, ja), self.deps))
        self.work()

    def keep(self, name: str, taak: Taak, velden: Answers) -> None:
        """Keep the form of a step half-filled, as its button does; raises `StepFailedError` without a form."""
        actor = self.actor(name)
        form = show_task(actor, TaskId(taak.id), self.deps).form
        if form is None:
            raise StepFailedError("De stap {stap} heeft geen formulier om te bewaren.", stap=taak.element_id)
        save_draft(SaveDraft(actor, TaskId(taak.id), answered(form, velden)), self.deps)

    def vote(
        self,
        name: str,
        taak: Taak,
        antwoorden: Mapping[str, str],
        uitkomst: str | None = None,
        reden: str | None = None,
    ) -> Afgewerkt:
        """Note an answer for everyone at the table and conclude; `antwoorden` names who says otherwise.

        `reden` is why the table decides while somebody of the core is not there.
        """
        chair = self.actor(name)
        if uitkomst is None:
            note_votes(NoteVotes(chair, taak.id, self._answers(taak, antwoorden)), self.deps)
        done = met_ja(
            lambda ja: conclude_consensus(
                ConcludeConsensus(chair, taak.id, uitkomst, ja, Reden(reden or "")), self.deps
            )
        )
        self.work()
        return done

    def _answers(self, taak: Taak, antwoorden: Mapping[str, str]) -> dict[PersoonId, str]:
        otherwise = {self.actor(name).persoon_id: answer for name, answer in antwoorden.items()}
        return {person: otherwise.get(person, "akkoord") for person in self.at_the_table(taak)}

    def at_the_table(self, taak: Taak) -> list[PersoonId]:
        """Return who takes part, or took part, in the open point of the casus of a step."""
        with self.deps.uow.read(self.livc_id) as tx:
            seated = seated_at(tx, open_point_of(tx, taak.casus_id))
        return [each.persoon_id for each in seated]

    def work(self) -> int:
        """Let the worker do everything that is due now; raises `StepFailedError` when something failed."""
        return work_off(self.livc_id, self.deps)

    def move_to(self, moment: datetime) -> None:
        """Move the clock forward, stopping at every deadline on the way, as a year would."""
        while True:
            following = self.next_timer()
            stop = min(following or moment, moment)
            self.clock.move_to(stop)
            self.work()
            if stop >= moment:
                return

    def next_timer(self) -> datetime | None:
        """Return the earliest deadline that runs."""
        with self.deps.uow.read(self.livc_id) as tx:
            return tx.instanties.next_timer()

    def casus_id(self, code: str) -> CasusId | None:
        """Return the casus under a code, None when it is gone."""
        with self.deps.uow.read(self.livc_id) as tx:
            casus = tx.casussen.find_by_code(code)
        return casus.id if casus else None

    def overleg_id(self) -> InstantieId:
        """Return the running meeting."""
        with self.deps.uow.read(self.livc_id) as tx:
            return tx.instanties.of_process(OVERLEG.word)[0].id
