"""Offers repairs for findings: edits that were made in a copy, after which the finding is gone and nothing came.

A module in `proposing` knows what often mends one check (its name is the id of the check, with _ for a dot); it
proposes, and trying decides. A new one is a new file there; nothing has to be told of it.
"""

from app.procedure.repairs.by_rule import ByRule
from app.procedure.repairs.offering import Offering, by_proof, by_proof_and_checks

__all__ = ["ByRule", "Offering", "by_proof", "by_proof_and_checks"]
