"""A table that sleeps hears that there is something to discuss."""

from collections.abc import Iterator

from app.domain.words.messages import AGENDAPUNT_GEVRAAGD
from app.domain.words.processes import OVERLEG
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Send


def wakes(tx: Tx) -> Iterator[Send]:
    """Yield what tells each running meeting; only one that sleeps listens."""
    for instantie in tx.instanties.of_process(OVERLEG.word):
        yield Send(instantie.id, AGENDAPUNT_GEVRAAGD.word)
