"""The messages, one row each; reference-procedure §2, and processes/README.md says the same in Dutch."""

from collections.abc import Mapping
from typing import Final

from app.domain.errors import EngineError
from app.domain.words import retired
from app.domain.words.listing import by_word
from app.domain.words.message import Message

# now: what was written for the register is only there in this transaction
AANMELDING: Final = Message(
    "aanmelding",
    "iemand meldt aan",
    senders=("prescreening", "ltf_instroom"),
    people=("coordinator",),
    receivers=("casus",),
    unheard="refuse",
    kinds=frozenset({"aanmelding"}),
    carries=("herkomst", "betreft", "leeftijdsgroep", "anoniem", "kaart"),
    starts=True,
)
# now: who withdraws hears at once that it is too late
AANMELDING_INGETROKKEN: Final = Message(
    "aanmelding_ingetrokken",
    "de aanmelder trekt de aanmelding in",
    senders=(),
    people=("aanmelder", "coordinator"),
    receivers=("casus",),
    unheard="refuse",
    during="intake",
    action="intrekken",
)
# now: no casus without a term, not even for a second
CASUS_GEOPEND: Final = Message(
    "casus_geopend",
    "er gaat een casus open",
    senders=("casus",),
    people=(),
    receivers=("bewaring",),
    unheard="refuse",
    kinds=frozenset({"bewaartermijn"}),
    starts=True,
)
AGENDAPUNT_GEVRAAGD: Final = Message(
    "agendapunt_gevraagd",
    "er komt een casus op de agenda",
    senders=("tafelmoment",),
    people=(),
    receivers=("overleg",),
    unheard="queue",
    kinds=frozenset({"agendering"}),
    heard=frozenset({"agendering"}),
    queued=True,
)
# now: the chair hears that the point cannot be opened; a late one would count next month as a discussion
PUNT_GEOPEND: Final = Message(
    "punt_geopend",
    "de voorzitter opent het punt op het overleg",
    senders=("overleg",),
    people=(),
    receivers=("tafelmoment",),
    unheard="refuse",
    kinds=frozenset({"bespreking"}),
)
BESPROKEN: Final = Message(
    "besproken",
    "de casus wordt aan tafel besproken",
    senders=("tafelmoment",),
    people=(),
    receivers=("bewaring",),
    unheard="keep",
    kinds=frozenset({"bewaartermijn"}),
    carries=("laatste_bespreking",),
    queued=True,
)
# now: a late one would close the next round before anyone has spoken
RONDE_GESLOTEN: Final = Message(
    "ronde_gesloten",
    "de voorzitter sluit de ronde",
    senders=(),
    people=("coordinator", "burgemeester"),
    receivers=("casus",),
    unheard="refuse",
    during="informatie_inbreng",
    action="ronde_sluiten",
)
# now: who asks hears that nothing runs; a late one would bring the next evaluation forward
EVALUATIE_VERVROEGD: Final = Message(
    "evaluatie_vervroegd",
    "een deelnemer vraagt om vroeger te evalueren",
    senders=(),
    people=("deelnemer",),
    receivers=("traject",),
    unheard="drop",
    heard=frozenset({"evaluatie"}),
    note=True,
    action="vroeger_evalueren",
)
# now: who does not confirm it hears what came of it
KWALIFICATIE_BETWIST: Final = Message(
    "kwalificatie_betwist",
    "de burgemeester bevestigt een kwalificatie niet die de tafel zonder de hele kern besliste",
    senders=(),
    people=("burgemeester",),
    receivers=("casus",),
    unheard="drop",
)
NIEUWE_ELEMENTEN: Final = Message(
    "nieuwe_elementen",
    "er zijn nieuwe elementen voor een lopende casus",
    senders=("casus", "ltf_instroom"),
    people=(),
    receivers=("traject",),
    unheard="drop",
    kinds=frozenset({"casuslijst", "fiche_ontvangen"}),
    heard=frozenset({"bericht"}),
    queued=True,
)
CASUS_AFGESLOTEN: Final = Message(
    "casus_afgesloten",
    "de casus wordt afgesloten",
    senders=("casus",),
    people=(),
    receivers=("bewaring", "informeren", "eigen_bevoegdheid"),
    unheard="drop",
    kinds=frozenset({"bericht"}),
    heard=frozenset({""}),
    queued=True,
)
# now: nobody may believe that something is destroyed which is not
VERVROEGD_VERNIETIGEN: Final = Message(
    "vervroegd_vernietigen",
    "de gemeente vindt bewaren niet meer nodig",
    senders=(),
    people=("coordinator", "burgemeester"),
    receivers=("bewaring",),
    unheard="refuse",
    carries=("ander_dossier",),
    action="vervroegd_vernietigen",
)
# it leaves Casuspad: who delivers it is a person, and nobody here waits for it
TERUGKOPPELINGSFICHE: Final = Message(
    "terugkoppelingsfiche",
    "de information officer bezorgde de fiche aan de LTF",
    senders=("terugkoppeling",),
    people=(),
    receivers=(),
    unheard="drop",
    kinds=frozenset({"fiche_verzenden"}),
)
# now: who proposes hears at once whether it can, and one runs at a time
INLICHTEN_VOORGESTELD: Final = Message(
    "inlichten_voorgesteld",
    "iemand stelt voor om de persoon in te lichten",
    senders=("casus", "traject"),
    people=("deelnemer",),
    receivers=("informeren",),
    unheard="refuse",
    carries=("betreft", "leeftijdsgroep"),
    starts=True,
    action="inlichten_voorstellen",
)
# now: who comes back on it hears at once that nothing will be said, or that it is too late
BEZWAAR_INLICHTEN: Final = Message(
    "bezwaar_inlichten",
    "een deelnemer komt terug op het inlichten, zonder reden",
    senders=(),
    people=("deelnemer",),
    receivers=("informeren",),
    unheard="refuse",
    heard=frozenset({"akkoord_inlichten", "informeren_betrokkene"}),
    action="bezwaar_inlichten",
    once_drawn=True,
)
# now: the burgemeester gets the step at once, and one runs at a time
GEBRUIK_VOORGENOMEN: Final = Message(
    "gebruik_voorgenomen",
    "de burgemeester wil iets uit de casus in eigen bevoegdheid gebruiken",
    senders=(),
    people=("burgemeester",),
    receivers=("eigen_bevoegdheid",),
    unheard="refuse",
    starts=True,
    action="gegevens_gebruiken",
)
OVERLEG_GEVRAAGD: Final = Message(
    "overleg_gevraagd",
    "een lid vraagt om een overleg",
    senders=(),
    people=("lid",),
    receivers=("overleg",),
    unheard="drop",
    heard=frozenset({"bericht"}),
    note=True,
    queued=True,
)
# now: a LIVC-R is never without a meeting to come
OVERLEG_GEHOUDEN: Final = Message(
    "overleg_gehouden",
    "het vorige overleg is voorbij",
    senders=("overleg",),
    people=(),
    receivers=("overleg",),
    unheard="refuse",
    starts=True,
)

MESSAGES: Final[Mapping[str, Message]] = by_word(
    AANMELDING,
    AANMELDING_INGETROKKEN,
    CASUS_GEOPEND,
    AGENDAPUNT_GEVRAAGD,
    PUNT_GEOPEND,
    BESPROKEN,
    RONDE_GESLOTEN,
    EVALUATIE_VERVROEGD,
    KWALIFICATIE_BETWIST,
    NIEUWE_ELEMENTEN,
    CASUS_AFGESLOTEN,
    VERVROEGD_VERNIETIGEN,
    TERUGKOPPELINGSFICHE,
    INLICHTEN_VOORGESTELD,
    BEZWAAR_INLICHTEN,
    GEBRUIK_VOORGENOMEN,
    OVERLEG_GEVRAAGD,
    OVERLEG_GEHOUDEN,
    *retired.MESSAGES,
)


def message_of(word: str) -> Message:
    """Return the record of a message. Raises `EngineError` for a word that is none."""
    found = MESSAGES.get(word)
    if found is None:
        raise EngineError("“{word}” is geen bericht dat Casuspad kent. Er is niets gewijzigd.", word=word)
    return found
