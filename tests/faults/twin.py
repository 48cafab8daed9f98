"""The same year, lived without faults in a copy of the same installation: what was struck must tell the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.instantie import Taak
from app.domain.vraag import met_ja
from app.persistence import tables as t
from app.scenario.clock import work_off
from app.scenario.errors import StepFailedError
from app.scenario.filling import filled
from app.services.casework.record_aanmelding import RecordAanmelding, aanmelding_form, record_aanmelding
from app.services.casework.start_prescreening import start_prescreening
from app.services.clockwork.check_inventory import check_inventory
from app.services.clockwork.run_jobs import JOBS
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.faults.clock import StandingClock
from tests.faults.script import PERSOON, SPREKER, Act, Script, World

TOLD: dict[str, Sequence[str]] = {
    "casus": ("code", "status", "fase", "kwalificatie", "laatste_bespreking", "vernietigen_op"),
    "casus_teller": ("jaar", "laatste"),
    "deelname": ("casus_id", "organisatie_id", "status", "uitgenodigd"),
    "actie": ("casus_id", "nummer", "organisatie_id", "aard", "status"),
    "gebeurtenis": ("casus_id", "proces_id", "element_id", "wat", "soort", "toestand"),
    "instantie": ("casus_id", "proces_id", "versie_id", "organisatie_id", "beeindigd", "actief", "wacht_op"),
    "slot": (),
    "taak": ("casus_code", "proces_id", "element_id", "organisatie_id", "persoon_id", "rol"),
    "overleg": ("status",),
    "agendapunt": ("casus_id", "soort", "titel", "status", "volgorde"),
    "aanwezige": ("persoon_id", "organisatie_id", "rollen"),
    "stem": ("casus_id", "subject", "ronde", "persoon_id", "antwoord"),
    "bevestiging": ("casus_id", "persoon_id", "rol", "soort", "wat"),
    "item": ("casus_id", "zone", "eigenaar_id", "soort", "versie"),
    "sleutel": ("casus_id", "zone", "eigenaar_id"),
    "certificaat": ("soort", "sleutels", "rijen"),
}
"""What each table says apart from random ids and moments; a casus is known by its code."""
CLOSE = timedelta(minutes=45)
"""A step or a term that had to be tried again came a little later than with the twin."""


@dataclass
class Twin:
    """Does what was accepted elsewhere, at the same moment."""

    world: World
    clock: StandingClock
    script: Script = field(init=False)

    def __post_init__(self) -> None:
        self.script = Script(self.world)

    def follow(self, act: Act, moment: datetime) -> None:
        """Do the same act, and all that follows from it."""
        self.clock.moment = moment
        if act.taak is None:
            self._begin(act)
        else:
            self._step(act, self._same(act.taak))
        self.work()

    def work(self) -> None:
        deps, livc_id = self.world.deps, self.world.livc_id
        try:
            work_off(livc_id, deps)
            check_inventory(livc_id, deps)  # what the worker does each night
            work_off(livc_id, deps)
        except StepFailedError:
            with deps.uow.begin(livc_id) as tx:  # once more, to see why
                for job in tx.outbox.pending():
                    JOBS[job.soort](tx, job, deps)
            raise

    def _begin(self, act: Act) -> None:
        actor, deps = self.world.actor(act.name), self.world.deps
        if act.soort == "noteert":
            given = {name: [value] for name, value in PERSOON.items()}
            raw = filled(aanmelding_form(actor, deps), given, self.world.today)
            record_aanmelding(RecordAanmelding(actor, self.world.org(SPREKER), "telefoon", raw), deps)
        else:
            start_prescreening(actor, deps)

    def _step(self, act: Act, taak: Taak) -> None:
        actor, deps = self.world.actor(act.name), self.world.deps
        if act.soort == "stemmen":
            answers = dict.fromkeys(self.world.at_the_table(taak.casus_id), "akkoord")
            note_votes(NoteVotes(actor, taak.id, answers), deps)
            conclude_consensus(ConcludeConsensus(actor, taak.id), deps)
            return
        mine = self.script.answer(taak)
        assert mine is not None, f"the twin cannot do {taak.element_id} now"
        met_ja(lambda ja: complete_task(CompleteTask(actor, taak.id, mine.raw, act.via, ja), deps))

    def _same(self, taak: Taak) -> Taak:
        """Return the open task that is this one here: ids differ, places do not."""
        open_ = self.world.open_tasks()
        found = [each for each in open_ if _place(each) == _place(taak)]
        assert found, f"{_place(taak)} is open there, and not here: {[_place(each) for each in open_]}"
        return found[0]


def _place(taak: Taak) -> tuple[object, ...]:
    return taak.casus_code, taak.proces_id, taak.element_id, taak.organisatie_id, taak.persoon_id


def ensure_same(struck: World, twin: World) -> None:
    """Fail with the first table that tells something else than the twin's."""
    for name, columns in TOLD.items():
        here, there = (sorted(_rows(world, name, columns), key=repr) for world in (struck, twin))
        assert here == there, f"{name}: {_difference(here, there)}"
    _ensure_same_terms(_terms(struck), _terms(twin))
    less = _mails(twin) - _mails(struck)
    assert not less, f"mails that were never sent: {less}"


def _mails(world: World) -> Counter[tuple[str, str]]:
    """Return who got what: sending one again changes nothing, and of a task one hears once a day at most."""
    folder: Path = world.deps.mailer._folder  # type: ignore[attr-defined]
    mails = [message_from_bytes(path.read_bytes()) for path in folder.glob("*.eml")]
    found = Counter((str(mail["To"]), str(mail["Subject"])) for mail in mails)
    return Counter({(to, what): 1 if "taak" in what else number for (to, what), number in found.items()})


def _difference(here: list[Any], there: list[Any]) -> str:
    more, less = list(here), list(there)
    for row in there:
        if row in more:
            more.remove(row)
            less.remove(row)
    return f"too much {more}; missing {less}"


def _rows(world: World, name: str, columns: Sequence[str]) -> list[tuple[object, ...]]:
    table = t.metadata.tables[name]
    codes = _codes(world)
    rows = _query(world, select(table.c.livc_id, *(table.c[column] for column in columns)))
    return [tuple(_named(value, codes) for value in row[1:]) for row in rows]


def _named(value: object, codes: dict[str, str]) -> object:
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    return codes.get(value, value) if isinstance(value, str) else value


def _codes(world: World) -> dict[str, str]:
    return dict(_query(world, select(t.casus.c.id, t.casus.c.code)))


def _query(world: World, query: Any) -> list[Any]:
    engine = world.deps.uow._engine  # type: ignore[attr-defined]
    with engine.connect().execution_options(over_livcs=True) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL casuspad.livc = '{world.livc_id}'")
        return [tuple(row) for row in connection.execute(query)]


Terms = dict[tuple[object, ...], list[datetime]]


def _terms(world: World) -> Terms:
    codes, found = _codes(world), Terms()
    owner = t.instantie.c.casus_id
    joined = t.timer.join(t.instantie, t.timer.c.instantie_id == t.instantie.c.id)
    columns = (owner, t.timer.c.process_id, t.timer.c.element_id, t.timer.c.due_at)
    for casus_id, process_id, element_id, due in _query(world, select(*columns).select_from(joined)):
        found.setdefault((codes.get(casus_id, ""), process_id, element_id), []).append(due)
    return found


def _ensure_same_terms(here: Terms, there: Terms) -> None:
    number, number_there = ({place: len(m) for place, m in terms.items()} for terms in (here, there))
    assert number == number_there, f"terms: {number} here, {number_there} with the twin"
    for place, moments in here.items():
        for mine, other in zip(sorted(moments), sorted(there[place]), strict=True):
            assert abs(mine - other) < CLOSE, f"{place} is due {mine} here, {other} with the twin"
