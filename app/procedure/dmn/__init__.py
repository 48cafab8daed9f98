"""Decisions as dmn-js writes them: read, checked, and worked out with our own interpreter.

One file may hold several decisions, tables and expressions, that require each other (a DRD). Each knows what it
requires by the name of its variable, of several words if need be; a table with more outcomes by `naam.kolom`.
What is decided on the way is no process variable: only the decision that a rule task names writes any.
"""

from app.procedure.dmn.deciding import as_variables, decide
from app.procedure.dmn.model import Decided, Decision, Drd, Rule, Table
from app.procedure.dmn.reading import read_dmn

__all__ = ["Decided", "Decision", "Drd", "Rule", "Table", "as_variables", "decide", "read_dmn"]
