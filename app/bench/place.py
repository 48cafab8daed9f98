"""An installation of one bench: in a folder of its own, removed afterwards."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.bootstrap import build, prepare
from app.config import Settings, load_settings
from app.domain.errors import NotFoundError
from app.domain.ids import LivcId
from app.domain.people import Actor
from app.services.access.resume_session import resume_session
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.demo.seed_demo import seed_demo
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.services.procedures.publish_everywhere import publish_everywhere


@dataclass(frozen=True)
class BenchLivc:
    """The demo LIVC-R on its first day."""

    settings: Settings
    deps: Deps
    livc_id: LivcId

    def cookie(self, name: str) -> str:
        """Return a new session of a demo person by first name, in small letters."""
        for each in show_demo(self.deps):
            if each.naam.split()[0].lower() == name:
                return switch_person(SwitchPerson(each.persoon_id, each.livc_id), self.deps)
        raise NotFoundError("Er is geen {name} in de demo.", name=name)

    def actor(self, name: str) -> Actor:
        """Return a demo person as an actor."""
        wie = resume_session(self.cookie(name), self.deps)
        if wie is None:
            raise NotFoundError("Er is geen {name} in de demo.", name=name)
        return wie.actor


def settings_in(folder: Path, more: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of an installation in a folder, whatever the surroundings say."""
    return load_settings({"CASUSPAD_DATA": str(folder / "data"), **(more or {})})


@contextmanager
def place(more: Mapping[str, str] | None = None) -> Iterator[BenchLivc]:
    """Make an installation and remove it afterwards; `more` says where its databases are, if not in files."""
    with TemporaryDirectory(prefix="casuspad-bench-") as folder:
        settings = settings_in(Path(folder), more)
        prepare(settings)
        deps = build(settings)
        seed_demo(deps)
        publish_everywhere(deps)
        with deps.uow.read(None) as tx:
            livc_id = tx.livcs.all()[0].id
        yield BenchLivc(settings, deps, livc_id)
