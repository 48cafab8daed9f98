"""What is known of values while tokens move: a condition on what nobody wrote since goes the same way again.

Only runs that cannot happen are left out. A variable that something outside may write at any moment, or that is
written where one run stands for several (a repetition, what a reminder leads to), stays a free choice, and so does
every choice in a drawing without variables.
"""

from app.procedure.sound.data.choosing import ValueChoice
from app.procedure.sound.data.following import NOTHING, FollowedVariable, Plan, plan_of
from app.procedure.sound.data.knowing import KnownValues
from app.procedure.sound.data.mattering import that_matter
from app.procedure.sound.data.reading import NO_DATA, Data, read_data
from app.procedure.sound.data.refuting import that_refute

__all__ = [
    "NOTHING",
    "NO_DATA",
    "Data",
    "FollowedVariable",
    "KnownValues",
    "Plan",
    "ValueChoice",
    "plan_of",
    "read_data",
    "that_matter",
    "that_refute",
]
