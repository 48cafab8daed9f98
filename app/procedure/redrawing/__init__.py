"""What may be changed at each step of a listed procedure, as choices in plain Dutch, and the edits that follow.

`possible(spot)` gives the choices at one step; each says what it asks, and makes of the answers one row of edits
that is made and undone as one.
"""

from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option, Possible, Topic
from app.procedure.redrawing.choices import find_choice, possible
from app.procedure.redrawing.row import Redrawing, Redrawn
from app.procedure.redrawing.spot import StepSpot, spot_of

__all__ = [
    "Asked",
    "Control",
    "GivenAnswers",
    "Option",
    "Possible",
    "Redrawing",
    "Redrawn",
    "StepSpot",
    "Topic",
    "find_choice",
    "possible",
    "spot_of",
]
