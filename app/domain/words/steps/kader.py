"""A meeting opens with its legal frame, or is put off."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Exits, Field, On, Part, StepKind, Written

KADER = StepKind(
    word="kader",
    name="overleg openen",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"overleg"}),
    exits=(Exits(frozenset({"gaat_niet_door"}), safe="gaat_niet_door"),),
    fields=(Field("verslag", "process", result="verslag", type="boolean"),),
    writes=(Written("verslag", "boolean"),),
    part=Part.OPENING,
    question="Las u het kader voor, en bevestigde ieder de geheimhouding?",
    consequence="Het overleg begint, met de punten die gevraagd zijn.",
)
