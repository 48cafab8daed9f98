"""Models that are proved to run: made at random with steps that write what gateways read, and of the house."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.procedure.bundle import read_model
from app.procedure.checks import check_model
from app.procedure.sound import Budget, Sheet, draw, prove
from app.procedure.sound.building import net_of
from app.procedure.sound.data import NOTHING, Data, plan_of, read_data
from app.procedure.sound.drawing import Node
from app.procedure.sound.net import Net
from tests.engine.walks.blocks import drawn

MOVES = 30_000
_STEP = re.compile(r'<bpmn:userTask id="([^"]+)"')
_CALLER = re.compile(r"(k0|k1|w): (.*)schrijver: aanroeper")


@dataclass(frozen=True)
class Proved:
    """A model with its drawings and what they say of variables."""

    bundle: Bundle
    sheets: Mapping[str, Sheet]
    data: Data

    @property
    def main(self) -> Sheet:
        """The drawing of the process itself."""
        return self.sheets[self.bundle.process_id]

    @property
    def nodes(self) -> Mapping[str, Node]:
        """Every node of every drawing."""
        return {name: node for sheet in self.sheets.values() for name, node in sheet.nodes.items()}

    def is_sound(self) -> bool:
        """Answer whether all of it is proved."""
        return {each.answer for each in prove(self.main, self.sheets, Budget(MOVES), self.data)} == {"holds"}

    def net(self, *, follow: bool) -> Net:
        """Return its net, in which every value is followed or none is."""
        plan = plan_of(self.main, self.sheets, self.data) if follow else NOTHING
        return net_of(self.main, self.main.processes, self.sheets, plan)


def proved_of(bundle: Bundle) -> Proved:
    """Return a model with what the proof reads of it."""
    drawings = [draw(name, content) for name, content in bundle.files.items() if name.endswith(".bpmn")]
    sheets = {process: sheet for sheet in drawings for process in sheet.processes}
    return Proved(bundle, sheets, read_data(bundle.files))


def model(seed: int) -> Proved | None:
    """Return the model of a seed, one that is clean and sound; None when that of the seed is not."""
    bundle = drawn(seed).bundle()
    writing = _writing(bundle, random.Random(seed))
    if not check_model(read_model(writing.files)[0]):
        bundle = writing
    found = proved_of(bundle)
    return found if found.is_sound() else None


def _writing(bundle: Bundle, dice: random.Random) -> Bundle:
    """Return the model in which some steps write what its gateways read, instead of who calls it."""
    writers: dict[str, list[str]] = {"k0": [], "k1": [], "w": []}

    def asks(found: re.Match[str]) -> str:
        name = dice.choice(sorted(writers))
        if dice.random() < 0.4:
            return found.group()
        writers[name].append(found.group(1))
        return f'{found.group()} livc:result="antwoord:{name}"'

    files = {name: content.decode() for name, content in bundle.files.items()}
    files = {name: _STEP.sub(asks, text) if name.endswith(".bpmn") else text for name, text in files.items()}
    for name, text in files.items():
        files[name] = _CALLER.sub(lambda found: _by(found, writers), text)
    written = {name: text.encode() for name, text in files.items()}
    version = sha256(repr(sorted(written.items())).encode()).hexdigest()
    return replace(bundle, version_id=VersieId(version), files=written)


def _by(found: re.Match[str], writers: Mapping[str, list[str]]) -> str:
    named = ", ".join(["aanroeper", *writers[found.group(1)]])
    return f"{found.group(1)}: {found.group(2)}schrijver: [{named}]"
