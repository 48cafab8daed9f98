"""Acts that write: rows of the LIVC-R, jobs of the outbox, incidents and the audit trail."""

from app.domain.casus import Casus, Deelname
from app.domain.ids import PersoonId, new_id
from app.domain.opdracht import Opdracht
from app.domain.overleg import Agendapunt, Overleg
from app.domain.words.jobs import MAIL, VERNIETIGING
from app.services.fiches import wipe_draft
from app.services.inlichten import wipe_proposal
from app.services.running.acts import (
    Destroy,
    ForgetAsked,
    ForgetExtensions,
    ForgetProposal,
    Forgotten,
    Mail,
    Record,
    Remove,
    Report,
    Save,
    Send,
    Tell,
    WipeDraft,
    Written,
)
from app.services.running.destroying import of_draft
from app.services.running.scene import Scene
from app.services.running.sending import send


def write(act: Written, scene: Scene) -> None:
    """Write what an act asks for."""
    match act:
        case Save() | ForgetExtensions() | ForgetAsked() | ForgetProposal() | Remove() | Tell():
            _write_row(act, scene)
        case Send():
            send(scene.tx, scene.livc.id, act.target, act.word, act.carried)
        case Mail():
            _queue(act, scene)
        case Destroy():
            _ask_to_destroy(act, scene)
        case WipeDraft():
            _wipe(act, scene)
        case Report():
            scene.tx.outbox.add_incident(act.incident)
        case Record():
            scene.tx.audit.record(act.regel)


def _write_row(act: Save | Forgotten | Remove | Tell, scene: Scene) -> None:
    match act:
        case Save():
            _save(act, scene)
        case Remove():
            scene.tx.instanties.delete(act.instantie_id)
        case ForgetExtensions():
            _forget(act, scene)
        case ForgetAsked():
            scene.tx.casussen.forget_bevraagd(act.casus_id)
        case ForgetProposal():
            wipe_proposal(scene.tx, act.casus_id)
        case Tell():
            scene.tx.casussen.add_gebeurtenissen([act.line])


def _forget(act: ForgetExtensions, scene: Scene) -> None:
    if act.holder is None:
        scene.tx.casussen.forget_verlengingen(act.casus_id)
    else:
        scene.tx.casussen.forget_verlenging(act.casus_id, act.holder)


def _save(act: Save, scene: Scene) -> None:
    match act.row:
        case Casus():
            scene.tx.casussen.save(act.row)
        case Deelname():
            scene.tx.casussen.save_deelname(act.row, scene.livc.id)
        case Agendapunt():
            scene.tx.tafel.save_punt(act.row)
        case Overleg():
            scene.tx.tafel.save_overleg(act.row)


def _queue(act: Mail, scene: Scene) -> None:
    scene.tx.outbox.add_all(
        [(_mail_to(who, act, scene), dedupe) for who, dedupe in act.told.items()],
    )


def _mail_to(who: PersoonId, act: Mail, scene: Scene) -> Opdracht:
    job, told = new_id(), {**act.met, "persoon": who, "soort": act.soort}
    return Opdracht(job, scene.livc.id, job, MAIL.word, told, scene.tx.now.real)


def _wipe(act: WipeDraft, scene: Scene) -> None:
    key_id = wipe_draft(scene.tx, act.casus_id)
    if key_id:
        _ask_to_destroy(of_draft(act.casus_id, key_id), scene)


def _ask_to_destroy(act: Destroy, scene: Scene) -> None:
    payload = {**act.payload, "certificaat": new_id(), "dag": str(scene.day)}
    job = Opdracht(new_id(), scene.livc.id, act.slot, VERNIETIGING.word, payload, scene.tx.now.real)
    scene.tx.outbox.add(job, act.dedupe)
