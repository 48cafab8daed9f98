"""Give the versions from before a procedure carried its forms the forms that they were carried out with."""

from collections.abc import Mapping
from hashlib import sha256

from app.domain.execution import FORMS
from app.domain.ids import LivcId
from app.procedure.bundle import asked_forms
from app.services.ports.unit_of_work import Tx, UnitOfWork


def adopt_forms(forms: Mapping[str, bytes], uow: UnitOfWork) -> int:
    """Keep these forms (file name → content) with every version that has none; return how many versions that were.

    Ids of versions stay, and a version is given forms once: right after the upgrade, those that were in force
    until then. What was written before is shown with them.
    """
    with uow.read(None) as tx:
        livcs = [livc.id for livc in tx.livcs.all()]
    return sum(_adopt(livc_id, forms, uow) for livc_id in livcs)


def _adopt(livc_id: LivcId, forms: Mapping[str, bytes], uow: UnitOfWork) -> int:
    with uow.read(livc_id) as tx:
        if not tx.versies.zonder_formulieren():
            return 0
    with uow.begin(livc_id) as tx:
        bare = tx.versies.zonder_formulieren()
        for versie_id in bare:
            asked = asked_forms(tx.versies.get(versie_id).files)
            tx.versies.geef_formulieren(versie_id, {name: forms[name] for name in asked if name in forms})
        _show_with(tx, forms)
        return len(bare)


def _show_with(tx: Tx, forms: Mapping[str, bytes]) -> None:
    for name, content in forms.items():
        key = name.removeprefix(FORMS).removesuffix(".json")
        tx.items.met_formulier(key, sha256(content).hexdigest())
