"""The words that a model may use: one closed list per `livc:` attribute (architecture, "Vocabulary").

A new word needs one commit that touches this module, the checker and the editor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES: Final = _words(
    """
    burgemeester coordinator partner information_officer verslaggever tafel systeem voorzitter korpschef
    sociale_partner justitiehuis fg
    """
)

KINDS: Final = _words(
    """
    prescreening noodroute signaleringsoverleg aanmelding intake casuslijst bericht warme_overdracht
    agendering bespreking kwalificatie belang_kind consensus identiteit_vrijgeven voorbereiding
    uitnodiging antwoord_uitnodiging andere_link geheimhouding kader aanwezigheid kaart_tonen
    informatie_inbreng informatievraag inlichten_voorstel informeren_betrokkene weging trajectplan
    opvolgtaak evaluatie afsluiting fiche_opstellen geheimentoets fiche_verzenden fiche_ontvangen
    overdracht akkoord_eigenaar gebruik_bevoegdheid vrijgave verslag overleg_plannen oefening herinnering
    bewaartermijn noodzaak_toets verlenging vernietiging datalek inzageverzoek vrij
    """
)

SUBJECTS: Final = _words(
    """
    kwalificatie traject evaluatie fiche doorverwijzing overdracht informeren afsluiting
    """
)

DECISIONS: Final = frozenset({"consensus", "enkelvoudig"})

PER: Final = _words(
    """
    dienst effectieve_deelnemer actie eigenaar dossierhouder agendapunt
    """
)

OPERATIONS: Final = _words(
    """
    ontvangst_melden herinnering_sturen denkhulp_wissen ontwerp_wissen eigen_dossier_vernietigen
    gemeentedossier_vernietigen rest_vernietigen vernietigingsbewijs
    """
)

ORIGINS: Final = _words(
    """
    partner justitiehuis burger ltf burgemeester intern andere_livc
    """
)

PHASES: Final[Mapping[str, str]] = {
    "dossieraanmelding": "dossieraanmelding",
    "dossiervorming": "dossiervorming",
    "dossierweging": "dossierweging",
    "dossieraanpak": "dossieraanpak",
    "dossierevaluatie_en_afsluiting": "dossierevaluatie en -afsluiting",
}
"""The official phases (seeds/000 L184-185) with their words for people, in order."""

Unheard = Literal["refuse", "keep", "drop", "queue"]
"""What happens to a message that nobody waits for.

``refuse``: the sender is told and nothing happens. ``keep``: it waits until someone catches it.
``drop``: it is gone.
``queue``: it becomes a line on the open agenda. A start message always starts a new instance.
"""


@dataclass(frozen=True)
class Message:
    """A message between instances: who may send it, which processes receive it, and what if nobody waits."""

    word: str
    senders: tuple[str, ...]
    receivers: tuple[str, ...]
    unheard: Unheard
    carries: tuple[str, ...] = ()
    starts: bool = False
    note: bool = False
    """Whether the coördinator is told when nobody waited."""
    queued: bool = False
    """Whether it is a job of its own transaction, so that what fails at the receiver is an incident there and
    stops no sender. All others are delivered in the transaction of the sender, for a reason that stands with each.
    """


def _messages(*messages: Message) -> Mapping[str, Message]:
    return {message.word: message for message in messages}


MESSAGES: Final = _messages(  # reference-procedure §2; processes/README.md says the same in Dutch
    Message(  # now: what was written for the register is only there in this transaction
        "aanmelding",
        ("prescreening", "ltf_instroom", "coordinator"),
        ("casus",),
        "refuse",
        ("herkomst", "betreft", "leeftijdsgroep", "anoniem", "kaart"),
        starts=True,
    ),
    # now: who withdraws hears at once that it is too late
    Message("aanmelding_ingetrokken", ("aanmelder",), ("casus",), "refuse"),
    # now: no casus without a term, not even for a second
    Message("casus_geopend", ("casus",), ("bewaring",), "refuse", starts=True),
    # now: it is a line on the agenda and moves no instance
    Message("agendapunt_gevraagd", ("tafelmoment",), ("overleg",), "queue"),
    # now: the chair hears that the point cannot be opened; a late one would count next month as a discussion
    Message("punt_geopend", ("overleg",), ("tafelmoment",), "refuse"),
    Message("besproken", ("tafelmoment",), ("bewaring",), "keep", ("laatste_bespreking",), queued=True),
    # now: a late one would close the next round before anyone has spoken
    Message("ronde_gesloten", ("coordinator",), ("casus",), "refuse"),
    # now: who asks hears that nothing runs; a late one would bring the next evaluation forward
    Message("evaluatie_vervroegd", ("deelnemer",), ("traject",), "drop", note=True),
    Message("nieuwe_elementen", ("ltf_instroom", "casus"), ("traject",), "keep", note=True, queued=True),
    Message(  # now: who proposes hears that one is open already
        "inlichten_voorgesteld", ("casus", "traject", "deelnemer"), ("informeren",), "refuse", starts=True
    ),
    # now: who objects hears that it is too late
    Message("bezwaar_inlichten", ("deelnemer",), ("informeren",), "refuse"),
    Message("casus_afgesloten", ("casus",), ("bewaring", "informeren", "overleg"), "drop", queued=True),
    # now: nobody may believe that something is destroyed which is not
    Message(
        "vervroegd_vernietigen", ("coordinator", "burgemeester"), ("bewaring",), "refuse", ("ander_dossier",)
    ),
    # now: carried over the border of the LIVC-R by a person
    Message("terugkoppelingsfiche", ("terugkoppeling",), ("ltf",), "refuse"),
    Message(  # now: noted by a person, who sees what came of it
        "ltf_vraag", ("ltf",), ("ltf_instroom",), "refuse", ("herkomst", "anoniem", "kaart"), starts=True
    ),
    Message("overleg_gevraagd", ("lid",), ("overleg",), "drop", note=True, queued=True),
    # now: a LIVC-R is never without a meeting to come
    Message("overleg_gehouden", ("overleg",), ("overleg",), "refuse", starts=True),
)
