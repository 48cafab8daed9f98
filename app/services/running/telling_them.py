"""How a proposal to tell the person begins, whoever made it (INV-51)."""

from app.domain.casus import Casus
from app.domain.ids import InstantieId, new_id
from app.domain.inlichten import Inlichting
from app.domain.words.messages import INLICHTEN_VOORGESTELD
from app.domain.words.processes import INFORMEREN
from app.services.inlichten import known_of
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Start


def proposed(tx: Tx, casus: Casus) -> Start:
    """Note that one runs, of which nobody was asked anything yet, and return what starts it."""
    known = known_of(tx, casus.id)
    carried = {name: known.get(name) for name in INLICHTEN_VOORGESTELD.carries}
    instantie_id = InstantieId(new_id())
    tx.inlichtingen.save(Inlichting(casus.livc_id, casus.id, instantie_id, "", frozenset()))
    return Start(instantie_id, INFORMEREN.word, carried, casus.id)
