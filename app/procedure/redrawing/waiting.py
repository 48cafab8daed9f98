"""It waits for some time, or goes on sooner when who leads says that it is urgent."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.sentence import Sentence
from app.domain.words.roles import OFFICE_LANES, ROLES
from app.domain.words.steps import FREE
from app.procedure.edits.add_step import AddStep
from app.procedure.edits.edit import Edit
from app.procedure.edits.new_step import NewStep
from app.procedure.edits.set_deadline import SetDeadline
from app.procedure.redrawing.acting import lane_for
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option, Possible, Topic
from app.procedure.redrawing.lasting import lasting, lasts
from app.procedure.redrawing.placed import PLACE, NewPlace, place_of
from app.procedure.redrawing.row import EditRow
from app.procedure.redrawing.spot import StepSpot

_SAYS, _URGENT, _ASKS = "gevolg", "spoed", "vraag"
_NOBODY: Final = "nee"


def waiting(spot: StepSpot, places: Sequence[Option]) -> Possible:
    """Return the choice to wait at one of these places."""
    place = Asked(PLACE, "Waar komt het wachten?", Control.CHOICE, tuple(places), (places[0].value,))
    urgent = Asked(_URGENT, "Kan het bij spoed vroeger?", Control.CHOICE, tuple(_who()), (_NOBODY,))
    says = Asked(_SAYS, "Wat gebeurt er die dag, in één zin?", Control.LINE, (), ("Dan gaat het verder.",))

    def make(given: GivenAnswers) -> EditRow:
        iso, words = lasts(given)
        name = str(Sentence("{duur} wachten", duur=words))
        step = spot.wish(name)
        there = place_of(spot, given.chosen(place), name, step)
        role, happens = given.chosen(urgent), given.words(_SAYS)
        if role == _NOBODY:
            edits = _plain(there, step, name, iso, happens)
        else:
            edits = _urgent(spot, there, step, role, given.words(_ASKS), (iso, str(words), happens))
        return EditRow(spot.file, tuple(edits), Sentence("{wat}.", wat=there.said), step)

    def also(given: GivenAnswers) -> tuple[Asked, ...]:
        if given.first(_URGENT) in {"", _NOBODY}:
            return ()
        usual = "Is het dringend? Dan stopt het wachten."
        return (Asked(_ASKS, "Wat vraagt u dan aan wie leidt?", Control.LINE, (), (usual,)),)

    asked = (place, *lasting(question="Hoelang?"), urgent, says)
    return Possible("erbij:wachten", Topic.MORE, "Een tijd wachten", asked, make, also=also)


def _who() -> Iterator[Option]:
    yield Option(_NOBODY, "Nee, het duurt altijd zo lang")
    for role in sorted(OFFICE_LANES):
        yield Option(role, Sentence("Ja, als de {wie} zegt dat het dringend is", wie=ROLES[role].name))


def _plain(there: NewPlace, step: str, name: str, iso: str, happens: str) -> Iterator[Edit]:
    waits = NewStep(name, "intermediateCatchEvent", consequences=(("", happens),), wait=iso, wish=step)
    yield AddStep(there.at, there.side, waits, join=there.join)


def _urgent(
    spot: StepSpot, there: NewPlace, step: str, role: str, question: str, lasts_so: tuple[str, str, str]
) -> Iterator[Edit]:
    """Yield a step that may end the waiting, and the moment at which it ends by itself."""
    iso, words, happens = lasts_so
    before, lane = lane_for(spot, role)
    yield from before
    sooner = NewStep(
        str(Sentence("{duur} wachten, tenzij het dringend is", duur=words)),
        livc=(("kind", FREE.word), ("vraag", question)),
        consequences=(("", "Het wachten stopt. Het gaat nu verder."),),
        wish=step,
    )
    yield AddStep(there.at, there.side, sooner, lane, there.join)
    merging, end = there.merged(step)
    yield from merging
    yield SetDeadline(step, iso, end, str(Sentence("Na {duur}", duur=words)), happens)
