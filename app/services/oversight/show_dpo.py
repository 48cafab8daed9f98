"""For the DPO: the access log, what will be destroyed, what was, and who is authorised."""

from collections import Counter
from datetime import date

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Livc, Rol
from app.services.deps import Deps
from app.services.inventory import ONTHOUDEN, Eigenaars, in_groups, inventory_of
from app.services.loading import livc_of
from app.services.ports.casussen import CasusZicht
from app.services.ports.unit_of_work import Tx
from app.services.views.oversight import FgPagina, InventarisDeel

PER_BLAD = 50


def show_dpo(actor: Actor, van: int, deps: Deps, *, bewaard_van: int = 0) -> FgPagina:
    """Return the page; `van` is the offset in the log, `bewaard_van` that in what can still be read.

    For the FG, and the burgemeester for the decision.
    """
    if not actor.rollen & {Rol.FG, Rol.BURGEMEESTER}:
        raise NotAllowedError
    is_fg = Rol.FG in actor.rollen
    keyring = deps.keys.owners() if is_fg else {}
    with deps.uow.read(actor.livc_id) as tx:
        livc = livc_of(tx, actor)
        today = tx.now.day
        casussen = tx.casussen.visible(CasusZicht(alle=True))
        return FgPagina(
            log=tx.audit.rows(None, max(0, van), PER_BLAD) if is_fg else [],
            kop=tx.audit.head(),
            keten_heel=tx.audit.verify(deps.audit_key),
            certificaten=tx.outbox.certificaten(),
            vernietigingen=sorted(
                ((c.code, c.vernietigen_op) for c in casussen if c.vernietigen_op), key=lambda pair: pair[1]
            ),
            leden=tx.people.leden(livc.id, today),
            kluizen_aan=livc.kluizen_aan,
            kluis_besluit=tx.livcs.instelling(livc.id, "kluisbesluit"),
            bewaard=_kept(tx, livc, keyring, today, bewaard_van),
        )


def _kept(tx: Tx, livc: Livc, keyring: Eigenaars, today: date, van: int) -> InventarisDeel:
    groups = in_groups(inventory_of(tx, livc, keyring, today))
    nights = tx.inventaris.nachten(today - ONTHOUDEN)
    counted = Counter((each.plaats, each.zone) for each in groups)
    return InventarisDeel(
        over=sum(each.over for each in groups),
        per_soort=[(place, zone, number) for (place, zone), number in sorted(counted.items())],
        groepen=groups[van : van + PER_BLAD],
        meer=len(groups) > van + PER_BLAD,
        nagekeken_op=nights[0].dag if nights else None,
    )
