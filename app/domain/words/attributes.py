"""The short closed lists, of which a word means nothing beyond itself: phases, origins, ways to decide."""

from collections.abc import Mapping
from typing import Final

PHASES: Final[Mapping[str, str]] = {
    "dossieraanmelding": "dossieraanmelding",
    "dossiervorming": "dossiervorming",
    "dossierweging": "dossierweging",
    "dossieraanpak": "dossieraanpak",
    "dossierevaluatie_en_afsluiting": "dossierevaluatie en -afsluiting",
}
"""The official phases (seeds/000 L184-185) with their words for people, in order."""
ORIGINS: Final = frozenset(
    {"partner", "justitiehuis", "burger", "ltf", "burgemeester", "intern", "andere_livc"}
)
"""Where an aanmelding can come from."""
DECISIONS: Final[Mapping[str, str]] = {
    "consensus": "Iedereen die deelneemt, antwoordt; het telt alleen samen.",
    "enkelvoudig": "Eén bevoegde persoon beslist.",
}
"""How a step is decided, together or by who bears the role, with how that is said."""
FORM_CONTEXT: Final = frozenset({"leeftijdsgroep", "betreft", "anoniem", "kwalificatie"})
"""Process variables that a condition in a form may name with @."""
