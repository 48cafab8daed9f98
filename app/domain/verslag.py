"""The minutes: only what its owner released goes in, word for word, and who was there may put something right.

Source: INV-43 (only what is released), INV-35 (the owner keeps control), zakboekje (what may go in it).
"""

from collections.abc import Mapping
from typing import Final

from app.domain.eigendossier import geldige_rechten
from app.domain.item import Item

RECHT: Final = "verslag"
VRIJGEGEVEN: Final = "uit_inbreng"
"""Where the chair ticks what of the contributions goes into the minutes, and where its words stand."""
IN_EIGEN_WOORDEN: Final = "vrijgegeven"
"""Where the chair writes what was said and released aloud."""
RECHTZETTING: Final = "rechtzetting"
LANGSTE_RECHTZETTING: Final = 1000


def mag_in_verslag(item: Item, inhoud: Mapping[str, object]) -> bool:
    """Answer whether a contribution may stand in minutes that everyone at the point reads.

    Never a secret, nor without permission, nor what its owner showed to some of them only.
    """
    released = RECHT in geldige_rechten(item.rechten, inhoud)
    return released and not item.ingetrokken and inhoud.get("delen_met") != "genoemd"


def is_vrijgegeven(inhoud: Mapping[str, object]) -> bool:
    """Answer whether something of a point was released, when it was closed."""
    return bool(inhoud.get(VRIJGEGEVEN) or str(inhoud.get(IN_EIGEN_WOORDEN) or "").strip())
