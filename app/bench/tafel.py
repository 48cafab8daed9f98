"""`tafel`: a meeting of twelve points with eight people, through its real pages, and what it takes of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.bench.chairing import SECONDS_A_CLICK, SECONDS_A_LINE, Chair, Cost
from app.bench.figures import Figure, Report, Target
from app.bench.place import BenchLivc, place
from app.bench.sitting import ACHT, EACH_AT_THE_TABLE, EVALUEREN, NIEUW, WEGEN, Sitting
from app.bench.tools import Tools
from app.domain.errors import EngineError
from app.domain.kalender import dag_van

MOST_MINUTES = 45
POINTS = NIEUW + WEGEN + EVALUEREN + 2
MOST_STEPS = 200
"""More than a meeting ever takes; a meeting that goes round in circles is stopped."""
TEKST = "Een zin die de tafel samen zegt."


def tafel(tools: Tools) -> Report:
    """Live the meeting, and count clicks, fields and lines per step."""
    with place() as here:
        costs = MeetingAsked(here, tools).live()
    whole = sum(costs.values(), Cost())
    minutes = round(whole.seconds / 60, 1)
    figures = [figure for step, cost in costs.items() for figure in _figures(step, cost)]
    return Report(
        "tafel",
        [
            *figures,
            Figure("points", costs[WIE].times, "points", Target("==", POINTS)),
            Figure("people", len(ACHT), "people"),
            Figure("clicks", whole.clicks, f"clicks, {SECONDS_A_CLICK} s each"),
            Figure("lines", whole.lines, f"lines, {SECONDS_A_LINE} s each"),
            Figure("the whole meeting", minutes, "minutes", Target("<=", MOST_MINUTES)),
        ],
    )


def _figures(step: str, cost: Cost) -> Iterator[Figure]:
    words = f"{cost.clicks} clicks, {cost.fields} fields, {cost.lines} lines"
    yield Figure(f"{step}, {cost.times} ×", words, f"({cost.seconds} s)")


KADER, AANWEZIG, WIE, KWALIFICEREN, STEMMEN, RONDE, WEGING, PLAN, EVALUEER, SLUITEN = (
    "x_kader", "x_aanw", "u_wie", "k_kw", "stemmen", "ronde", "d_weeg", "p_plan", "e_eval", "u_dicht",
)  # fmt: skip
VOTES = frozenset({"k_cons", "p_cons", "e_cons"})


@dataclass
class MeetingAsked:
    """Lives a meeting from the first word to the last point, as the chair does it."""

    here: BenchLivc
    tools: Tools

    def live(self) -> Mapping[str, Cost]:
        """Return what each kind of step took."""
        sitting = Sitting(self.here, self.tools)
        sitting.prepare()
        client = self.tools.open_web(self.here.deps, self.here.settings).test_client()
        client.set_cookie("casuspad", self.here.cookie("joris"))
        meeting = sitting.meeting
        chair = Chair(client, f"/overleg/{meeting}")
        for _ in range(MOST_STEPS):
            step = sitting.open_at(meeting)
            if not step:
                return chair.costs
            self.step(step)(chair, sitting)
            sitting.work()
        raise EngineError("Het overleg kwam niet aan een einde; er is niet gemeten.")

    def step(self, step: str) -> Callable[[Chair, Sitting], None]:
        """Return how the chair does a step of the table."""
        if step in VOTES:
            return self._vote
        return {
            KADER: self._open,
            AANWEZIG: self._attend,
            WIE: self._seat,
            KWALIFICEREN: self._qualify,
            EACH_AT_THE_TABLE: self._end_round,
            WEGING: self._weigh,
            PLAN: self._plan,
            EVALUEER: self._evaluate,
            SLUITEN: self._close,
        }[step]

    def _open(self, chair: Chair, sitting: Sitting) -> None:
        ticked = {"kader_gelezen": ["ja"], "geheimhouding": ["ja"], "machtiging": ["bevestigd"]}
        chair.do(KADER, ticked, "geopend")

    def _attend(self, chair: Chair, sitting: Sitting) -> None:
        chair.do(AANWEZIG, {"aanwezig": sitting.persons(ACHT)}, "klaar")

    def _seat(self, chair: Chair, sitting: Sitting) -> None:
        """Tick whoever may take part and is there; who was ticked stays so."""
        here = set(sitting.persons(ACHT))
        page = chair.look(WIE)
        allowed = page.options_of("aanwezigen")
        chair.do(WIE, {"aanwezigen": [each for each in allowed if each in here]}, "verder")

    def _qualify(self, chair: Chair, sitting: Sitting) -> None:
        spoken = {key: ["ja"] for key in ("doel_besproken", "signalen_besproken", "orgaan_besproken")}
        proposal = {"kwalificatie": ["weerhouden"], **spoken, "motivering": [TEKST]}
        chair.do(KWALIFICEREN, proposal, "ingevuld")

    def _vote(self, chair: Chair, sitting: Sitting) -> None:
        page = chair.look(STEMMEN)
        asked = [key for form in page.forms for key in form.options if key.startswith("stem:")]
        chair.do(STEMMEN, {key: ["akkoord"] for key in asked}, "Noteren", folded=True)
        chair.do(STEMMEN, {}, "Besluiten: tel de antwoorden")

    def _end_round(self, chair: Chair, sitting: Sitting) -> None:
        """Everyone says aloud what is needed; the chair ends the round."""
        chair.follow(RONDE, "Inbrengronde sluiten", "Inbrengronde sluiten")

    def _weigh(self, chair: Chair, sitting: Sitting) -> None:
        chair.do(WEGING, {"noden": [TEKST], "aard": ["sociaal"]}, "traject")

    def _plan(self, chair: Chair, sitting: Sitting) -> None:
        page = chair.look(PLAN)
        who = next(filter(None, page.options_of("acties-0-uitvoerder")))
        row = {"acties-0-uitvoerder": [who], "acties-0-wat": [TEKST], "acties-0-aard": ["sociaal"]}
        chair.do(PLAN, {"doelstellingen": [TEKST], **row, "evaluatiedatum": [self._later]}, "klaar")

    def _evaluate(self, chair: Chair, sitting: Sitting) -> None:
        answers = {
            "doel_nog_aanwezig": ["ja"],
            "nut": [TEKST],
            "nu_weg": ["nee"],
            "evaluatiedatum": [self._later],
        }
        chair.do(EVALUEER, answers, "verder")

    def _close(self, chair: Chair, sitting: Sitting) -> None:
        chair.do(SLUITEN, {"beslissing": [TEKST]}, "klaar", folded=True)
        chair.do(SLUITEN, {}, "Verder")

    @property
    def _later(self) -> str:
        return (dag_van(self.here.deps.clock.now()) + timedelta(days=60)).isoformat()
