"""What a scenario expects to be so: open tasks and deadlines, the state of a casus, mails, certificates."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from email import policy
from email.parser import BytesParser
from pathlib import Path

from app.domain.kalender import BRUSSEL, dag_van
from app.scenario.acts import casus_of
from app.scenario.errors import StepFailedError
from app.scenario.sandbox import VRIJE_PROCESSEN, Sandbox
from app.scenario.words import Step, find_word, mapping, word
from app.services.clockwork.send_mail import ONDERWERPEN

Check = Callable[[Sandbox, Step], None]


def _open(box: Sandbox, step: Step) -> None:
    """Compare tasks exactly; deadlines exactly when any are written."""
    wanted = mapping(step, "open")
    slots = _slots(box, wanted)
    tasks, terms = open_now(box, slots)
    listed = wanted["taken"]
    expected = _counted(listed if isinstance(listed, list) else [])
    if tasks != expected:
        raise StepFailedError(
            "Verwacht open: {expected}. Nu open: {tasks}.", expected=_words(expected), tasks=_words(tasks)
        )
    days = {key: str(day) for key, day in mapping(wanted, "termijnen").items()}
    if "termijnen" in wanted and terms != days:
        raise StepFailedError(
            "Verwachte termijnen: {days}. Nu lopen: {terms}.", days=_terms(days), terms=_terms(terms)
        )


def _slots(box: Sandbox, wanted: Mapping[str, object]) -> list[str]:
    if "casus" in wanted:
        return [casus_of(box, word(wanted, "casus"))]
    with box.deps.uow.read(box.livc_id) as tx:
        return [i.slot for i in tx.instanties.of_process(word(wanted, "proces"))]


def open_now(box: Sandbox, slots: Iterable[str]) -> tuple[Counter[str], dict[str, str]]:
    """Return how often each step is open, and the days on which each deadline falls."""
    tasks: Counter[str] = Counter()
    terms: dict[str, set[str]] = {}
    with box.deps.uow.read(box.livc_id) as tx:
        for slot in slots:
            tasks.update(t.element_id for t in tx.taken.of_slot(slot))
            for timer in tx.instanties.timers(slot):
                terms.setdefault(timer.element_id, set()).add(dag_van(timer.due_at).isoformat())
    return tasks, {element: " en ".join(sorted(days)) for element, days in terms.items()}


def _counted(listed: Iterable[object]) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in listed:
        times, _, element = str(line).rpartition(" x ")
        found[element] += int(times or 1)
    return found


def _words(tasks: Mapping[str, int]) -> str:
    parts = [element if times == 1 else f"{times} x {element}" for element, times in sorted(tasks.items())]
    return ", ".join(parts) or "niets"


def _terms(terms: Mapping[str, str]) -> str:
    return ", ".join(f"{element}: {day}" for element, day in sorted(terms.items())) or "geen"


def _casus_is(box: Sandbox, step: Step) -> None:
    wanted = mapping(step, "casus_is")
    code = word(wanted, "code")
    with box.deps.uow.read(box.livc_id) as tx:
        casus = tx.casussen.find_by_code(code)
        kept = tx.items.of_casus(casus.id, "vault") if casus else ()
    found = {
        "in_dossiers": len(kept),
        "status": casus.status.value if casus else "vernietigd",
        "fase": casus and casus.fase,
        "kwalificatie": casus and casus.kwalificatie,
        "vernietigen_op": casus and casus.vernietigen_op,
        "laatste_bespreking": casus and casus.laatste_bespreking,
    }
    for key in wanted:
        if key != "code" and word(wanted, key) != str(found[key]):
            raise StepFailedError(
                "Verwacht: {key} van {code} is {wanted}. Nu: {found}.",
                key=key,
                code=code,
                wanted=str(wanted[key]),
                found=str(found[key]),
            )


def _post(box: Sandbox, step: Step) -> None:
    """Compare the mails since the previous look, of the people named."""
    kinds = {subject: kind for kind, subject in ONDERWERPEN.items()}
    got: dict[str, list[str]] = {}
    for file in sorted(_mailbox(box).glob("*.eml")):
        mail = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
        name = str(mail["To"]).partition("@")[0]
        got.setdefault(name, []).append(kinds[str(mail["Subject"])])
        file.unlink()
    for name, listed in mapping(step, "post").items():
        expected = [str(kind) for kind in listed] if isinstance(listed, list) else []
        if sorted(got.get(name, [])) != sorted(expected):
            found = ", ".join(got.get(name, [])) or "geen post"
            raise StepFailedError(
                "Verwachte post voor {name}: {expected}. Er kwam: {found}.",
                name=name,
                expected=", ".join(expected) or "geen",
                found=found,
            )


def _mailbox(box: Sandbox) -> Path:
    return Path(box.settings.mail_url.removeprefix("folder:"))


def _bewijzen(box: Sandbox, step: Step) -> None:
    with box.deps.uow.read(box.livc_id) as tx:
        number = len(tx.outbox.certificaten())
    if number != step["bewijzen"]:
        raise StepFailedError(
            "Verwacht: {bewijzen} vernietigingsbewijzen. Nu: {number}.",
            bewijzen=str(find_word(step, "bewijzen")),
            number=number,
        )


CHECKS: Mapping[str, Check] = {"open": _open, "casus_is": _casus_is, "post": _post, "bewijzen": _bewijzen}


def state_words(box: Sandbox) -> str:
    """Return everything that is open in the LIVC-R now, for the report of a failed step."""
    with box.deps.uow.read(box.livc_id) as tx:
        found = [i for process in VRIJE_PROCESSEN for i in tx.instanties.of_process(process)]
        codes = {i.slot: tx.casussen.get(i.casus_id).code if i.casus_id else i.proces_id for i in found}
    parts = []
    for slot, name in codes.items():
        tasks, terms = open_now(box, [slot])
        parts.append(f"{name}: {_words(tasks)} (termijnen: {_terms(terms)})")
    return f"{box.now.astimezone(BRUSSEL):%Y-%m-%d %H:%M}; " + "; ".join(parts)
