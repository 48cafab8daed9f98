"""Beside a step of the strategic table stands what it is about, and no more."""

from app.services.tasks.show_task import show_task
from tests.services.installation import Installation
from tests.services.strategic import BESLUIT, WAT, hold


def beside(inst: Installation, name: str, element: str) -> str:
    page = show_task(inst.actor(name), inst.task(element).id, inst.deps)
    return " ".join(f"{line.label}: {line.tekst}" for block in page.context for line in block.regels)


def test_who_fixes_the_report_reads_it_there(inst: Installation) -> None:
    hold(inst)
    text = beside(inst, "hilde", "st_vast")
    assert BESLUIT in text
    assert WAT in text


def test_who_carries_out_an_instruction_reads_that_one_and_no_decision(inst: Installation) -> None:
    two = {
        "opdrachten-1-onderwerp": "cijfers",
        "opdrachten-1-aan": "tafel",
        "opdrachten-1-wat": "de cijfers nakijken",
        "opdrachten-1-tegen": inst.today.isoformat(),
    }
    hold(inst, aan=inst.org("ann"), **two)
    inst.step("hilde", "st_vast", "vastgesteld")
    task = inst.task("st_opdr", inst.org("ann"))
    page = show_task(inst.actor("ann"), task.id, inst.deps)
    text = " ".join(f"{line.tekst}" for block in page.context for line in block.regels)
    assert WAT in text
    assert BESLUIT not in text
    assert "cijfers" not in text
