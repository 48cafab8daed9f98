"""Every check has a page of help, a model that it finds fault with, and a mended one in which nothing is wrong."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.procedure.checking import checked
from app.procedure.checks import CHECKS, help_of
from app.procedure.findings import Level, ensure_none

HERE = Path(__file__).parent
PAGES = HERE.parents[2] / "app/procedure/checks/help"
EMPTY = b"variabelen: {}\n"
DUTCH = re.compile(r"\b(de|het|een|is|niet|dan|van|wordt|of)\b", re.IGNORECASE)


def models(kind: str) -> Iterator[Path]:
    yield from sorted(path for path in HERE.glob(f"*/{kind}*") if path.is_dir() or path.suffix == ".bpmn")


def files_of(model: Path) -> dict[str, bytes]:
    """A drawing alone has no variables; a folder holds all files under their own names."""
    if model.is_file():
        return {"p/p.bpmn": model.read_bytes(), "p/variabelen.yaml": EMPTY}
    found = (path for path in model.rglob("*") if path.is_file())
    return {path.relative_to(model).as_posix(): path.read_bytes() for path in found}


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("model", models("invalid"), ids=name)
def test_an_invalid_model_gives_that_finding_and_no_other(model: Path) -> None:
    found = checked(files_of(model))[1]
    assert {finding.check for finding in found} == {model.parent.name}, [str(each) for each in found]
    for finding in found:
        assert finding.file in files_of(model) or finding.file.endswith("variabelen.yaml")
        assert finding.source
        assert finding.sentence.strip() == finding.sentence
        assert finding.sentence.rstrip().endswith((".", "?"))


@pytest.mark.parametrize("model", models("valid"), ids=name)
def test_a_valid_model_gives_none(model: Path) -> None:
    assert [str(finding) for finding in checked(files_of(model))[1]] == []


def test_a_choice_that_nothing_looks_at_is_a_warning_and_stops_nothing() -> None:
    [found] = checked(files_of(HERE / "choice_unread/invalid"))[1]
    assert found.level is Level.WAARSCHUWING
    ensure_none([found])


@pytest.mark.parametrize("check_id", CHECKS)
def test_every_check_has_both_models(check_id: str) -> None:
    assert list((HERE / check_id).glob("valid*"))
    assert list((HERE / check_id).glob("invalid*"))


@pytest.mark.parametrize("check_id", CHECKS)
def test_every_check_has_a_page_of_help_in_dutch(check_id: str) -> None:
    title, *rest = help_of(check_id).strip().split("\n\n")
    assert title.startswith("# ")
    text = " ".join(rest)
    assert "**Waarom.**" in text
    assert "**Herstellen.**" in text
    assert len(re.findall(r"[.!?](?:\s|$)", text.replace("**", ""))) >= 4
    assert len(DUTCH.findall(text)) >= 5, text


def test_no_page_and_no_model_is_left_of_a_check_that_is_gone() -> None:
    pages = {path.stem for path in PAGES.glob("*.md")}
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert pages == folders == set(CHECKS)
