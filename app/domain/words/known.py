"""What a form need not ask, beside variables and register: it stands somewhere already (`properties.bekend`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.words.listing import by_word


@dataclass(frozen=True)
class Known:
    """A word of `properties.bekend`."""

    word: str
    """The word as it stands in a form."""
    name: str
    """What is known, in Dutch."""
    folded: bool = True
    """Whether it is folded away; what may well be different today is only filled in."""
    reads: tuple[str, ...] = ()
    """Process variables that tell it."""


KNOWN: Final[Mapping[str, Known]] = by_word(
    Known("ik", "wie het formulier invult, met de organisatie"),
    Known("mijn_adres", "het e-mailadres van wie het formulier invult", folded=False),
    Known(
        "voorgestelde_dag",
        "de dag die het ritme van het overleg voorstelt",
        folded=False,
        reads=("ritme", "voorstel_op", "overlegmoment"),
    ),
    Known("kanaal", "hoe de aanmelding binnenkwam", reads=("herkomst",)),
    Known("gemeente", "de gemeente van de LIVC-R", folded=False),
    Known("politiezone", "de politiezone van wie het formulier invult", folded=False),
    Known("besproken_op", "de dagen waarop de casus aan tafel besproken is", folded=False),
    Known(
        "wat_gemeld_is", "wat het gesprek met de aanmelder verduidelijkte, anders wat gemeld is", folded=False
    ),
)
