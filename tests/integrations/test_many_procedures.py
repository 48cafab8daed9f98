"""To look at many procedures that call each other, each file is read once and each drawing is read a few times."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.domain.errors import ModelError
from app.integrations import procedures_on_disk
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure import bundle as bundles
from app.procedure import gathering
from tests.engine.models import call, end, flows, process, start, user


def lay(folder: Path, number: int, *, circle: bool) -> None:
    """Lay procedures that each call the next; the last one calls the first, or asks somebody something."""
    for i in range(number):
        called = f"p{(i + 1) % number}" if circle or i < number - 1 else ""
        step = call(f"c{i}", called) if called else user(f"c{i}")
        write(folder, f"p{i}", start(f"s{i}"), step, end(f"e{i}"), flows(f"s{i}>c{i}; c{i}>e{i}"))


def write(folder: Path, name: str, *parts: str) -> None:
    place = folder / name
    place.mkdir(parents=True)
    (place / f"{name}.bpmn").write_bytes(process(name, *parts))
    (place / "variabelen.yaml").write_text("variabelen: {}\n")


@pytest.mark.parametrize("only", ["profile", "rules"])
@pytest.mark.parametrize("circle", [False, True])
def test_reading_grows_with_the_number_of_procedures(
    circle: bool, only: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads(number: int) -> Counter[str]:
        counted, folder = Counter[str](), tmp_path / str(number)
        lay(folder, number, circle=circle)
        for module, name in (
            (procedures_on_disk, "_content"),
            (gathering, "read_bpmn"),
            (bundles, "read_bpmn"),
        ):
            whole = getattr(module, name)

            def seen(*given: object, whole=whole, name=name) -> object:
                counted[name] += 1
                return whole(*given)

            monkeypatch.setattr(module, name, seen)
        CliRunner().invoke(cli, ["check", "--only", only, "--json", str(folder)])
        monkeypatch.undo()
        return counted

    few, many = reads(5), reads(20)
    assert few["_content"] >= 10
    assert all(many[name] <= 4 * count for name, count in few.items()), (few, many)


def test_every_procedure_is_in_a_group_with_all_that_it_calls(tmp_path: Path) -> None:
    lay(tmp_path, 4, circle=True)
    write(tmp_path, "z", start("sz"), call("cz", "y"), end("ez"), flows("sz>cz; cz>ez"))
    write(tmp_path, "y", start("sy"), user("uy"), end("ey"), flows("sy>uy; uy>ey"))
    groups = FileProcedures(tmp_path).collected()
    folders = [{name.partition("/")[0] for name in group} for group in groups]
    assert folders == [{"p0", "p1", "p2", "p3"}, {"y", "z"}]


def test_what_calls_one_that_cannot_be_read_waits_for_it_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "a", start("sa"), call("ca", "b"), end("ea"), flows("sa>ca; ca>ea"))
    write(tmp_path, "b", start("sb"))
    (tmp_path / "b" / "b.bpmn").write_bytes(b"<definitions")
    write(tmp_path, "c", start("sc"), end("ec"))
    found = {each.file for each in FileProcedures(tmp_path).findings()}
    assert found == {"b/b.bpmn", "c/c.bpmn"}
    with pytest.raises(ModelError, match="geen geldige XML"):
        FileProcedures(tmp_path).collected()


def test_a_called_folder_without_a_procedure_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "a", start("sa"), call("ca", "b"), end("ea"), flows("sa>ca; ca>ea"))
    (tmp_path / "b").mkdir()
    assert 'Het proces "b" bestaat niet.' in " ".join(map(str, FileProcedures(tmp_path).findings()))
