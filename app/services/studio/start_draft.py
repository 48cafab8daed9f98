"""Begin a draft: all that is in force, to be changed apart from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import Ontwerp, OntwerpStap, OntwerpStatus, StapSoort
from app.domain.people import Actor
from app.domain.release import Release
from app.services.deps import Deps
from app.services.once import id_from
from app.services.ports.unit_of_work import Tx
from app.services.studio.loading import ensure_drafts, record

LANGSTE_REDEN = 300
BEGIN = "Begonnen met wat in gebruik is"


@dataclass(frozen=True)
class StartDraft:
    """`reden` is why; `eenmalig` makes a second press of the same button begin nothing more."""

    actor: Actor
    reden: str
    eenmalig: str = ""


def start_draft(command: StartDraft, deps: Deps) -> OntwerpId:
    """Begin one.

    Raises `NotAllowedError`, `FormInvalidError` without a reason, `ConflictError` where nothing is in force.
    """
    ensure_drafts(command.actor)
    reden = ensure_reden(command.reden)
    ontwerp_id = OntwerpId(id_from(command.actor, command.eenmalig, reden))
    own_rules = deps.procedures.own_rules()
    with deps.uow.begin(command.actor.livc_id) as tx:
        if tx.ontwerpen.find(ontwerp_id):
            return ontwerp_id
        release = tx.versies.release()
        if not release.bundles:
            raise ConflictError("Er is nog geen procedure in gebruik. Er is niets begonnen.")
        tx.ontwerpen.save(_begun(tx, command.actor, ontwerp_id, reden, release))
        tx.ontwerpen.add_stap(_first(tx, command.actor, ontwerp_id, {**files_of(release), **own_rules}))
        record(tx, command.actor, "ontwerp_begonnen", ontwerp_id)
    return ontwerp_id


def files_of(release: Release) -> dict[str, bytes]:
    """Return the files of all procedures of a release as one folder."""
    bundles = (release.bundles[name] for name in sorted(release.bundles))
    return dict(chain.from_iterable(bundle.files.items() for bundle in bundles))


def ensure_reden(typed: str) -> str:
    """Return a reason in one line; raises `FormInvalidError`."""
    reden = " ".join(typed.split())
    if not reden:
        raise FormInvalidError({"reden": ["Schrijf in een zin waarom u iets wilt wijzigen."]})
    if len(reden) > LANGSTE_REDEN:
        raise FormInvalidError({"reden": ["Houd de reden kort: hoogstens 300 tekens."]})
    return reden


def _begun(tx: Tx, actor: Actor, ontwerp_id: OntwerpId, reden: str, release: Release) -> Ontwerp:
    now = tx.now.real
    return Ontwerp(
        ontwerp_id,
        actor.livc_id,
        reden,
        actor.persoon_id,
        now,
        OntwerpStatus.OPEN,
        release.release_id,
        now,
        1,
        now,
    )


def _first(tx: Tx, actor: Actor, ontwerp_id: OntwerpId, files: Mapping[str, bytes]) -> OntwerpStap:
    names = sorted(files)
    hashes = tx.ontwerpen.keep(files[name] for name in names)
    became = tuple(zip(names, hashes, strict=True))
    moment = tx.now.real
    return OntwerpStap(ontwerp_id, actor.livc_id, 1, StapSoort.BEGIN, BEGIN, actor.persoon_id, moment, became)
