"""On what each form in force rests, for who wants to know, and for the jurist who looks it over."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.people import Actor
from app.procedure.bundle import model_of
from app.services.deps import Deps


@dataclass(frozen=True)
class JuridischeNoot:
    """A form with its legal basis."""

    sleutel: str
    titel: str
    steunt_op: str


def show_legal_notes(actor: Actor, deps: Deps) -> Sequence[JuridischeNoot]:
    """Return the legal basis of every form that the LIVC-R of the actor asks today, by key."""
    with deps.uow.read(actor.livc_id) as tx:
        bundles = tx.versies.release().bundles.values()
    forms = {key: form for bundle in bundles for key, form in model_of(bundle).forms.items()}
    return [JuridischeNoot(key, forms[key].title, forms[key].legal_basis) for key in sorted(forms)]
