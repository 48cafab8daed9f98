"""What a meeting asks now, or waits for: a sentence for everyone who looks, in every state.

Read from what decides it: the open steps of the meeting and of the casus on the table, and who may do them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from app.domain.eigenaar import rollen_voor
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, Overleg
from app.domain.sentence import Sentence, as_sentence
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part, kind_of
from app.services.telling.agenda import PER_PUNT
from app.services.telling.asking import question
from app.services.telling.words import nog_zoveel, role_word
from app.services.views.table import Nu

NIETS_TE_DOEN = "U hoeft nu niets te doen."
AAN_U = "Dit is aan u. U vindt het hieronder."
OPNIEUW = "Er wordt opnieuw aangeduid wie aan dit punt deelneemt."
SLAAPT = "Er is nu niets te bespreken. Er komt een overleg als een lid dat vraagt, of als er een punt wacht."
VRAAG = "Vraag ieder om een antwoord."
RONDE = "De inbrengronde loopt. Ieder zegt wat nodig is, of niets. Sociale partners eerst, politie laatst."

Said = str | Sentence


@dataclass(frozen=True)
class Stand:
    """How the meeting stands, for one reader."""

    overleg: Overleg
    taken: Sequence[Taak]
    """The open steps of the meeting itself."""
    van_mij: Sequence[Taak]
    """Those that the reader may do."""
    punt: Agendapunt | None = None
    """The point in hand, for who may know it."""
    punt_woorden: Sentence | None = None
    hier: bool = False
    """The reader takes part in it."""
    voorzitter: bool = False
    """The reader chairs it."""
    stappen: Sequence[Taak] = ()
    """The open steps of the table, for who is in the point."""
    van_een_rol: Sequence[Taak] = ()
    """The open steps that one role does while everyone sits there."""
    rollen: frozenset[str] = frozenset()
    """The roles of the reader."""
    ontbreekt: int | None = None
    """How many answers are missing; None when nothing is voted on."""
    antwoordde: bool = False
    """The reader answered."""
    ronde: bool = False
    """The round of contributions runs."""
    opnieuw: bool = False
    """It is being noted again who takes part in the point."""
    noteert: bool = False
    """The reader notes that."""
    slaapt: bool = False
    """No day is chosen until somebody asks, or a point waits."""


def now(stand: Stand) -> Nu:
    """Say what is asked now, or what is waited for. Never empty."""
    if stand.overleg.status == "gehouden":
        return _nu("Dit overleg is gehouden", ("Hier wordt niets meer gevraagd.",))
    if not stand.taken:
        return _between(stand)
    taak = stand.taken[0]
    if taak.per == PER_PUNT:
        return _at_point(stand, taak)
    return _nu(_kop(stand, taak), (*_why(stand, taak), _who(stand, taak)))


def _nu(kop: Said, zinnen: Sequence[Said], moment: datetime | None = None) -> Nu:
    return Nu(as_sentence(kop), [as_sentence(each) for each in zinnen], moment)


def _between(stand: Stand) -> Nu:
    if stand.overleg.status == "gepland":
        return _nu("Dit overleg moet nog beginnen", (NIETS_TE_DOEN,), stand.overleg.moment)
    if stand.slaapt:
        return _nu("Er is geen overleg gepland", (SLAAPT,))
    return _nu("Even wachten", ("Casuspad werkt de volgende stap af. Laad deze pagina straks opnieuw.",))


def _kop(stand: Stand, taak: Taak) -> Sentence:
    if stand.overleg.status == "bezig":
        return Sentence("Nu: {stap}", stap=question(taak, {}))
    return as_sentence(question(taak, {}))


def _why(stand: Stand, taak: Taak) -> tuple[str, ...]:
    """Say why a day is to be chosen again: the same step is open when a meeting is new."""
    if not has_part(taak.kind, Part.SCHEDULING):
        return ()
    if stand.overleg.moment is None:
        return ("Er is nog geen dag gekozen.",)
    if stand.overleg.status == "gepland":
        return ("Er wordt een andere dag gekozen. Tot dan begint dit overleg niet.",)
    return ("Het overleg ging niet door. Er komt een nieuwe dag.",)


def _who(stand: Stand, taak: Taak) -> Said:
    """Say whose step it is: the reader's, or a role's."""
    if taak in stand.van_mij:
        return AAN_U
    if taak.plaatsvervanger is None:
        return Sentence("Dit is aan de {rol}. U hoeft nu niets te doen.", rol=role_word(taak.rol))
    return Sentence(
        "Dit is aan de {rol} of de {plaatsvervanger}. U hoeft nu niets te doen.",
        rol=role_word(taak.rol),
        plaatsvervanger=role_word(taak.plaatsvervanger),
    )


def _at_point(stand: Stand, taak: Taak) -> Nu:
    if kind_of(taak.kind).part in {Part.ATTENDING, Part.SEATING}:
        return _nu(
            stand.punt_woorden or "Het volgende punt",
            (Sentence("Nu: {stap}", stap=question(taak, {})), _who(stand, taak)),
        )
    if not stand.hier:
        return _elsewhere(stand, taak)
    said = _at_table(stand) or (_done(stand), _closing(stand, taak))
    return _nu(stand.punt_woorden or "", said)


def _closing(stand: Stand, taak: Taak) -> Said:
    return "U rondt het punt hieronder af." if taak in stand.van_mij else _who(stand, taak)


def _elsewhere(stand: Stand, taak: Taak) -> Nu:
    if stand.opnieuw:
        whose = AAN_U if stand.noteert else NIETS_TE_DOEN
        return _nu(stand.punt_woorden or "Er is een punt bezig", (OPNIEUW, whose))
    told = "Er wordt nu een punt besproken waaraan u niet deelneemt."
    may_close = "U kunt het wel afronden, hieronder." if taak in stand.van_mij else NIETS_TE_DOEN
    return _nu(stand.punt_woorden or "Er is een punt bezig", (told, may_close))


def _done(stand: Stand) -> str:
    if stand.punt is not None and stand.punt.casus_id is None:
        return "Dit punt wordt nu besproken. Er valt bij Casuspad niets in te vullen."
    return "Aan tafel staat bij dit punt niets meer open."


def _at_table(stand: Stand) -> tuple[Said, ...]:
    """Say what the table does; empty when nothing is open there."""
    if stand.stappen:
        return tuple(chain.from_iterable(_step(stand, step) for step in stand.stappen))
    if stand.van_een_rol:
        return tuple(chain.from_iterable(_of_one_role(stand, step) for step in stand.van_een_rol))
    if not stand.ronde:
        return ()
    return (RONDE, "U bent nooit verplicht iets te delen.")


def _step(stand: Stand, step: Taak) -> tuple[Said, ...]:
    told = Sentence("Nu aan tafel: {stap}", stap=question(step, {}))
    if has_part(step.kind, Part.VOTING):
        return (told, _vote(stand))
    who = (
        "Vul het samen in, hieronder."
        if stand.voorzitter
        else "De voorzitter noteert wat de tafel samen zegt."
    )
    return (told, who)


def _of_one_role(stand: Stand, step: Taak) -> tuple[Said, ...]:
    """Say what everyone waits for: one of them does it, and all see it before they decide."""
    told = Sentence("Nu: {stap}", stap=question(step, {}))
    if rollen_voor(step) & stand.rollen:
        return (told, "Dit is aan u. Daarna kijkt de tafel het samen na.")
    return (
        told,
        Sentence("Dit is aan de {rol}. Daarna kijkt de tafel het samen na.", rol=role_word(step.rol)),
    )


def _vote(stand: Stand) -> Said:
    if stand.voorzitter and stand.ontbreekt == 0:
        return "Iedereen antwoordde. U kunt besluiten."
    if stand.voorzitter:
        if not stand.ontbreekt:
            return VRAAG
        return Sentence("Vraag ieder om een antwoord. {zoveel}.", zoveel=nog_zoveel(stand.ontbreekt))
    if stand.antwoordde:
        return "Van u is een antwoord genoteerd. De voorzitter besluit wanneer iedereen antwoordde."
    return "Geef uw antwoord, hier of hardop."
