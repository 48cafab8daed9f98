"""Who takes a step, how it is decided, by when one would like it, and on what form."""

from collections.abc import Iterator

from app.domain.sentence import Opening, Sentence
from app.domain.words.attributes import DECISIONS
from app.domain.words.roles import PEOPLE_LANES, ROLES, TABLE
from app.domain.words.steps import kind_of
from app.procedure.edits.add_lane import AddLane
from app.procedure.edits.edit import Edit
from app.procedure.edits.move_to_lane import MoveToLane
from app.procedure.edits.set_words import SetAttribute
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option, Possible, Topic
from app.procedure.redrawing.row import EditRow
from app.procedure.redrawing.spot import StepSpot

_WHO, _HOW, _FORM = "wie", "hoe", "formulier"


def acting(spot: StepSpot) -> Iterator[Possible]:
    """Yield who may take it, how, and on what form."""
    if spot.element.type in {"userTask", "subProcess", "callActivity"}:
        yield _who(spot)
    if spot.element.livc.get("decision"):
        yield _how(spot)
    forms = _forms(spot)
    if len(forms) > 1:
        yield _form(spot, forms)


def roles_for(spot: StepSpot, kind: str) -> tuple[Option, ...]:
    """Return who may take a step of a kind, those of its record first; of others is said that it is not theirs."""
    fitting = kind_of(kind).lanes or PEOPLE_LANES | TABLE
    strange = (PEOPLE_LANES | TABLE) - fitting
    here = sorted(fitting, key=lambda word: not spot.lane_of(word))
    own = [Option(word, ROLES[word].name) for word in here]
    note = Sentence("Zo’n stap is niet voor deze rol.")
    others = [Option(word, ROLES[word].name, note) for word in sorted(strange)]
    return (*own, *others)


def lane_for(spot: StepSpot, role: str) -> tuple[tuple[Edit, ...], str]:
    """Return the id of the lane of a role, with the edit that draws it where there is none."""
    found = spot.lane_of(role)
    if found:
        return (), found
    wish = spot.wish(" ".join(("lane", spot.element.scope, role)))
    name = ROLES[role].name
    return (AddLane(spot.element.id, role, str(Opening("{rol}", rol=name)), wish),), wish


def _who(spot: StepSpot) -> Possible:
    step = spot.element
    options = roles_for(spot, step.livc.get("kind", ""))
    asked = Asked(_WHO, "Wie doet dit?", Control.CHOICE, options, (step.role,))

    def make(given: GivenAnswers) -> EditRow:
        role = given.chosen(asked)
        before, lane = lane_for(spot, role)
        said = Sentence("“{stap}” is nu voor: {wie}.", stap=spot.said, wie=ROLES[role].name)
        return EditRow(spot.file, (*before, MoveToLane(step.id, lane)), said, step.id)

    now = ROLES[step.role].name if step.role in ROLES else ""
    return Possible(_WHO, Topic.WHO, "Wie dit doet", (asked,), make, now)


def _how(spot: StepSpot) -> Possible:
    options = tuple(Option(word, said) for word, said in DECISIONS.items())
    asked = Asked(_HOW, "Hoe wordt hier beslist?", Control.CHOICE, options, (spot.element.livc["decision"],))

    def make(given: GivenAnswers) -> EditRow:
        word = given.chosen(asked)
        said = Sentence("Bij “{stap}” geldt nu: {hoe}", stap=spot.said, hoe=DECISIONS[word])
        return EditRow(spot.file, (SetAttribute(spot.element.id, "decision", word),), said, spot.element.id)

    now = DECISIONS.get(spot.element.livc["decision"], "")
    return Possible(_HOW, Topic.WHO, "Hoe er beslist wordt", (asked,), make, now)


def _forms(spot: StepSpot) -> tuple[Option, ...]:
    """Return the forms that a step of this kind asks somewhere in the release."""
    livc = spot.element.livc
    if not livc.get("form"):
        return ()
    asked: dict[str, str] = {}
    for each in spot.model.elements.values():
        form = each.livc.get("form")
        if form and each.livc.get("kind") == livc.get("kind"):
            asked[form] = each.question
    found = [Option(key, _as_form(spot, key), question) for key, question in sorted(asked.items())]
    return tuple(found)


def _as_form(spot: StepSpot, key: str) -> str:
    form = spot.model.forms.get(key)
    return f"{key}: {form.title}" if form and form.title else key


def _form(spot: StepSpot, options: tuple[Option, ...]) -> Possible:
    key = spot.element.livc["form"]
    asked = Asked(_FORM, "Welk formulier?", Control.CHOICE, options, (key,))

    def make(given: GivenAnswers) -> EditRow:
        chosen = given.chosen(asked)
        said = Sentence("“{stap}” vraagt nu het formulier {formulier}.", stap=spot.said, formulier=chosen)
        return EditRow(spot.file, (SetAttribute(spot.element.id, "form", chosen),), said, spot.element.id)

    return Possible(_FORM, Topic.WHO, "Het formulier", (asked,), make, _as_form(spot, key))
