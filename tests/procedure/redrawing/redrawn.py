"""A draft of all procedures, changed by choosing as somebody does on the list of steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.procedure.bundle import Model, read_model
from app.procedure.checking import checked
from app.procedure.findings import Finding, Level
from app.procedure.lawful import DrawnModel, check
from app.procedure.redrawing import GivenAnswers, Possible, StepSpot, find_choice, possible, spot_of
from app.procedure.redrawing.row import Redrawn
from app.services.telling.step_words import title_of
from tests.procedure.edits.files import PROCEDURES
from tests.procedure.lawful.redrawn import apart, whole

Answers = Mapping[str, str | Sequence[str]]
WHOLE = whole()


@dataclass
class Draft:
    """The files of a release while they are changed."""

    files: dict[str, bytes] = field(default_factory=lambda: dict(WHOLE))

    def model(self) -> Model:
        return read_model(self.files)[0]

    def spot(self, process: str, step: str) -> StepSpot:
        return spot_of(self.model(), process, step, title_of)

    def choices(self, process: str, step: str) -> dict[str, Possible]:
        return {each.key: each for each in possible(self.spot(process, step), self.files)}

    def choose(self, process: str, step: str, key: str, **answers: str | Sequence[str]) -> Redrawn:
        """Make a change with these answers, and what stands filled in for the rest."""
        choice = find_choice(self.spot(process, step), self.files, key)
        done = choice.make(GivenAnswers(filled_in(choice, answers))).on(self.files)
        self.files |= done.files
        return done

    def errors(self) -> list[Finding]:
        """Return what stops it from being published."""
        found: list[Finding] = []
        for files in apart(self.files):
            found += checked(files)[1]
        found += check(DrawnModel.of(self.files), PROCEDURES.rules().rules).findings
        return [each for each in found if each.level is not Level.WAARSCHUWING]


def filled_in(choice: Possible, answers: Answers) -> dict[str, Sequence[str]]:
    """Return the answers, and for what is not answered what stands there already."""
    own = {key: [each] if isinstance(each, str) else each for key, each in answers.items()}
    asked = {each.key: each.value for each in choice.asked} | own
    return {each.key: each.value for each in choice.also(GivenAnswers(asked))} | asked
