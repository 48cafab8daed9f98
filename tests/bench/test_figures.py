"""Figures keep one shape, and a figure missed is reported as missed."""

import json

import pytest

from app.bench.figures import Figure, Report, Target, median, share


@pytest.mark.parametrize(
    ("op", "value", "met"),
    [
        ("<=", 8, True),
        ("<=", 8.1, False),
        (">=", 8, True),
        (">=", 7, False),
        ("==", 8, True),
        ("==", 9, False),
    ],
)
def test_a_target_says_whether_it_is_reached(op: str, value: float, met: bool) -> None:
    assert Figure("x", value, "ms", Target(op, 8)).met is met


def test_without_a_target_nothing_is_met_or_missed() -> None:
    assert Figure("x", 3, "ms").met is None


def test_a_report_has_the_one_shape_of_every_bench() -> None:
    report = Report("proef", [Figure("a", 1.5, "ms", Target("<=", 1)), Figure("b", "FULL", "")])
    assert json.loads(json.dumps(report.as_json())) == {
        "bench": "proef",
        "figures": [
            {"name": "a", "value": 1.5, "unit": "ms", "target": {"op": "<=", "value": 1}, "met": False},
            {"name": "b", "value": "FULL", "unit": "", "target": None, "met": None},
        ],
    }


def test_a_share_is_a_measured_value() -> None:
    values = [float(n) for n in range(1, 101)]
    assert (median(values), share(values, 0.95), share(values[:1], 0.95)) == (50.0, 95.0, 1.0)
