"""A step is added: where and when it comes, what it asks, who does it, and where each of its answers leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sentence import Opening, Sentence
from app.domain.words.roles import ROLES
from app.domain.words.step_kind import StepKind
from app.domain.words.steps import FREE
from app.domain.words.subjects import SUBJECTS
from app.procedure.edits.add_flow import AddFlow
from app.procedure.edits.add_gateway import AddGateway
from app.procedure.edits.add_step import AddStep
from app.procedure.edits.edit import Edit
from app.procedure.edits.new_step import NewStep
from app.procedure.edits.remove_flow import RemoveFlow
from app.procedure.edits.set_default import SetDefault
from app.procedure.model import Element
from app.procedure.redrawing.acting import lane_for, roles_for
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option, Possible, Topic
from app.procedure.redrawing.blocks import Addition, blocks, outcomes
from app.procedure.redrawing.deadlines import shortly
from app.procedure.redrawing.declaring import Declare, Declaring
from app.procedure.redrawing.placed import PLACE, NewPlace, place_of, places_at
from app.procedure.redrawing.row import EditRow
from app.procedure.redrawing.spot import StepSpot
from app.procedure.redrawing.waiting import waiting
from app.procedure.redrawing.when import (
    WHEN,
    Only,
    asked_values,
    asked_when,
    only_when,
    passed_over,
    usually,
    worded,
)
from app.procedure.uses import OUTCOME

ASKS, FOLLOWS, WHO, SUBJECT = "vraag", "gevolg", "wie", "onderwerp"
ONWARD: Final = "verder"
LEADS: Final = "naar:"


def adding(spot: StepSpot) -> Iterator[Possible]:
    """Yield every step that may be added here."""
    places = places_at(spot)
    if not places:
        return
    for block in blocks(spot):
        yield _Adding(spot, block, places).possible()
    yield waiting(spot, places)


@dataclass(frozen=True)
class _Adding:
    """One thing that may be added at a step."""

    spot: StepSpot
    block: Addition
    places: tuple[Option, ...]

    def possible(self) -> Possible:
        return Possible(
            f"erbij:{self.block.key}",
            Topic.MORE,
            Opening("{naam}", naam=self.block.name),
            self._asked(),
            self._make,
            self.block.kind.question if self.block.kind else "",
            self._is_usual(),
            self._also,
        )

    def _is_usual(self) -> bool:
        like = self.block.like
        is_here = like is not None and like.process_id == self.spot.process.id
        return is_here or self.block.kind is FREE

    def _asked(self) -> tuple[Asked, ...]:
        place = Asked(PLACE, "Waar komt de stap?", Control.CHOICE, self.places, (self.places[0].value,))
        own = () if self.block.kind is None else tuple(self._words())
        return (place, *own, asked_when(self.spot, self._usual()), *self._leads())

    def _usual(self) -> Only | None:
        return usually(self.spot, self.block.like)

    def _words(self) -> Iterator[Asked]:
        kind, like = self.block.kind, self.block.like
        if kind is None:
            return
        question = like.question if like and kind is not FREE else ""
        hint = Sentence("Bijvoorbeeld: {vraag}", vraag=kind.question)
        yield Asked(ASKS, "Wat vraagt de stap?", Control.LINE, (), (question,), hint)
        if not self._variable():
            follows = _only_consequence(like) or kind.consequence
            label = "Wat volgt, voor wie dit gedaan heeft?"
            yield Asked(FOLLOWS, label, Control.LINE, (), (follows,))
        options = roles_for(self.spot, kind.word)
        yield Asked(WHO, "Wie doet dit?", Control.CHOICE, options, (self._role(kind),))
        yield from _about(like)

    def _role(self, kind: StepKind) -> str:
        """Return who usually takes it: as elsewhere, else as the step that it is added at."""
        like = self.block.like
        if like and kind is not FREE:
            return like.role
        return self.spot.element.role

    def _variable(self) -> str:
        variable, _ = outcomes(self.spot, self.block)
        return variable.name if variable else ""

    def _leads(self) -> Iterator[Asked]:
        """Yield where each answer leads: what does no harm goes back to where it was added, unless one chooses."""
        variable, safe = outcomes(self.spot, self.block)
        if variable is None:
            return
        options = (Option(ONWARD, "Verder, zoals nu"), *self.spot.targets())
        first = next((each for each in worded(variable) if each != safe), "")
        for value, words in worded(variable).items():
            usual = ONWARD if value == first else self.spot.element.id
            label = Sentence("Waar gaat het naartoe bij “{antwoord}”?", antwoord=words)
            yield Asked(f"{LEADS}{value}", label, Control.LIST, options, (usual,))

    def _also(self, given: GivenAnswers) -> tuple[Asked, ...]:
        usual = self._usual()
        name = given.first(WHEN) or (usual.variable.name if usual else "")
        return asked_values(self.spot, name, usual)

    def _make(self, given: GivenAnswers) -> EditRow:
        asked = {each.key: each for each in self._asked()}
        question = given.words(ASKS) if ASKS in asked else ""
        name = shortly(question) if question else self.block.name
        step = self.spot.wish(name)
        place = place_of(self.spot, given.chosen(asked[PLACE]), question or name, step)
        before, lane = self._lane(given, asked)
        only = only_when(self.spot, given, self._usual())
        new = self._new(given, asked, step, name, question)
        edits = [*before, AddStep(place.at, place.side, new, lane, place.join)]
        follower = place.follower
        if only or self._variable():
            merging, follower = place.merged(step)
            edits += merging
        edits += [*self._ways(given, asked, step, follower), *passed_over(only, step, follower)]
        return EditRow(self.spot.file, edits, _said(place, only), step, tuple(self._declared(step)))

    def _lane(self, given: GivenAnswers, asked: dict[str, Asked]) -> tuple[tuple[Edit, ...], str]:
        role = given.chosen(asked[WHO]) if WHO in asked else self.spot.element.role
        return lane_for(self.spot, role) if role in ROLES else ((), "")

    def _new(
        self, given: GivenAnswers, asked: dict[str, Asked], step: str, name: str, question: str
    ) -> NewStep:
        kind, like = self.block.kind, self.block.like
        if kind is None:
            return NewStep(
                name, "callActivity", attributes=(("calledElement", self.block.called),), wish=step
            )
        livc = {"kind": kind.word, **_copied(like, step), "vraag": question}
        if SUBJECT in asked:
            livc["subject"] = given.chosen(asked[SUBJECT])
        if FOLLOWS in asked:
            return NewStep(
                name, livc=tuple(livc.items()), consequences=(("", given.words(FOLLOWS)),), wish=step
            )
        said = like.consequences if like else ()
        return NewStep(
            name,
            livc=tuple(livc.items()),
            consequences=tuple((each.outcome, each.text) for each in said),
            told=tuple((each.outcome, each.told) for each in said if each.told),
            wish=step,
        )

    def _ways(self, given: GivenAnswers, asked: dict[str, Asked], step: str, follower: str) -> Iterator[Edit]:
        """Yield the choice behind it, with an arrow for each answer."""
        variable, safe = outcomes(self.spot, self.block)
        if variable is None:
            return
        choice = f"g_{step}"
        read = variable.name if self.block.called else step
        yield AddGateway(step, "after", "exclusiveGateway", self._choice_name(), wish=choice)
        for value, words in worded(variable).items():
            to = given.chosen(asked[f"{LEADS}{value}"])
            target = follower if to == ONWARD else to
            written = value if variable.type == "boolean" else f'"{value}"'
            yield AddFlow(choice, target, words, f"{read} = {written}", f"flow_{choice}__{value}")
        yield SetDefault(f"flow_{choice}__{safe or next(iter(worded(variable)))}")
        yield RemoveFlow(f"flow_{step}__{follower}")

    def _choice_name(self) -> str:
        like = self.block.like
        if like is None:
            return ""
        behind = self.spot.model.processes[like.process_id].behind(like.id)
        return next((each.name for each in behind), "")

    def _declared(self, step: str) -> Iterator[Declaring]:
        """Yield what it writes, as the one like it is declared to."""
        like = self.block.like
        if like is None or self.block.called:
            return
        for field, name in like.results:
            variable = self.spot.model.variables.get(name)
            own = step if field == OUTCOME else name
            if variable is not None:
                yield Declare(
                    own, variable.type, (step,), variable.description, variable.values, variable.per or ""
                )


def _said(place: NewPlace, only: Only | None) -> Sentence:
    if only is None:
        return Sentence("{wat}.", wat=place.said)
    return Sentence("{wat} ({wanneer}).", wat=place.said, wanneer=only.said())


def _about(like: Element | None) -> Iterator[Asked]:
    """Yield what a decision is about, where the kind asks that."""
    subject = like.livc.get("subject") if like else ""
    if subject:
        options = tuple(Option(word, each.name) for word, each in SUBJECTS.items())
        yield Asked(SUBJECT, "Waarover gaat het?", Control.LIST, options, (subject,))


def _copied(like: Element | None, step: str) -> dict[str, str]:
    """Return the words of a step that another like it has too; its answer is its own."""
    if like is None:
        return {}
    kept = {name: like.livc.get(name, "") for name in ("decision", "subject", "form")}
    pairs = []
    for field, name in like.results:
        own = step if field == OUTCOME else name
        pairs.append(f"{field}:{own}")
    kept["result"] = " ".join(pairs)
    return kept


def _only_consequence(like: Element | None) -> str:
    said = like.consequence() if like else None
    return said.text if said else ""
