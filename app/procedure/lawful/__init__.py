"""Proves that a procedure keeps the rules of the law on every way through it, or shows a way on which it does not.

A rule is a file that a coördinator can read; its pattern is an automaton over what happens, which runs along with
the tokens of `app.procedure.sound`. A rule never passes because what it speaks of is gone.
"""

from app.procedure.lawful.checking import check
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.reading import read_rule
from app.procedure.lawful.report import Judgement, Report
from app.procedure.lawful.rule import RuleOfLaw, Strength
from app.procedure.lawful.rule_set import RuleSet, rule_set

__all__ = [
    "DrawnModel",
    "Judgement",
    "Report",
    "RuleOfLaw",
    "RuleSet",
    "Strength",
    "check",
    "read_rule",
    "rule_set",
]
