"""The operations, one row each."""

from collections.abc import Mapping
from typing import Final

from app.domain.errors import EngineError
from app.domain.words.listing import by_word
from app.domain.words.operation import TIMER, Operation

_RETENTION: Final = frozenset({"bewaring"})
_DESTROYS: Final = frozenset({"vernietiging"})

OPERATIONS: Final[Mapping[str, Operation]] = by_word(
    Operation(
        "ontvangst_melden",
        "aan de aanmelder laten weten dat er iets aankwam",
        frozenset({"casus"}),
        kinds=frozenset({"bericht"}),
        after=frozenset({"aanmelding", "casus_geopend"}),
    ),
    Operation(
        "herinnering_sturen",
        "één neutrale herinnering sturen",
        frozenset({"casus", "uitnodigen", "traject", "tafelmoment"}),
        per=frozenset({"dienst"}),
        kinds=frozenset({"herinnering"}),
        after=frozenset({TIMER}),
    ),
    Operation(
        "denkhulp_wissen",
        "wat in de eigen ruimte staat wissen",
        frozenset({"prescreening", "ltf_instroom"}),
        kinds=_DESTROYS,
    ),
    Operation(
        "ontwerp_wissen",
        "het ontwerp van een fiche wissen",
        frozenset({"terugkoppeling"}),
        kinds=_DESTROYS,
    ),
    Operation(
        "voorstel_wissen",
        "wissen wat voorgesteld was om de persoon in te lichten",
        frozenset({"informeren"}),
        kinds=_DESTROYS,
    ),
    Operation(
        "inlichting_noteren",
        "op de tijdlijn zetten of de persoon ingelicht is",
        frozenset({"informeren"}),
        per=frozenset({"verteller"}),
        kinds=frozenset({"bericht"}),
    ),
    Operation(
        "eigen_dossier_vernietigen",
        "het eigen dossier van één organisatie vernietigen",
        _RETENTION,
        per=frozenset({"dossierhouder"}),
        alone=False,
        kinds=_DESTROYS,
        needs=("herzien_tegen",),
    ),
    Operation(
        "gemeentedossier_vernietigen",
        "vernietigen wat van de gemeente is: register, papieren en haar eigen dossier",
        _RETENTION,
        kinds=_DESTROYS,
        after=frozenset({"vervroegd_vernietigen"}),
    ),
    Operation(
        "rest_vernietigen", "alles vernietigen wat van de casus overblijft", _RETENTION, kinds=_DESTROYS
    ),
    Operation(
        "vernietigingsbewijs",
        "het bewijs van de vernietiging klaarleggen voor de DPO",
        _RETENTION,
        kinds=_DESTROYS,
        after=frozenset({"rest_vernietigen"}),
        only_moves=True,  # the certificate is written by the destruction itself
    ),
)


def operation_of(word: str) -> Operation:
    """Return the record of an operation. Raises `EngineError` for a word that is none."""
    found = OPERATIONS.get(word)
    if found is None:
        raise EngineError("“{word}” is geen bewerking die Casuspad kent. Er is niets gewijzigd.", word=word)
    return found
