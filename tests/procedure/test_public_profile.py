"""Models of other programs: each is read without a crash and soon, and what is told comes down to a few causes."""

import time
from pathlib import Path
from statistics import median

import pytest

from app.procedure.bundle import read_model
from app.procedure.causes import RANK, by_cause
from app.procedure.checks import check_model

PUBLIC = Path(__file__).parents[3] / "shared/models"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PUBLIC.is_dir(), reason="the public models are not here"),
]
FEW = 15
"""What somebody reads of a file of another program before giving up."""


def test_every_public_model_is_answered_with_a_few_causes_first() -> None:
    told: list[int] = []
    for path in sorted(PUBLIC.rglob("*.bpmn")):
        begun = time.thread_time()
        model, _ = read_model({"p/vreemd.bpmn": path.read_bytes(), "p/variabelen.yaml": b"variabelen: {}\n"})
        causes = by_cause(check_model(model))
        assert time.thread_time() - begun < 5, path
        assert all(str(cause.said) for cause in causes), path
        ranks = [RANK.get(cause.first.check, 99) for cause in causes if cause.first.level == "fout"]
        assert not ranks or ranks[0] == min(ranks), path
        told.append(len(causes))
    assert len(told) > 100
    assert median(told) <= FEW
