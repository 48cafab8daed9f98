"""For the DPO: the access log, what will be destroyed, what was, and who is authorised."""

from app.domain.errors import NotAllowedError
from app.domain.kalender import dag_van
from app.domain.people import Actor, Rol
from app.services.deps import Deps
from app.services.loading import livc_of
from app.services.store import CasusZicht
from app.services.views import FgPagina

PER_BLAD = 50


def show_dpo(actor: Actor, van: int, deps: Deps) -> FgPagina:
    """Return the page; `van` is the offset in the log. For the FG, and the burgemeester for the decision."""
    if not actor.rollen & {Rol.FG, Rol.BURGEMEESTER}:
        raise NotAllowedError
    is_fg = Rol.FG in actor.rollen
    with deps.uow.read(actor.livc_id) as tx:
        livc = livc_of(tx, actor)
        casussen = tx.casussen.visible(CasusZicht(alle=True))
        return FgPagina(
            log=tx.audit.rows(None, max(0, van), PER_BLAD) if is_fg else [],
            kop=tx.audit.head(),
            keten_heel=tx.audit.verify(deps.audit_key),
            certificaten=tx.outbox.certificaten(),
            vernietigingen=sorted(
                ((c.code, c.vernietigen_op) for c in casussen if c.vernietigen_op), key=lambda pair: pair[1]
            ),
            leden=tx.people.leden(livc.id, dag_van(deps.clock.now() + livc.klok)),
            kluizen_aan=livc.kluizen_aan,
            kluis_besluit=tx.livcs.instelling(livc.id, "kluisbesluit"),
        )
