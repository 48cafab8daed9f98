"""`overleg`: eight devices at one table, twelve points, forty items: what each action takes, alone and at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from time import perf_counter

from app.bench.chairing import Chair, Given
from app.bench.figures import Figure, Report, Target, median, share
from app.bench.place import BenchLivc, place
from app.bench.serving import Served, serving
from app.bench.sitting import ACHT, EACH_AT_THE_TABLE, Sitting
from app.bench.tafel import (
    MOST_STEPS,
    VOTES,
    WIE,
    MeetingAsked,
)
from app.bench.tools import Answer, Client, Tools
from app.domain.errors import EngineError
from app.domain.words.processes import OVERLEG

MOST_MILLISECONDS = 150
NIEUW, WEGEN, EVALUEREN = 2, 5, 3
"""Casussen of each sort; at each that is weighed all eight put a text on the table."""
ROUNDS = 10
PROCESSES = 2
PAGE, MARK = "the table, on a phone", "did anything change?"
SHARE, ANSWER, NOTING = "m_deel", "an answer of one's own", "an answer noted"
SHARE_PAGE = "what do you share?"
CHAIR_PAGE = "the table, of the chair"
OK = 200
ITEM: Given = {
    "wijze": ["schriftelijk"],
    "inhoud": ["Hij komt sinds een maand weer elke week langs, en hij praat met zijn begeleider."],
    "wanneer": ["deze maand"],
    "kleur": ["positief"],
    "noodzaak": ["Zo weet de tafel dat er contact is."],
    "geheim": ["nee"],
    "categorie": ["5"],
    "over_wie": ["persoon"],
    "herkomst": ["eigen"],
    "delen_met": ["tafel"],
}


@dataclass
class Took:
    """What one kind of action took, each time."""

    milliseconds: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    keyring: list[int] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)


@dataclass
class Watch:
    """Remembers what each kind of action took."""

    here: BenchLivc
    tools: Tools
    actions: dict[str, Took] = field(default_factory=dict)

    def seen(self, action: str, ask: Callable[[], Answer]) -> Answer:
        """Do something, and remember it."""
        with self.tools.counting(self.here.settings.database_url) as counted:
            begin = perf_counter()
            answer = ask()
            took = (perf_counter() - begin) * 1000
        kept = self.actions.setdefault(action, Took())
        kept.milliseconds.append(took)
        kept.statements.append(counted.statements)
        kept.keyring.append(counted.keyring_statements)
        kept.commits.append(counted.commits)
        return answer


@dataclass
class Device:
    """A browser of somebody at the table, whose every action is watched; `step` names what is posted next."""

    client: Client
    watch: Watch
    page: str = PAGE
    step: str = ""

    def set_cookie(self, key: str, value: str) -> None:
        """Take a session."""
        self.client.set_cookie(key, value)

    def get(self, path: str) -> Answer:
        """Read a page."""
        page = self.page if path.startswith("/overleg") else SHARE_PAGE
        return self.watch.seen(page, lambda: self.client.get(path))

    def post(self, path: str, data: Mapping[str, object]) -> Answer:
        """Post a form."""
        return self.watch.seen(self.step, lambda: self.client.post(path, data=data))

    def looks(self, address: str) -> None:
        """Ask whether anything changed, and read the page again."""
        self.watch.seen(MARK, lambda: self.client.get(f"{address}/stand?gezien=vroeger"))
        self.get(address)


def overleg(tools: Tools) -> Report:
    """Live the meeting, each on a device of the own; at the first weighing all eight also read at once."""
    with place() as here:
        lived = Living(here, tools)
        lived.live()
        durability = tools.durability(here.settings.database_url)
    figures = [
        figure for action, took in sorted(lived.watch.actions.items()) for figure in _figures(action, took)
    ]
    return Report(
        OVERLEG.word,
        [
            Figure("devices", len(ACHT), "devices"),
            Figure("points", lived.points, "points", Target("==", NIEUW + WEGEN + EVALUEREN + 2)),
            Figure("items", lived.items, "items", Target("==", WEGEN * len(ACHT))),
            Figure("durability", durability, ""),
            *figures,
            *_at_once(lived.at_once),
        ],
    )


def _figures(action: str, took: Took) -> Iterator[Figure]:
    commits = _middle(took.commits)
    most = Target("<=", MOST_MILLISECONDS, commits=int(commits))
    yield Figure(
        f"{action}: median of {len(took.milliseconds)}", _told(median(took.milliseconds)), "ms", most
    )
    yield Figure(f"{action}: p95", _told(share(took.milliseconds, 0.95)), "ms")
    yield Figure(f"{action}: SQL statements", _middle(took.statements), "statements")
    yield Figure(f"{action}: keyring statements", _middle(took.keyring), "statements")
    yield Figure(f"{action}: commits", commits, "commits", Target("<=", 1))


def _at_once(milliseconds: Sequence[float]) -> Iterator[Figure]:
    most = Target("<=", MOST_MILLISECONDS, commits=0)
    words = f"{PAGE}, by all {len(ACHT)} at once"
    yield Figure(f"{words}: median of {len(milliseconds)}", _told(median(milliseconds)), "ms", most)
    yield Figure(f"{words}: p95", _told(share(milliseconds, 0.95)), "ms")


def _told(milliseconds: float) -> float:
    return round(milliseconds, 1)


def _middle(counts: Sequence[int]) -> float:
    return median([float(each) for each in counts])


class Living:
    """Lives the meeting: the chair acts, and after each step every other device reads it."""

    def __init__(self, here: BenchLivc, tools: Tools) -> None:
        self.here, self.watch = here, Watch(here, tools)
        self.points, self.items = 0, 0
        self.at_once: list[float] = []
        self._sitting = Sitting(here, tools, NIEUW, WEGEN, EVALUEREN)
        self._by_hand = MeetingAsked(here, tools)

    def live(self) -> None:
        """Prepare it, and live it to its end."""
        self._sitting.prepare()
        self._meeting = self._sitting.meeting
        self._address = f"/overleg/{self._meeting}"
        self._chairs = dict(zip(ACHT, map(self._seated, ACHT), strict=True))
        self._devices["joris"].page = CHAIR_PAGE
        for _ in range(MOST_STEPS):
            step = self._sitting.open_at(self._meeting)
            if not step:
                return
            self._take(step)
        raise EngineError("Het overleg kwam niet aan een einde; er is niet gemeten.")

    @property
    def _devices(self) -> Mapping[str, Device]:
        return {
            name: chair.client for name, chair in self._chairs.items() if isinstance(chair.client, Device)
        }

    def _seated(self, name: str) -> Chair:
        client = self.watch.tools.open_web(self.here.deps, self.here.settings).test_client()
        client.set_cookie("casuspad", self.here.cookie(name))
        return Chair(Device(client, self.watch), self._address)

    def _take(self, step: str) -> None:
        self.points += step == WIE
        if step == EACH_AT_THE_TABLE:
            self._share()
        elif step in VOTES:
            self._vote(step)
        else:
            self._of_the_chair(step)
        self._sitting.work()
        for name, device in self._devices.items():
            if name != "joris":
                device.looks(self._address)

    def _of_the_chair(self, step: str) -> None:
        self._devices["joris"].step = step
        self._by_hand.step(step)(self._chairs["joris"], self._sitting)

    def _share(self) -> None:
        """Let everyone put a text on the table; the last one ends the round."""
        for name in ACHT:
            own = Chair(self._devices[name], f"/taken/{self._sitting.to_share(self._meeting, name)}")
            self._devices[name].step = SHARE
            own.do(SHARE, ITEM, "Klaar")
            self._sitting.work()
            self.items += 1
        if not self.at_once:
            self.at_once = self._all_at_once()

    def _vote(self, step: str) -> None:
        """Let each answer on the own device; who cannot there, says it aloud and the chair notes it."""
        left = [name for name in ACHT if not self._answers(name)]
        spoken = {f"stem:{person}": ["akkoord"] for person in self._sitting.persons(left)}
        asked = self._chairs["joris"].look(NOTING).forms
        known = {key for form in asked for key in form.options}
        given = {key: answer for key, answer in spoken.items() if key in known}
        if given:
            self._do("joris", NOTING, given, "Noteren")
        self._do("joris", step, {}, "Besluiten: tel de antwoorden")

    def _answers(self, name: str) -> bool:
        """Answer on a device, where the page asks it there."""
        forms = self._chairs[name].look(ANSWER).forms
        asked = any(each[0] == "antwoord" for form in forms for each in form.buttons)
        if asked:
            self._do(name, ANSWER, {}, "akkoord")
        return asked

    def _do(self, name: str, step: str, given: Given, outcome: str) -> None:
        self._devices[name].step = step
        self._chairs[name].do(step, given, outcome)

    def _all_at_once(self) -> list[float]:
        """Let all eight read the table at the same moment, from a server of its own."""
        cookies = [f"casuspad={self.here.cookie(name)}" for name in ACHT]
        with serving(self.here, PROCESSES) as served, ThreadPoolExecutor(len(ACHT)) as threads:
            found: list[float] = []
            for number in range(ROUNDS + 1):
                took = list(threads.map(lambda cookie: self._read(served, cookie), cookies))
                found += took if number else []  # the first one warms up
        return found

    def _read(self, served: Served, cookie: str) -> float:
        http = HTTPConnection("127.0.0.1", served.port, timeout=60)
        begin = perf_counter()
        http.request("GET", self._address, headers={"Cookie": cookie})
        answer = http.getresponse()
        answer.read()
        http.close()
        if answer.status != OK:
            raise EngineError("De tafel werd niet getoond; er is niet gemeten.")
        return (perf_counter() - begin) * 1000
