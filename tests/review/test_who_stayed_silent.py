from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.explanation import Explanation, for_others
from app.domain.ids import TaskId
from app.domain.stored import state_of
from app.services.casework.show_casus import show_casus
from app.services.tasks.show_task import show_task
from app.services.views.casework import CasusPagina
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.stages import Stages


def seen_by(inst: Installation, name: str) -> CasusPagina:
    return show_casus(inst.actor(name), inst.casus.id, inst.deps)


def active(page: CasusPagina) -> set[str]:
    return {element for _, _, actief in page.processen for element in actief}


def test_a_deelnemer_does_not_learn_that_a_service_is_still_silent(at: At) -> None:
    inst = at("uitgenodigd")
    inst.do("tom", inst.task("r_antw", binding=inst.org("tom")), "aanvaard")
    assert "r_antw" not in active(seen_by(inst, "tom"))
    assert not [line for line in seen_by(inst, "tom").wacht_op if "Meedoen" in line.naam]
    assert "r_antw" in active(seen_by(inst, "joris"))


def test_a_deelnemer_does_not_learn_that_a_service_declined(at: At) -> None:
    inst = at("uitgenodigd")
    inst.do("tom", inst.task("r_antw", binding=inst.org("tom")), "aanvaard")
    inst.do("joris", inst.task("r_antw", binding=inst.org("sam")), "neemt_niet_deel", via="telefoon")
    assert "r_link" in inst.open_elements()
    assert "r_link" not in active(seen_by(inst, "tom"))
    assert not [line for line in seen_by(inst, "tom").wacht_op if "andere weg" in line.naam]


def test_a_deelnemer_does_not_learn_who_notified(at: At) -> None:
    inst = at("deelnemers")
    assert {(d.naam, d.status) for d in seen_by(inst, "tom").deelnemers} == {
        ("CLB De Linde", "deelnemer"),
        ("OCMW Lindervoorde", "deelnemer"),
    }
    assert "aanmelder" in {d.status for d in seen_by(inst, "joris").deelnemers}


def test_who_sits_at_the_casus_is_not_proposed_again(at: At) -> None:
    inst = at("weerhouden")
    inst.step("ann", "id_vrij", "meegedeeld", naam="Verzonnen Naam")
    page = show_task(inst.actor("joris"), inst.task("u_voorstel").id, inst.deps)
    assert str(inst.org("ann")) not in dict(page.opties["organisaties"])
    assert str(inst.org("tom")) in dict(page.opties["organisaties"])


def told(inst: Installation) -> list[Explanation]:
    """What the engine says that may be told to who does not do a step."""
    found: list[Explanation] = []
    with inst.read() as tx:
        for instantie in tx.instanties.of_slot(inst.casus.id):
            bundle = tx.versies.get(instantie.versie_id)
            found += for_others(inst.deps.engine.explain(bundle, state_of(instantie)))
    numbers = {each.task_id: TaskId(str(number)) for number, each in enumerate(found)}
    return [_without_random_ids(each, numbers) for each in found]


def _without_random_ids(each: Explanation, numbers: dict[TaskId, TaskId]) -> Explanation:
    around = tuple(numbers[task] for task in each.inside)
    hangs_on = numbers[each.hangs_on] if each.hangs_on else None
    return replace(each, task_id=numbers[each.task_id], hangs_on=hangs_on, inside=around)


def waited_for(inst: Installation, name: str) -> object:
    page = seen_by(inst, name)
    lines = [(line.naam, line.wie, line.sinds, line.tot) for line in page.wacht_op]
    return lines, page.termijnen, active(page)


def at_the_table(inst: Installation, wijze: str | None) -> None:
    if wijze:
        inst.contribute("tom", wijze, delen_met="tafel", geheim="nee")


def invited(inst: Installation, uitkomst: str | None) -> None:
    inst.wait(hours=3)
    if uitkomst:
        inst.do("joris", inst.task("r_antw", binding=inst.org("sam")), uitkomst, via="telefoon")


def own_file(inst: Installation, uitkomst: str | None) -> None:
    inst.later(days=330)
    more = {"einddatum": "2027-06-01"} if uitkomst == "verlengen" else {}
    if uitkomst:
        inst.do("tom", inst.task("y_besl", binding=inst.org("tom")), uitkomst, **more)


LIVES = [
    ("inbreng", at_the_table, ("schriftelijk", "mondeling", "niets", None), ("hilde", "joris", "ann")),
    ("uitgenodigd", invited, ("aanvaard", "neemt_niet_deel", None), ()),
    ("afgesloten", own_file, ("verlengen", "vernietigen", None), ()),
]


@pytest.mark.slow
@pytest.mark.parametrize(("stage", "live", "answers", "readers"), LIVES, ids=[life[0] for life in LIVES])
def test_an_explanation_is_the_same_for_who_spoke_who_declined_and_who_is_silent(
    stages: Stages,
    folder: Path,
    stage: str,
    live: object,
    answers: tuple[str | None, ...],
    readers: tuple[str, ...],
) -> None:
    engine, pages = [], []
    for number, answer in enumerate(answers):
        inst = stages.open(stage, folder / str(number))
        live(inst, answer)  # type: ignore[operator]
        engine.append(told(inst))
        pages.append([waited_for(inst, name) for name in readers])
    assert engine[0]
    assert all(each == engine[0] for each in engine[1:])
    assert all(each == pages[0] for each in pages[1:])


@pytest.mark.slow
def test_what_a_deelnemer_reads_of_the_files_of_others_tells_not_who_decided(
    stages: Stages, folder: Path
) -> None:
    seen = []
    for number, answer in enumerate(("verlengen", "vernietigen", None)):
        inst = stages.open("afgesloten", folder / str(number))
        inst.later(days=330)
        if answer:
            more = {"einddatum": "2027-06-01"} if answer == "verlengen" else {}
            inst.do("joris", inst.task("y_besl", binding=inst.org("joris")), answer, **more)
        seen.append(waited_for(inst, "tom"))
    assert seen[0] == seen[1] == seen[2]
    assert "Eigen dossier" in str(seen[0])
