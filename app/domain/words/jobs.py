"""The jobs of the outbox and the other kinds of incident, one row each."""

from collections.abc import Mapping
from typing import Final

from app.domain.errors import EngineError
from app.domain.words.job import Job
from app.domain.words.listing import by_word

BERICHT: Final = Job(
    "bericht",
    "bericht",
    tried="Een bericht van de ene procedure aan de andere afgeven.",
    safe="Het bericht is bewaard en komt nog aan. Er is niets gewijzigd en niets verloren.",
)
MAIL: Final = Job(
    "mail",
    "mail",
    tried="Een mail versturen. In zo’n mail staat nooit waarover het gaat.",
    safe="De taken staan klaar in Casuspad; alleen de mail is niet vertrokken.",
)
VERNIETIGING: Final = Job(
    "vernietiging",
    "vernietiging",
    tried="Gegevens vernietigen die niet langer bewaard mogen worden.",
    safe="Wat vernietigd is, blijft vernietigd. De rest wordt bij de volgende poging vernietigd.",
    for_ever=True,
)
VERHUIZING: Final = Job(
    "verhuizing",
    "procedure",
    tried="Wat loopt, laten meegaan naar een andere versie van de procedure.",
    safe="Wat nog niet meeging, loopt gewoon verder op de versie van voordien. Er is niets verloren.",
)
TERMIJN: Final = Job(
    "termijn",
    "termijn",
    tried="Een termijn was om, en Casuspad zette de volgende stap.",
    safe="Er is niets gewijzigd en niets verloren. Al de rest werkt gewoon door.",
    queued=False,
    for_ever=True,
)
STAP: Final = Job(
    "stap",
    "stap",
    tried="Iemand werkte een taak af, maar de procedure kon niet verder.",
    safe="Van die stap is niets bewaard; de taak staat nog open. Al de rest werkt gewoon door.",
    queued=False,
)
STILSTAND: Final = Job(
    "stilstand",
    "stilstand",
    tried="De vorige stap is gezet, maar daarna komt er in de tekening niets meer.",
    safe="Die stap is bewaard en niets is verloren. Alleen gaat het niet vanzelf verder.",
    queued=False,
)
NIEMAND: Final = Job(
    "niemand",
    "niemand kan dit doen",
    tried="De vorige stap is gezet; de volgende is voor iemand die er niet is.",
    safe="Niets is verloren, en niemand anders krijgt deze taak. Ze wacht op wie ze mag doen.",
    queued=False,
)
INVENTARIS: Final = Job(
    "inventaris",
    "over zijn laatste dag",
    tried="Elke nacht nakijken of alles wat nog gelezen kan worden, ook nog bewaard mag worden.",
    safe="Niemand kan hierdoor meer lezen dan gisteren. Het moest alleen al weg zijn.",
    queued=False,
)

LOGBOEK: Final = Job(
    "logboek",
    "logboek is niet ongeschonden",
    tried="Elke nacht nakijken of het logboek nog is wat Casuspad schreef.",
    safe="De casussen lopen gewoon door. Wat in het logboek gewijzigd of verdwenen is, komt niet vanzelf terug.",
    queued=False,
)
BESCHADIGD: Final = Job(
    "beschadigd",
    "een tekst is beschadigd",
    tried="Iemand opende een bladzijde, en een van de teksten was niet te lezen.",
    safe="De andere teksten zijn er nog, en de procedures lopen door. Wat er stond, komt niet vanzelf terug.",
    queued=False,
)

JOBS: Final[Mapping[str, Job]] = by_word(
    BERICHT,
    MAIL,
    VERNIETIGING,
    VERHUIZING,
    TERMIJN,
    STAP,
    STILSTAND,
    NIEMAND,
    INVENTARIS,
    LOGBOEK,
    BESCHADIGD,
)


def job_of(word: str) -> Job:
    """Return the record of a job or incident. Raises `EngineError` for a word that is none."""
    found = JOBS.get(word)
    if found is None:
        raise EngineError("“{word}” is geen opdracht die Casuspad kent. Er is niets gewijzigd.", word=word)
    return found
