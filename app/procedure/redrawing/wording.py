"""What a step says: its question, what follows from each answer, and its short name on the drawing."""

from collections.abc import Iterator

from app.domain.sentence import Said, Sentence
from app.procedure.edits.edit import Edit
from app.procedure.edits.set_words import Rename, SetAttribute, SetConsequence
from app.procedure.model import Consequence
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Possible, Topic
from app.procedure.redrawing.row import EditRow
from app.procedure.redrawing.spot import StepSpot

_TYPED = "tekst"
_CASUS = "Schrijf {casus} waar het nummer van de casus komt."


def wording(spot: StepSpot) -> Iterator[Possible]:
    """Yield what may be said otherwise."""
    if spot.element.type == "userTask":
        yield _question(spot)
    yield from (_consequence(spot, each) for each in spot.element.consequences)
    if spot.element.name:
        yield _name(spot)
    choice = spot.item.gateway
    if choice and choice.name:
        yield _asked_behind(spot, choice.id, choice.name)


def _question(spot: StepSpot) -> Possible:
    step = spot.element

    def make(given: GivenAnswers) -> EditRow:
        typed = given.words(_TYPED)
        said = Sentence("“{voor}” vraagt nu: “{na}”", voor=spot.said, na=typed)
        return _row(spot, SetAttribute(step.id, "vraag", typed), said)

    asked = Asked(
        _TYPED,
        "De vraag, zoals u ze aan de telefoon zou stellen",
        Control.TEXT,
        (),
        (step.question,),
        _CASUS,
    )
    return Possible("vraag", Topic.WORDS, "De vraag", (asked,), make, step.question)


def _consequence(spot: StepSpot, said: Consequence) -> Possible:
    answer = _answer(spot, said.outcome)

    def make(given: GivenAnswers) -> EditRow:
        typed = given.words(_TYPED)
        told = Sentence(
            "Bij “{stap}” volgt nu op “{antwoord}”: {gevolg}", stap=spot.said, antwoord=answer, gevolg=typed
        )
        return _row(spot, SetConsequence(spot.element.id, said.outcome, typed, said.told), told)

    asked = Asked(_TYPED, "Wat volgt, voor wie antwoordt", Control.TEXT, (), (said.text,), _CASUS)
    label = Sentence("Wat volgt op “{antwoord}”", antwoord=answer)
    return Possible(f"gevolg:{said.outcome}", Topic.WORDS, label, (asked,), make, said.text)


def _answer(spot: StepSpot, outcome: str) -> Said:
    """Return the words of an answer, as they stand on its button."""
    if not outcome:
        return Sentence("deze stap")
    every = [*spot.item.answers]
    for way in spot.item.ways:
        every += way.outcomes
    labels = {each.value: each.label for each in every}
    return labels.get(outcome, outcome)


def _name(spot: StepSpot) -> Possible:
    def make(given: GivenAnswers) -> EditRow:
        typed = given.words(_TYPED)
        said = Sentence("“{voor}” heet op de tekening nu “{na}”.", voor=spot.element.name, na=typed)
        return _row(spot, Rename(spot.element.id, typed), said)

    asked = Asked(_TYPED, "De naam op de tekening, in enkele woorden", Control.LINE, (), (spot.element.name,))
    return Possible("naam", Topic.WORDS, "De naam op de tekening", (asked,), make, spot.element.name)


def _asked_behind(spot: StepSpot, gateway: str, name: str) -> Possible:
    def make(given: GivenAnswers) -> EditRow:
        typed = given.words(_TYPED)
        said = Sentence("De keuze na “{stap}” heet nu “{na}”.", stap=spot.said, na=typed)
        return _row(spot, Rename(gateway, typed), said)

    asked = Asked(_TYPED, "Wat wordt daar gekozen?", Control.LINE, (), (name,))
    return Possible("keuzevraag", Topic.WORDS, "De vraag bij de keuze erachter", (asked,), make, name)


def _row(spot: StepSpot, edit: Edit, said: Sentence) -> EditRow:
    return EditRow(spot.file, (edit,), said, spot.element.id)
