from click.testing import CliRunner

from app.cli import cli
from app.services.oversight.check_health import check_health
from app.services.oversight.note_backup import note_backup
from app.services.oversight.show_beheer import show_beheer
from tests.services.conftest import At


def test_the_beheerder_reads_when_and_a_backup_is_no_sign_of_life_of_a_worker(at: At) -> None:
    inst = at("leeg")
    assert show_beheer(inst.actor("bert"), inst.deps).laatste_back_up is None
    note_backup(inst.clock.now(), inst.deps.uow)
    assert show_beheer(inst.actor("bert"), inst.deps).laatste_back_up == inst.clock.now()
    assert not check_health(inst.deps).worker


def test_the_command_notes_what_it_made(at: At) -> None:
    inst = at("leeg")
    environment = {"CASUSPAD_DATA": str(inst.folder / "data")}
    done = CliRunner().invoke(cli, ["backup", str(inst.folder / "elders")], env=environment)
    assert done.exit_code == 0, done.output
    assert show_beheer(inst.actor("bert"), inst.deps).laatste_back_up is not None
