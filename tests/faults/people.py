"""People who do what is asked of them on the pages, and try again when they get no answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.instantie import Taak
from app.scenario.filling import filled
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.casework.record_aanmelding import aanmelding_form
from tests.asking import find_task
from tests.faults.chaos import Chaos
from tests.faults.person import AGAIN, TWICE, Answer, Person
from tests.faults.record import Record
from tests.faults.script import PERSOON, SPREKER, Act, World

Fields = Mapping[str, Sequence[str]]
TRIES = 12
GONE = (404, 409, 410)


@dataclass(frozen=True)
class Form:
    """Who sends what from which page."""

    name: str
    page: str
    action: str
    fields: Fields


@dataclass
class People:
    """Everyone in the demo; `record` holds what they believe was accepted."""

    world: World
    chaos: Chaos
    record: Record = field(default_factory=Record)
    acts: int = 0
    doubling: float = 0.12
    """How many forms are sent twice at once, as two windows or an impatient finger do."""
    _known: dict[str, Person] = field(default_factory=dict)

    def perform(self, act: Act) -> None:
        self.acts += 1
        if act.taak is None:
            self._begin(act)
        elif act.soort == "stemmen":
            self._vote(act.name, act.taak)
        else:
            self._until_done(act.taak, self.form_of(act, act.taak))

    def form_of(self, act: Act, taak: Taak) -> Form:
        """Return what is sent to complete a task."""
        page = self._page(taak)
        fields = {**act.raw, **({"via": [act.via]} if act.via else {})}
        action = page if page.startswith("/taken/") else f"{page}/stap/{taak.id}"
        return Form(act.name, page, action, fields)

    def _begin(self, act: Act) -> None:
        """Begin; who got no answer looks first whether it was begun, as nothing on the page could tell."""
        form, before = self._beginning(act), self._number_begun()
        for _ in range(TRIES):
            answer = self._send(form, act.soort)
            if self._number_begun() > before:
                assert self._number_begun() == before + 1, f"{act.soort} happened twice"
                return
            assert not answer.is_accepted, f"{act.soort} was accepted and is nowhere"
            self._ensure_may_try_again(answer, act.soort)
        raise AssertionError(f"{act.soort} never succeeds")

    def _beginning(self, act: Act) -> Form:
        if act.soort == "begint":
            return Form(act.name, "/signaleren", "/signaleren", {})
        given = {name: [value] for name, value in PERSOON.items()}
        noted = filled(aanmelding_form(self.world.actor(act.name), self.world.deps), given, self.world.today)
        return Form(act.name, "/casussen/noteren", "/casussen/noteren", {**noted, **self._spoken()})

    def _spoken(self) -> Fields:
        """Return who told it, and how."""
        return {"via": ["telefoon"], "organisatie_id": [str(self.world.org(SPREKER))]}

    def _number_begun(self) -> int:
        return self.world.prescreenings() + len(self.world.casussen())

    def _vote(self, name: str, taak: Taak) -> None:
        page, present = self._page(taak), self.world.at_the_table(taak.casus_id)
        form = Form(
            name, page, f"{page}/stemmen/{taak.id}", {f"stem:{person}": ["akkoord"] for person in present}
        )
        for _ in range(TRIES):
            answer = self._send(form, "stemmen")
            if answer.is_accepted:
                break
            self._ensure_may_try_again(answer, "stemmen")
        self._ensure_voted_once(taak, len(present))
        self._until_done(taak, Form(name, page, f"{page}/besluit/{taak.id}", {}))

    def _ensure_voted_once(self, taak: Taak, present: int) -> None:
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            rounds = [tx.tafel.stemmen(taak.id, ronde) for ronde in (1, 2)]
        votes = [len(stemmen) for stemmen in rounds]
        assert votes == [present, 0], f"{present} people voted, and there are {votes} votes"

    def _until_done(self, taak: Taak, form: Form) -> None:
        """Send until it is accepted, or the page says that it was done already."""
        lost = False
        for _ in range(TRIES):
            answer = self._send(form, taak.element_id, self._times())
            if answer.asked:
                assert self._is_open(taak), f"{taak.element_id} was asked about, and is gone"
                form = replace(form, fields={**form.fields, "bevestigd": [answer.asked]})
                continue
            if answer.is_accepted:
                assert not self._is_open(taak), f"{taak.element_id} was accepted and is still open"
                self.record.add(taak)
                return
            if answer.status in GONE and not self._is_open(taak):
                assert lost, f"{taak.element_id} was done by nobody"
                self.record.add(taak)
                return
            self._ensure_may_try_again(answer, taak.element_id)
            lost = lost or not answer.is_logged_out
        raise AssertionError(f"{taak.element_id} never succeeds:\n{self.chaos.service.tail()}")

    def _send(self, form: Form, what: str, times: int = 1) -> Answer:
        person, answers = self.person(form.name), list[Answer]()
        self.chaos.during(
            lambda: answers.append(person.submit(form.page, form.action, form.fields, times)),
            f"act {self.acts} {what}{' twice' if times > 1 else ''}",
        )
        return answers[0]

    def _times(self) -> int:
        return 2 if self.chaos.dice.random() < self.doubling else 1

    def _ensure_may_try_again(self, answer: Answer, what: str) -> None:
        if answer.is_logged_out:  # the clock ran away from the session
            self._known.clear()
            return
        assert answer.status != TWICE, f"{what} was accepted twice"
        log = self.chaos.service.tail()
        assert answer.status in AGAIN, f"{what}: {answer.status}\n{answer.text[-3000:]}\n{log}"

    def _is_open(self, taak: Taak) -> bool:
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            return find_task(tx, taak.id) is not None

    def _page(self, taak: Taak) -> str:
        if taak.rol != "tafel":
            return f"/taken/{taak.id}"
        with self.world.deps.uow.read(self.world.livc_id) as tx:
            return f"/overleg/{tx.instanties.of_process('overleg')[0].id}"

    def person(self, name: str) -> Person:
        """Return somebody who is logged in: by the demo's own door, which costs no hashing of passwords."""
        if name not in self._known:
            command = SwitchPerson(self.world.actor(name).persoon_id, self.world.livc_id)
            self._known[name] = Person(self.chaos.service.port, switch_person(command, self.world.deps))
        return self._known[name]
