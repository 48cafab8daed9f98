"""What an aanmelder reads back of the own aanmelding: what was sent, what happens when, and how it ended."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.casus import Casus, CasusStatus
from app.domain.sentence import Sentence

AAN_HET_BEGIN: Final = (
    "De coördinator belt u binnen enkele dagen na uw aanmelding.",
    "Na dat gesprek beslist de burgemeester of de casus op de casuslijst komt.",
    "Wat er ook beslist wordt: u hoort het van de coördinator.",
)
ONDERWEG: Final = (
    "De LIVC-R is ermee bezig. Wat er besproken wordt, leest enkel wie eraan deelneemt.",
    "De coördinator laat u weten hoe het afloopt.",
)
AFLOOP: Final[Mapping[str, str]] = {
    "weerhouden": "Opgenomen. De LIVC-R volgde dit op en rondde het af.",
    "regulier": "Niet opgenomen: de gewone hulp volgt dit op.",
    "doorverwijzing_ltf": "Niet opgenomen: de tafel verwees dit door.",
    "doorverwijzing_ook_hier": "Opgenomen, en ook doorverwezen. De LIVC-R rondde het hier af.",
    "andere_livc": "Een andere gemeente volgde dit op, alleen of samen met de onze.",
    "eerst_signaleringsoverleg": "Niet opgenomen: sociale partners bekijken het eerst samen, zonder politie.",
    "onvoldoende": "Niet opgenomen: er waren te weinig elementen. De gewone hulp blijft er.",
}
"""How it ended, by what the table agreed on."""
NIET_OPGENOMEN: Final = "Niet opgenomen. De gewone hulp blijft er. De coördinator vertelt u waarom."


def what_happens(casus: Casus) -> Sequence[Sentence]:
    """Return what an aanmelder may expect; nothing of what is said or decided on the way.

    The same words stand there before and after the call and the decision, so they hold in both.
    """
    if casus.status is not CasusStatus.LOPEND:
        return ()
    early = casus.laatste_bespreking is None
    return [Sentence(each) for each in (AAN_HET_BEGIN if early else ONDERWEG)]


def how_it_ended(casus: Casus) -> Sentence | None:
    """Return how it ended, once the casus is out of the LIVC-R and the coördinator told it."""
    if casus.status is CasusStatus.LOPEND:
        return None
    return Sentence(AFLOOP.get(casus.kwalificatie or "", NIET_OPGENOMEN))
