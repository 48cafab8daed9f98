"""Every text that a timer may hold is read in one place; what is refused says what to write instead."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.durations import Duration
from app.procedure.expressions import Node
from app.procedure.model import Timer
from app.procedure.timers import Cycle, TimerError, is_expression, read_timer

NINE = datetime(2026, 1, 31, 8, tzinfo=UTC)
DAY, MONTH = Duration(days=1), Duration(months=1)

READ = [
    ("date", "2026-01-31", datetime(2026, 1, 30, 23, tzinfo=UTC)),
    ("date", "2026-01-31T09:00", NINE),
    ("date", " 2026-01-31T09:00:00\n", NINE),
    ("date", "2026-01-31T08:00Z", NINE),
    ("date", "2026-01-31T08:00:00.000Z", NINE),
    ("date", "2026-01-31T10:00+02:00", NINE),
    ("duration", "P1D", DAY),
    ("duration", "PT24H", Duration(seconds=86_400)),
    ("duration", "P2W", Duration(days=14)),
    ("duration", "P1Y2M10DT2H30M", Duration(14, 10, 9000)),
    ("duration", "PT0S", Duration()),
    ("cycle", "R/P1M", Cycle(MONTH)),
    ("cycle", "R3/P1D", Cycle(DAY, 3)),
    ("cycle", "R5/PT1H", Cycle(Duration(seconds=3600), 5)),
    ("cycle", "R3/2026-01-31T09:00/P1M", Cycle(MONTH, 3, NINE)),
    ("cycle", "R/2026-01-31/P1D", Cycle(DAY, None, datetime(2026, 1, 30, 23, tzinfo=UTC))),
]

REFUSED = [
    ("date", "", "geen moment of duur"),
    ("date", "P1D", "hoort in timeDuration"),
    ("date", "R3/P7D", "hoort in timeCycle"),
    ("date", "31/01/2026", "Een datum luidt"),
    ("date", "31-01-2026", "Een datum luidt"),
    ("date", "20260131", "Een datum luidt"),
    ("date", "2026-W05-6", "Een datum luidt"),
    ("date", "2026-02-30", "Een datum luidt"),
    ("date", "0001-01-01", "Een datum luidt"),
    ("date", "２026-01-31", "Een datum luidt"),
    ("date", "2026-01-31 09:00", '"2026-01-31T09:00"'),
    ("date", "2026-01-31t09:00z", '"2026-01-31T09:00Z"'),
    ("date", "2026-01-31/P1M", "Een periode"),
    ("date", "P1M/2026-01-31", "Een periode"),
    ("date", "2026-01-31/2026-02-28", "Een periode"),
    ("duration", "2026-01-31", "hoort in timeDate"),
    ("duration", "R/P1D", "hoort in timeCycle"),
    ("duration", "p1d", '"P1D"'),
    ("duration", "P 1D", '"P1D"'),
    ("duration", "PT0.5H", "breuken"),
    ("duration", "P0,5Y", "breuken"),
    ("duration", "-P1D", "verleden"),
    ("duration", "P1H", "Een duur luidt"),
    ("duration", "P1D1M", "Een duur luidt"),
    ("duration", "7D", "Een duur luidt"),
    ("duration", "P99999Y", "Een duur luidt"),
    ("duration", "0 9 * * MON", "R/P7D"),
    ("duration", "dag +", "ontbreekt een waarde"),
    ("duration", "x" * 1001, "1000 tekens"),
    ("cycle", "", "geen moment of duur"),
    ("cycle", "P7D", "R3/P7D"),
    ("cycle", "elke week", "R3/P7D"),
    ("cycle", "r3/p7d", '"R3/P7D"'),
    ("cycle", "R3 / P7D", '"R3/P7D"'),
    ("cycle", "R3/PT0.5H", "breuken"),
    ("cycle", "R0/P1D", "Nul keer"),
    ("cycle", "R-1/P1D", "zonder getal"),
    ("cycle", "R²/P1D", "luidt zoals"),
    ("cycle", "R99999/P1D", "luidt zoals"),
    ("cycle", "R3/P0D", "vooruitgaat"),
    ("cycle", "R3/-P1D", "vooruitgaat"),
    ("cycle", "R3/P7D/2026-12-31", "het begin voor de duur"),
    ("cycle", "R3/2026-01-01/2026-02-01", "in plaats van de tweede datum"),
    ("cycle", "R3/P1D/P1D", "luidt zoals"),
    ("cycle", "0 9 * * *", "Cron"),
    ("cycle", "0 0 9 ? * MON-FRI", "Cron"),
    ("cycle", "@daily", "Cron"),
]


@pytest.mark.parametrize(("kind", "text", "found"), READ)
def test_what_iso_8601_and_bpmn_js_write_is_read(kind: str, text: str, found: object) -> None:
    assert read_timer(Timer(kind, text)) == found
    assert not is_expression(Timer(kind, text))


@pytest.mark.parametrize(("kind", "text", "words"), REFUSED)
def test_what_is_refused_says_what_to_write(kind: str, text: str, words: str) -> None:
    with pytest.raises(TimerError, match=words.replace(".", r"\.")) as refused:
        read_timer(Timer(kind, text))
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "text", ["agenderen_op", 'dag - duration("P14D")', "if k then d else e", "A - B - C"]
)
def test_a_variable_is_worked_out_when_the_timer_is_armed(text: str) -> None:
    assert isinstance(read_timer(Timer("date", text)), Node)
    assert is_expression(Timer("date", text))


@given(
    st.sampled_from(["date", "duration", "cycle"]),
    st.text('RPTYMWDHSZ0123456789-+:/.,*?@ \tprt()"_a=', max_size=30) | st.text(max_size=1200),
)
def test_any_text_is_a_timer_or_a_sentence(kind: str, text: str) -> None:
    timer, found = Timer(kind, text), None
    with contextlib.suppress(TimerError):
        found = read_timer(timer)
    if found is not None:
        assert is_expression(timer) == isinstance(found, Node)
