"""What a sentence of a model may leave open, for Casuspad to fill in: `{casus}` in `livc:vraag`."""

from typing import Final

CASUS: Final = "casus"
"""The code of the casus."""
DIENST: Final = "dienst"
"""The organisation of which the step is."""
WIE: Final = "wie"
"""Who took the step, as the timeline calls them."""

IN_A_QUESTION: Final = frozenset({CASUS, DIENST})
IN_A_CONSEQUENCE: Final = frozenset({CASUS, DIENST})
AT_A_MOMENT: Final = frozenset({CASUS})
"""What follows from a timer is read by everyone who follows the casus: it names no organisation."""
IN_THE_TIMELINE: Final = frozenset({CASUS, WIE})
"""What `verteld` may leave open."""
