"""The certificate of destruction (F22) on paper: a random number, counts and dates; no code, no name."""

from app.domain.errors import NotAllowedError
from app.domain.opdracht import Certificaat
from app.domain.people import Actor, Rol
from app.domain.words.documents import VERNIETIGINGSBEWIJS
from app.services.deps import Deps
from app.services.documents.making import Values, ensure_template, made
from app.services.ports.unit_of_work import Tx
from app.services.telling.destroyed_words import destroyed_word
from app.services.telling.words import datum
from app.services.views.documents import Bestand


def make_certificate(actor: Actor, certificaat_id: str, deps: Deps) -> Bestand:
    """Return the certificate, from the template that was in force when it was made. Only for the DPO.

    Raises `NotFoundError`; `ConflictError` for one of before there were templates.
    """
    if Rol.FG not in actor.rollen:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        proof = tx.outbox.certificaat(certificaat_id)
        bundle = tx.versies.get(proof.versie_id) if proof.versie_id else None
        template = ensure_template(bundle, VERNIETIGINGSBEWIJS)
        document = made(tx, actor, template, _values(tx, actor, proof), "rol")
    return Bestand(f"vernietigingsbewijs-{proof.datum}.pdf", deps.documents.pdf(document))


def _values(tx: Tx, actor: Actor, proof: Certificaat) -> Values:
    return {
        "livc": tx.livcs.get(actor.livc_id).naam,
        "dag": datum(proof.datum),
        "wat": destroyed_word(proof.soort),
        "grond": proof.grond,
        "sleutels": str(proof.sleutels),
        "rijen": str(proof.rijen),
        "onherstelbaar_vanaf": datum(proof.onherstelbaar_vanaf),
        "nummer": proof.id,
    }
