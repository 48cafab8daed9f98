"""Two people at once: who waits for a casus acts on what is there then, and nobody waits for each other."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from app.domain.errors import FormInvalidError, NotFoundError
from app.domain.overleg import Bevestiging
from app.scenario.sandbox import Sandbox
from app.services.deps import Deps
from app.services.table.confirm_note import ConfirmNote, confirm_note
from app.services.table.without_core import BETWIST, SOORT
from app.services.tasks.complete_task import CompleteTask, complete_task
from tests.worker.test_messages import PERSOON, casus_of, open_casus


@dataclass(frozen=True)
class Meeting:
    """Forms that wait, once a casus is locked, until the other side came as far, or cannot."""

    forms: Any
    both_there: threading.Barrier

    def validate(self, *args: Any, **more: Any) -> Any:
        with suppress(threading.BrokenBarrierError):
            self.both_there.wait(1.5)
        return self.forms.validate(*args, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.forms, name)


def ready(box: Sandbox) -> str:
    code = casus_of(box, open_casus(box)).code
    box.do("joris", box.task("i_gesprek", code), "klaar", PERSOON)
    return code


def join(box: Sandbox, deps: Deps, code: str, other: str) -> str:
    raw = {"uitkomst": ["bestaande_casus"], "lopende_casus": [other], "nieuw_voor_casus": ["verzonnen"]}
    try:
        complete_task(CompleteTask(box.actor("hilde"), box.task("i_lijst", code).id, raw), deps)
    except FormInvalidError as refused:
        return "/".join(refused.errors)
    return "gedaan"


def test_two_that_name_each_other_never_wait_for_each_other(box: Sandbox) -> None:
    one, other = ready(box), ready(box)
    forms: Any = Meeting(box.deps.forms, threading.Barrier(2))
    deps = replace(box.deps, forms=forms)
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda pair: join(box, deps, *pair), [(one, other), (other, one)]))
    assert said == ["gedaan", "gedaan"]


def test_of_two_who_contest_a_decision_at_once_one_is_heard(box: Sandbox) -> None:
    casus_id = open_casus(box)
    note = Bevestiging("n", box.livc_id, None, "burgemeester", casus_id, SOORT, "verzonnen", box.now)
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.tafel.save_bevestiging(note)

    def contest(_: int) -> str:
        try:
            confirm_note(ConfirmNote(box.actor("hilde"), note.id, klopt=False), box.deps)
        except NotFoundError:
            return "te laat"
        return "gedaan"

    with ThreadPoolExecutor(2) as pool:
        with box.deps.uow.begin(box.livc_id) as tx:
            tx.slots.lock(casus_id)
            answers = [pool.submit(contest, number) for number in range(2)]
            time.sleep(0.5)  # both have come as far as they can
        said = sorted(each.result() for each in answers)
    assert said == ["gedaan", "te laat"]
    with box.deps.uow.read(box.livc_id) as tx:
        told = tx.tafel.bevestigingen(box.actor("joris").persoon_id, frozenset({"coordinator"}))
    assert [each.soort for each in told] == [BETWIST]
