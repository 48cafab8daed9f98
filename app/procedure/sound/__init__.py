"""Proves what a drawing does with tokens: every state that it can come to, whatever is chosen, at any moment.

The proof stands beside the engine and its token game: it reads what any program drew, knows no values, and answers
within a budget: what was not looked at is not decided, never right.
"""

from app.procedure.sound.drawing import Sheet, draw
from app.procedure.sound.exploring import Budget
from app.procedure.sound.judging import Judged, judge
from app.procedure.sound.proof import prove
from app.procedure.sound.telling import explain
from app.procedure.sound.verdicts import QUESTIONS, Answer, Step, Verdict

__all__ = [
    "QUESTIONS",
    "Answer",
    "Budget",
    "Judged",
    "Sheet",
    "Step",
    "Verdict",
    "draw",
    "explain",
    "judge",
    "prove",
]
