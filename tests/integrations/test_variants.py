"""The four ways to organise a LIVC-R are ready releases: checked, playable, and a running casus goes along."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.domain.errors import ModelError
from app.integrations.models_on_disk import ModelsOnDisk
from app.integrations.procedures_on_disk import FileProcedures
from app.integrations.variant_on_disk import FILE, model_of_folder, write_whole
from app.procedure.bundle import model_of
from app.scenario.run import run
from app.services.procedures.migrate_casus import MigrateCasus, migrate_casus
from app.services.procedures.preview_migration import PreviewMigration, preview_migration
from app.services.procedures.publish_release import PublishRelease, publish_release
from app.services.procedures.show_procedures import show_procedures
from tests.services.installation import Installation
from tests.services.stages import Stages

ROOT = Path(__file__).parents[2]
STANDARD, FORMS = ROOT / "processes", ROOT / "forms"
VARIANTS = STANDARD / "variants"
NAMES = sorted(path.parent.name for path in VARIANTS.glob(f"*/{FILE}"))
STAGES = ("aangemeld", "op_lijst", "op_tafel", "uitgenodigd", "inbreng", "traject", "afsluiten")
RUNNING = [
    (name, stage)
    for name in NAMES
    for stage in STAGES
    if name == "geintegreerd" or stage in {"op_lijst", "inbreng"}
]
"""The one that draws a step otherwise at every stage; those that only call things otherwise at two."""


@pytest.fixture(scope="module", params=NAMES)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each variant as a whole model, with its own scenarios beside those of the casus."""
    target = tmp_path_factory.mktemp(request.param)
    write_whole(VARIANTS / request.param, STANDARD, FORMS, target)
    shutil.rmtree(target / "processes/casus/scenarios")
    shutil.copytree(VARIANTS / request.param / "scenarios", target / "processes/casus/scenarios")
    return target


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


def test_there_are_four() -> None:
    assert NAMES == ["caseteams", "geintegreerd", "strategisch-en-operationeel", "zonaal"]
    assert all((VARIANTS / name / "README.md").is_file() for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_who_follows_a_variant_is_not_offered_the_standard_but_what_is_newer_of_the_variant(
    stages: Stages, tmp_path: Path, name: str
) -> None:
    inst = stages.open("leeg", tmp_path / "leeg")
    joris = inst.actor("joris")
    published(inst, name)
    assert show_procedures(joris, inst.deps).nieuwer is None
    newer = tmp_path / "nieuwer"
    shutil.copytree(STANDARD, newer / "processes")
    shutil.copytree(FORMS, newer / "forms")
    form = newer / "forms/F04.json"
    form.write_text(form.read_text("utf-8").replace('"title": "', '"title": "Nieuw: ', 1), "utf-8")
    later = replace(inst.deps, procedures=ModelsOnDisk(newer / "processes", newer / "forms"))
    offered = show_procedures(joris, later).nieuwer
    assert offered is not None
    assert (offered.variant, offered.procedures, offered.fout) == (name, (), "")
    assert len(offered.formulieren) == 1


def test_each_passes_every_check(whole: Path) -> None:
    assert FileProcedures(whole / "processes", whole / "forms").findings() == []


def test_a_casus_is_lived_from_start_to_end_on_each(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(sorted((whole / "processes/casus/scenarios").glob("*.yaml")))
    told = capsys.readouterr().out
    lived = [line for line in told.splitlines() if line.startswith(("ok", "FOUT"))]
    assert lived
    assert all(line.startswith("ok") for line in lived), told


@pytest.mark.parametrize("name", NAMES)
def test_the_command_checks_and_publishes_it(
    name: str, stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = stages.open("leeg", tmp_path / "inst")
    monkeypatch.setenv("CASUSPAD_DATA", str(opened.folder / "data"))
    folder = str(VARIANTS / name)
    checked = CliRunner().invoke(cli, ["procedure", "check", folder])
    assert (checked.exit_code, checked.output) == (0, "Er is niets aan te passen.\n")
    done = CliRunner().invoke(cli, ["procedure", "publish", "--livc", opened.livc_id, folder])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("In gebruik, en anders dan voorheen:")
    again = CliRunner().invoke(cli, ["procedure", "publish", "--livc", opened.livc_id, folder])
    assert again.output == "Dit model was al in gebruik. Er is niets gewijzigd.\n"


def published(inst: Installation, name: str) -> None:
    with model_of_folder(VARIANTS / name, STANDARD, FORMS) as model:
        done = publish_release(PublishRelease(inst.livc_id, model), inst.deps)
    assert not done.refused


@pytest.mark.parametrize(("name", "stage"), RUNNING)
def test_a_casus_that_runs_goes_along_without_a_question(
    name: str, stage: str, stages: Stages, tmp_path: Path
) -> None:
    inst = stages.open(stage, tmp_path / "inst")
    published(inst, name)
    page = preview_migration(PreviewMigration(inst.livc_id, None, "casus", {}), inst.deps)
    assert {groep.plan.outcome for groep in page.groepen} == {"gaat_mee"}
    assert not [question for groep in page.groepen for question in groep.plan.questions]
    before = inst.open_elements()
    for regel in (regel for groep in page.groepen for regel in groep.regels):
        command = MigrateCasus(inst.livc_id, None, "casus", regel.slot, page.stand.versie_id, {})
        assert migrate_casus(command, inst.deps)
    assert inst.open_elements() == before


def test_a_casus_that_went_along_is_finished_at_one_table(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("op_tafel", tmp_path / "inst")
    published(inst, "geintegreerd")
    page = preview_migration(PreviewMigration(inst.livc_id, None, "casus", {}), inst.deps)
    [regel] = [regel for groep in page.groepen for regel in groep.regels]
    migrate_casus(MigrateCasus(inst.livc_id, None, "casus", regel.slot, page.stand.versie_id, {}), inst.deps)
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    inst.agree("k_cons")
    inst.step("ann", "id_vrij", "meegedeeld", naam="Iemand Verzonnen")
    inst.step("joris", "u_voorstel", "niemand")
    inst.step("joris", "h_agenda", "nu_meteen")
    for who in ("hilde", "joris", "katrien", "ann"):
        inst.contribute(who)
    inst.step("joris", "d_weeg", "geen_traject")
    assert "a_voorst" in inst.open_elements()


def test_what_the_standard_does_not_draw_cannot_be_called_otherwise(tmp_path: Path) -> None:
    (tmp_path / "variant").mkdir()
    (tmp_path / "variant" / FILE).write_text('namen:\n  casus:\n    bestaat_niet: "Tafel"\n')
    with (
        pytest.raises(ModelError, match="bestaat_niet"),
        model_of_folder(tmp_path / "variant", STANDARD, FORMS),
    ):
        pass


def test_nothing_that_is_common_is_copied() -> None:
    """What a variant draws itself differs from the standard, and it draws only called procedures of few steps."""
    for path in VARIANTS.glob("*/processes/*/*"):
        assert path.read_bytes() != (STANDARD / path.parent.name / path.name).read_bytes(), path
    assert {path.name for path in VARIANTS.glob("*/processes/*")} == {"tafelmoment"}


def test_the_standard_starts_without_them() -> None:
    names = FileProcedures(STANDARD, FORMS).process_ids()
    assert not [name for name in names if "variant" in name]
    bundle = FileProcedures(STANDARD, FORMS).load("casus")
    assert {lane.name for lane in model_of(bundle).processes["casus"].lanes} >= {"Aan tafel", "Burgemeester"}
