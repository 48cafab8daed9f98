"""Questions to the coördinator while a plan is made, and the answers that were given."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import ConflictError
from app.domain.migration import BLIJF, Answers, Choice, Fate, MigrationPlan, Question
from app.domain.sentence import Sentence, in_a_row

STAY: Final = Choice(BLIJF, Sentence("Laat op de oude versie"))
CHOSEN_TO_STAY: Final = Sentence("U koos om op de oude versie te blijven.")


def ensure_moves(plan: MigrationPlan) -> None:
    """Raise `ConflictError` with the reason when an instance stays, or with what is still to be decided."""
    if plan.outcome is Fate.STAYS:
        raise ConflictError(in_a_row(plan.sentences))
    if plan.outcome is Fate.ASKS:
        raise ConflictError("Hierover is nog niet beslist: {sentence}", sentence=plan.questions[0].sentence)


@dataclass
class Deciding:
    """What was found out so far about one instance."""

    answers: Answers
    questions: dict[str, Question] = field(default_factory=dict)
    reasons: dict[Sentence, None] = field(default_factory=dict)
    """Why it stays."""
    notes: dict[Sentence, None] = field(default_factory=dict)

    def ask(self, key: str, sentence: Sentence, choices: Sequence[Choice]) -> str | None:
        """Return the answer; None while it is not given, or when the instance stays."""
        if not choices:
            self.stay(sentence)
            return None
        question = Question(key, sentence, (*choices, STAY))
        answer = self.answers.get(key)
        if answer is None or not question.allows(answer):
            self.questions[key] = question
            return None
        if answer == BLIJF:
            self.stay(CHOSEN_TO_STAY)
            return None
        return answer

    def stay(self, reason: Sentence) -> None:
        """Keep the instance on its version."""
        self.reasons[reason] = None

    def note(self, sentence: Sentence) -> None:
        """Tell what people will notice."""
        self.notes[sentence] = None

    def plan(self, details: tuple[Sentence, ...] = ()) -> MigrationPlan:
        """Return the outcome: one reason to stay weighs more than any question."""
        if self.reasons:
            return MigrationPlan(Fate.STAYS, tuple(self.reasons), details=details)
        questions = tuple(self.questions.values())
        outcome = Fate.ASKS if questions else Fate.MOVES
        return MigrationPlan(outcome, tuple(self.notes), questions, details)
