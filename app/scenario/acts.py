"""What people do in a scenario: each act goes through the use case that the page would call."""

from collections.abc import Callable, Mapping

from app.domain.errors import NotFoundError
from app.domain.ids import CasusId
from app.domain.inlichten import rol_van
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.overleg import Bevestiging
from app.domain.people import Actor
from app.domain.words.processes import LTF_INSTROOM, OVERLEG, PRESCREENING, STRATEGISCHE_TAFEL
from app.domain.words.step_kind import Part
from app.domain.words.steps import KINDS, has_part
from app.domain.zetels import Zetel
from app.scenario.answering import answered
from app.scenario.errors import StepFailedError
from app.scenario.filling import filled
from app.scenario.letting_go import let_go
from app.scenario.sandbox import Sandbox
from app.scenario.words import Step, find_word, mapping, word
from app.services.casework.leave_casus import leave_casus
from app.services.casework.note_ltf_question import note_ltf_question
from app.services.casework.record_aanmelding import RecordAanmelding, aanmelding_form, record_aanmelding
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.casework.show_casus import show_casus
from app.services.casework.start_prescreening import start_prescreening
from app.services.deps import Deps
from app.services.oversight.privacy import open_matter
from app.services.strategie.begin_meeting import begin_meeting
from app.services.table.choose_caseteam import ChooseCaseteam, choose_caseteam
from app.services.table.confirm_note import ConfirmNote, confirm_note
from app.services.table.name_seat import NameSeat, name_seat
from app.services.table.request_meeting import request_meeting
from app.services.table.request_point import RequestPoint, request_point
from app.services.table.without_core import BETWIST, HEROPENT
from app.services.tasks.fetch_fiche import fetch_fiche
from app.services.zetels import held_seats

SCRIBE = "vera"
"""Notes who is at the table."""
DECIDED = frozenset({*HEROPENT, BETWIST})
"""What is confirmed of a decision of the table, or read of it."""
Act = Callable[[Sandbox, Step], None]
WITH_A_BUTTON: Mapping[str, Callable[[Actor, Deps], object]] = {
    PRESCREENING.word: start_prescreening,
    LTF_INSTROOM.word: note_ltf_question,
    STRATEGISCHE_TAFEL.word: begin_meeting,
}
"""What begins with a button of its own, with the use case that this calls."""


def _begint(box: Sandbox, step: Step) -> None:
    actor, begun = box.actor(word(step, "wie")), word(step, "begint")
    if begun in WITH_A_BUTTON:
        WITH_A_BUTTON[begun](actor, box.deps)
    else:
        open_matter(actor, begun, box.deps)
    box.work()


def _meldt_aan(box: Sandbox, step: Step) -> None:
    """Note what someone said by phone, on paper or in a talk."""
    given = mapping(step, "meldt_aan")
    actor = box.actor(word(step, "wie"))
    form = aanmelding_form(actor, box.deps)
    raw = filled(form, answered(form, mapping(given, "velden")), dag_van(box.now), box.write)
    spoke = box.actor(word(given, "voor")).organisatie_id if "voor" in given else None
    record_aanmelding(RecordAanmelding(actor, spoke, word(given, "via"), raw), box.deps)
    box.work()


def _doet(box: Sandbox, step: Step) -> None:
    taak = open_task(box, step, word(step, "doet"))
    kiest, via = find_word(step, "kiest"), find_word(step, "via")
    box.do(word(step, "wie"), taak, kiest, mapping(step, "velden"), via)


def _bewaart(box: Sandbox, step: Step) -> None:
    """Keep a form half-filled: with what is said of it and nothing more."""
    box.keep(word(step, "wie"), open_task(box, step, word(step, "bewaart")), mapping(step, "velden"))


def _stemt(box: Sandbox, step: Step) -> None:
    taak = open_task(box, step, word(step, "stemt"))
    otherwise = {name: str(answer) for name, answer in mapping(step, "behalve").items()}
    ensure_asked(box, taak, step)
    box.vote(word(step, "wie"), taak, otherwise, find_word(step, "kiest"), find_word(step, "reden"))


def ensure_asked(box: Sandbox, taak: Taak, step: Step) -> None:
    """Raise `StepFailedError` when not as many are asked as `van` says."""
    asked = len(box.at_the_table(taak))
    if step.get("van", asked) != asked:
        raise StepFailedError(
            "Verwacht: {van} mensen aan tafel. Het zijn er {asked}.", van=word(step, "van"), asked=asked
        )


def _opent_overleg(box: Sandbox, step: Step) -> None:
    """Plan a meeting for today when none is planned, open it, and let Vera tick who is there."""
    chair = word(step, "wie")
    plan_today(box, chair)
    report = "ja" if word(step, "opent_overleg") == "met_verslag" else "nee"
    box.do(chair, _step_of(box, Part.OPENING), "geopend", {"verslag": report})
    box.do(SCRIBE, _step_of(box, Part.ATTENDING))


def plan_today(box: Sandbox, chair: str) -> None:
    """Plan a meeting for today when points wait for one."""
    if any(has_part(t.kind, Part.SCHEDULING) for t in box.open_tasks([OVERLEG.word])):
        box.do(chair, _step_of(box, Part.SCHEDULING), None, {"overlegmoment": dag_van(box.now).isoformat()})


def _opent_punt(box: Sandbox, step: Step) -> None:
    """Let Vera note who takes part in the point that is next: everyone with a seat, or those named."""
    names = step.get("met")
    box.do(
        SCRIBE,
        _point_task(box, Part.SEATING, word(step, "opent_punt")),
        "verder",
        {"aanwezigen": names} if names else None,
    )


def _kiest_caseteam(box: Sandbox, step: Step) -> None:
    """Let the chair of the open point note who alone goes on discussing the casus; nobody: the whole table."""
    names = step.get("met")
    members = {box.actor(str(name)).persoon_id for name in names} if isinstance(names, list) else set()
    choose_caseteam(ChooseCaseteam(box.actor(word(step, "wie")), box.overleg_id(), members), box.deps)
    box.work()


def _sluit_punt(box: Sandbox, step: Step) -> None:
    box.do(word(step, "wie"), _point_task(box, Part.CLOSING, word(step, "sluit_punt")))


def _point_task(box: Sandbox, part: Part, code: str) -> Taak:
    taak = _step_of(box, part)
    casus_id = _casus_of_point(box, taak)
    if casus_id is None or casus_id != box.casus_id(code):
        raise StepFailedError("Aan de beurt is een ander punt dan dat van casus {code}.", code=code)
    return taak


def _casus_of_point(box: Sandbox, taak: Taak) -> CasusId | None:
    with box.deps.uow.read(box.livc_id) as tx:
        punten = {p.id: p.casus_id for p in tx.tafel.punten(box.overleg_id())}
    return punten.get(taak.binding or "")  # type: ignore[call-overload,no-any-return]  # ids are text


def code_in_turn(box: Sandbox) -> str | None:
    """Return the code of the casus whose point is next; "" for a point without one, None for no point."""
    seating = _steps_of(box, Part.SEATING)
    if not seating:
        return None
    casus_id = _casus_of_point(box, seating[0])
    if casus_id is None:
        return ""
    with box.deps.uow.read(box.livc_id) as tx:
        return tx.casussen.get(casus_id).code


def put_off(box: Sandbox) -> None:
    """Put off the point that is next; it comes back in the next meeting by itself."""
    box.do(SCRIBE, _step_of(box, Part.SEATING), "verdagen")


def _step_of(box: Sandbox, part: Part) -> Taak:
    """Return the open step that has this place in a meeting."""
    found = _steps_of(box, part)
    if not found:
        raise NotFoundError("De stap “{name}” staat niet open.", name=_name_of(part))
    return found[0]


def _steps_of(box: Sandbox, part: Part) -> list[Taak]:
    return [taak for taak in box.open_tasks([OVERLEG.word]) if has_part(taak.kind, part)]


def _name_of(part: Part) -> str:
    return next(kind.name for kind in KINDS.values() if kind.part is part)


def _zet_op_agenda(box: Sandbox, step: Step) -> None:
    request_point(RequestPoint(box.actor(word(step, "wie")), word(step, "zet_op_agenda")), box.deps)
    box.work()


def _stuurt(box: Sandbox, step: Step) -> None:
    casus_id = casus_of(box, find_word(step, "casus"))
    send_signal(SendSignal(box.actor(word(step, "wie")), casus_id, word(step, "stuurt")), box.deps)
    box.work()


def _vraagt_overleg(box: Sandbox, step: Step) -> None:
    request_meeting(box.actor(word(step, "wie")), box.deps)
    box.work()


def _haalt_fiche(box: Sandbox, step: Step) -> None:
    """Take the one document out, as the page of the fiche does."""
    taak = open_task(box, step, word(step, "haalt_fiche"))
    fetch_fiche(box.actor(word(step, "wie")), taak.id, box.deps)
    box.work()


def _vertrekt(box: Sandbox, step: Step) -> None:
    leave_casus(box.actor(word(step, "wie")), casus_of(box, word(step, "vertrekt")), box.deps)
    box.work()


def _geeft_plaats(box: Sandbox, step: Step) -> None:
    """Name somebody to a standing seat from today on; who holds it already keeps it."""
    who, seat = box.actor(word(step, "geeft_plaats")), Zetel(word(step, "als"))
    today = dag_van(box.now)
    with box.deps.uow.read(box.livc_id) as tx:
        held = {(each.zetel.persoon_id, each.soort) for each in held_seats(tx, box.livc_id, today)}
    if (who.persoon_id, seat) not in held:
        name_seat(NameSeat(box.actor(word(step, "wie")), seat, who.persoon_id, today), box.deps)


def _bekijkt(box: Sandbox, step: Step) -> None:
    show_casus(box.actor(word(step, "wie")), casus_of(box, word(step, "bekijkt")), box.deps)


def _bevestigt(box: Sandbox, step: Step) -> None:
    """Answer the first "Klopt dit?" about a decision of the table."""
    actor = box.actor(word(step, "wie"))
    note = _decision_to_confirm(box, actor)
    command = ConfirmNote(actor, note.id, klopt=word(step, "bevestigt") == "klopt")
    confirm_note(command, box.deps)
    box.work()


def _decision_to_confirm(box: Sandbox, actor: Actor) -> Bevestiging:
    roles = frozenset(rol.value for rol in actor.eigen_rollen)
    with box.deps.uow.read(box.livc_id) as tx:
        asked = tx.tafel.bevestigingen(actor.persoon_id, roles)
    for each in asked:
        if each.soort in DECIDED:
            return each
    raise NotFoundError("Er is geen beslissing te bevestigen.")


ACTS: Mapping[str, Act] = {
    "begint": _begint,
    "meldt_aan": _meldt_aan,
    "doet": _doet,
    "bewaart": _bewaart,
    "stemt": _stemt,
    "opent_overleg": _opent_overleg,
    "opent_punt": _opent_punt,
    "kiest_caseteam": _kiest_caseteam,
    "sluit_punt": _sluit_punt,
    "zet_op_agenda": _zet_op_agenda,
    "stuurt": _stuurt,
    "vraagt_overleg": _vraagt_overleg,
    "haalt_fiche": _haalt_fiche,
    "vertrekt": _vertrekt,
    "geeft_plaats": _geeft_plaats,
    "bekijkt": _bekijkt,
    "wist": let_go,
    "bevestigt": _bevestigt,
}


def open_task(box: Sandbox, step: Step, element: str) -> Taak:
    """Return the open task of an element: that of who acts, or of `voor`; raises `NotFoundError`."""
    found = box.tasks(element, find_word(step, "casus"))
    actor = box.actor(find_word(step, "voor") or word(step, "wie"))
    for taak in found:
        if _is_of(taak, actor):
            return taak
    if found and "geweigerd" in step:
        return found[0]
    raise NotFoundError("De stap {stap} staat niet open voor {wie}.", stap=element, wie=word(step, "wie"))


def _is_of(taak: Taak, actor: Actor) -> bool:
    if taak.persoon_id:
        return taak.persoon_id == actor.persoon_id
    if taak.organisatie_id:
        return taak.organisatie_id in actor.organisaties
    office = rol_van(taak.binding or "")
    if office:
        return office in actor.eigen_rollen
    for_one_service = taak.per == "dienst" and taak.binding not in actor.organisaties
    return "coordinator" in actor.rollen or not for_one_service


def casus_of(box: Sandbox, code: str | None) -> CasusId:
    """Return the casus under a code, by default the first one; raises `NotFoundError`."""
    wanted = code or f"{box.now.year}-01"
    found = box.casus_id(wanted)
    if found is None:
        raise NotFoundError("Casus {code} bestaat niet (meer).", code=wanted)
    return found
