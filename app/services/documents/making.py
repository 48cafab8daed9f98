"""A document from the template of the version under which it is made, with its row in the log."""

from collections.abc import Mapping

from app.domain.document import PrintedDocument
from app.domain.errors import ConflictError
from app.domain.execution import Bundle
from app.domain.ids import CasusId
from app.domain.people import Actor
from app.domain.words.documents import DocumentKind
from app.procedure.documents import DocumentTemplate, Filling, filled
from app.procedure.letters import find_template
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx

Values = Mapping[str, Filling]
ZONDER_SJABLOON = (
    "De procedure waaronder dit gemaakt werd, heeft voor dit document nog geen sjabloon. Er is niets gewijzigd. "
    "De coördinator kan een nieuwere procedure in gebruik nemen."
)


def ensure_template(bundle: Bundle | None, kind: DocumentKind) -> DocumentTemplate:
    """Return the template of a version; raises `ConflictError` for one from before there were any."""
    found = find_template(bundle, kind) if bundle else None
    if found is None:
        raise ConflictError(ZONDER_SJABLOON)
    return found


def made(
    tx: Tx,
    actor: Actor,
    template: DocumentTemplate,
    values: Values,
    grond: str,
    casus_id: CasusId | None = None,
) -> PrintedDocument:
    """Return the document, once the log tells who takes it out."""
    _record(tx, actor, grond, casus_id)
    return filled(template, values, tx.now.day)


def _record(tx: Tx, actor: Actor, grond: str, casus_id: CasusId | None) -> None:
    who, organisatie = actor.persoon_id, actor.organisatie_id
    tx.audit.record(AuditRegel(tx.now.real, "lezen", "document_opgehaald", grond, who, organisatie, casus_id))
