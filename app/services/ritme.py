"""How often a table meets: what the rhythm is decided from, and when its members last practised.

Source: seeds/000 L206-217 (INV-55, INV-56). No casus is called problematic: the table says which one must come
back within the week, and that is counted.
"""

from collections.abc import Mapping
from datetime import date

from app.domain.execution import Value
from app.domain.ids import InstantieId, LivcId, PersoonId
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.words.messages import AGENDAPUNT_GEVRAAGD
from app.domain.words.processes import OVERLEG
from app.domain.words.steps.oefening import OEFENING as STAP
from app.services.ports.unit_of_work import Tx

OEFENING = "laatste_oefening"
"""Under which key a LIVC-R keeps the day of its last exercise, dated."""


OEFENPUNT = STAP.name
"""How a general point about it is called: an exercise can be held at any meeting."""


def is_exercise(punt: Agendapunt) -> bool:
    """Answer whether an exercise is held at a point; a second such point has a number."""
    return punt.casus_id is None and punt.titel.startswith(OEFENPUNT)


def rhythm_now(tx: Tx, livc_id: LivcId) -> Mapping[str, Value]:
    """Return the process variables from which the table of the rhythm decides."""
    lopend, dringend = tx.tafel.lopende_en_dringende()
    return {
        "lopende_casussen": lopend,
        "dringende_casussen": dringend,
        "wachtende_punten": sum(punt.status is PuntStatus.GEVRAAGD for punt in tx.tafel.punten(None)),
        "oefening_gehouden": last_exercise(tx, livc_id) is not None,
    }


def last_exercise(tx: Tx, livc_id: LivcId) -> date | None:
    """Return the day of the last exercise; None when there was none yet."""
    day = tx.livcs.instelling(livc_id, OEFENING)
    return date.fromisoformat(day) if day else None


def note_exercise(tx: Tx, livc_id: LivcId, day: date, by: PersoonId | None) -> None:
    """Keep the day of an exercise, unless a later one is known."""
    known = last_exercise(tx, livc_id)
    if known is None or day > known:
        tx.livcs.save_instelling(livc_id, OEFENING, day.isoformat(), tx.now.day, by)


def is_asleep(tx: Tx, overleg_id: InstantieId) -> bool:
    """Answer whether no meeting is planned until somebody asks, or a point waits."""
    return bool(tx.instanties.waits_for(overleg_id, AGENDAPUNT_GEVRAAGD.word))


def table_sleeps(tx: Tx) -> bool:
    """Answer whether every running meeting of the LIVC-R is asleep, and there is one."""
    running = tx.instanties.of_process(OVERLEG.word)
    return bool(running) and all(is_asleep(tx, each.id) for each in running)
