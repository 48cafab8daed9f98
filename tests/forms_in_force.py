"""The forms of the procedures that a LIVC-R has in force, by their key."""

from app.domain.errors import NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import LivcId
from app.domain.item import Formulier
from app.procedure.bundle import model_of
from app.procedure.reading import kind_asking, written_with
from app.services.deps import Deps
from app.services.ports.forms import FormView
from app.services.ports.unit_of_work import Tx

PROCESSEN = ("prescreening", "casus", "bewaring", "overleg", "informeren", "eigen_bevoegdheid")


def bundles(tx: Tx) -> list[Bundle]:
    found = [tx.versies.find_current(name) for name in PROCESSEN]
    return [bundle for bundle in found if bundle]


def keys(deps: Deps, livc_id: LivcId) -> list[str]:
    with deps.uow.read(livc_id) as tx:
        return sorted({key for bundle in bundles(tx) for key in model_of(bundle).forms})


def form(deps: Deps, livc_id: LivcId, key: str) -> FormView:
    with deps.uow.read(livc_id) as tx:
        return deps.forms.view(_asking(tx, key), key)


def met(tx: Tx, key: str) -> Formulier:
    """Return with what a text is written in the step that asks this form."""
    bundle = _asking(tx, key)
    return written_with(bundle, kind_asking(bundle, key), key)


def _asking(tx: Tx, key: str) -> Bundle:
    found = next((bundle for bundle in bundles(tx) if key in model_of(bundle).forms), None)
    if found is None:
        raise NotFoundError
    return found
