"""Every step of the reference casus that has a form, submitted over HTTP by who would do it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from app.bench.figures import Figure, Target, median
from app.bench.place import BenchLivc
from app.bench.tools import Answer, Client, Tools, Web
from app.config import Settings
from app.domain.errors import EngineError
from app.domain.ids import LivcId
from app.domain.instantie import Taak
from app.services.deps import Deps

SEE_OTHER = 302
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
QUESTION = re.compile(r'name="bevestigd" value="([^"]+)"')
Posted = Mapping[str, Sequence[str]]


@dataclass
class Measured:
    """What the submits of one step took."""

    milliseconds: list[float] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    executed: list[int] = field(default_factory=list)
    keyring: list[int] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)


@dataclass
class Lives:
    """Submits the forms of one casus after another, and remembers by the step what each took."""

    tools: Tools
    steps: dict[str, Measured] = field(default_factory=dict)

    def opened(self, settings: Settings, deps: Deps, livc_id: LivcId) -> "Life":
        """Open the pages of an installation."""
        return Life(self, BenchLivc(settings, deps, livc_id), self.tools.open_web(deps, settings))


@dataclass
class Life:
    """Submits as a person does: reads the page, posts the form, says yes to a question."""

    lives: Lives
    here: BenchLivc
    web: Web

    def __call__(self, who: str, taak: Taak, raw: Posted, via: str | None) -> None:
        """Complete a task; the page it is on is not counted, nor is a step without a form."""
        client = self.web.test_client()
        client.set_cookie("casuspad", self.here.cookie(who))
        posted = {**raw, "csrf_token": token(client, f"/taken/{taak.id}"), **({"via": via} if via else {})}
        measured = self.lives.steps.setdefault(taak.element_id, Measured()) if taak.form else Measured()
        answer = submit_once(self.here, client, self.lives.tools, (f"/taken/{taak.id}", posted), measured)
        if answer.status_code != SEE_OTHER and (asked := QUESTION.search(answer.text)):
            posted["bevestigd"] = asked[1]
            for taken in vars(measured).values():
                taken.pop()
            answer = submit_once(self.here, client, self.lives.tools, (f"/taken/{taak.id}", posted), measured)
        ensure_accepted(answer)


def token(client: Client, path: str) -> str:
    """Read the page with the form, and return what its session is known by."""
    found = TOKEN.search(client.get(path).text)
    return found[1] if found else ""


def submit_once(
    here: BenchLivc,
    client: Client,
    tools: Tools,
    posted: tuple[str, Mapping[str, object]],
    measured: Measured,
) -> Answer:
    """Post one form, and add what it took."""
    path, form = posted
    with tools.counting(here.settings.database_url) as counted:
        begin = perf_counter()
        answer = client.post(path, data=form)
        took = (perf_counter() - begin) * 1000
    measured.milliseconds.append(took)
    measured.statements.append(counted.statements)
    measured.executed.append(counted.executed)
    measured.keyring.append(counted.keyring_statements)
    measured.commits.append(counted.commits)
    return answer


def ensure_accepted(answer: Answer) -> None:
    """Raise `EngineError` for a form that did not lead on."""
    if answer.status_code != SEE_OTHER:
        raise EngineError(
            "De meting kreeg status {status_code} in plaats van {see_other}.",
            status_code=answer.status_code,
            see_other=SEE_OTHER,
        )


def lived(database: str, lives: Lives, most: Target) -> Iterator[Figure]:
    """Yield what each step took, and the most over all of them."""
    for element, measured in lives.steps.items():
        of = f"{database}, {element}"
        yield Figure(f"{of}: median", round(median(measured.milliseconds), 2), "ms", most)
        yield Figure(f"{of}: SQL", _middle(measured.statements), "statements")
        yield Figure(f"{of}: executed", _middle(measured.executed), "statements")
    commits = [each for measured in lives.steps.values() for each in measured.commits]
    yield Figure(f"{database}: steps with a form", len(lives.steps), "steps of the reference casus")
    yield Figure(f"{database}: commits of a step", max(commits), "commits", Target("==", 1))


def _middle(counts: Sequence[int]) -> float:
    return median([float(each) for each in counts])
