"""The proof agrees with what other tools' own tests state of public models, where these lie at hand."""

import json
from pathlib import Path

import pytest

from app.procedure.sound import QUESTIONS, Budget, draw, prove

MODELS = Path(__file__).parents[4] / "shared" / "models" / "rust_bpmn_analyzer"
MANIFEST = MODELS / "manifest.json"
ANSWERS = {True: "holds", False: "violated"}


def stated() -> dict[str, dict[str, object]]:
    if not MANIFEST.is_file():
        return {}
    files = json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]
    return {name: said for name, said in files.items() if said.get("verdict") or said.get("expect")}


@pytest.mark.skipif(not MANIFEST.is_file(), reason="the public models are not beside the checkout")
def test_every_stated_verdict_is_ours() -> None:
    wrong = []
    for name, said in stated().items():
        verdicts = prove(draw(name, (MODELS / name).read_bytes()), {}, Budget(300_000))
        ours = {each.question.removeprefix("sound."): each for each in verdicts}
        expected = said.get("verdict") or said.get("expect")
        assert isinstance(expected, dict)
        wrong += [(name, key) for key, value in expected.items() if ours[key].answer != ANSWERS[value]]
        if "dead" in said:
            assert list(ours["no_dead_activities"].elements) == said["dead"]
    assert not wrong
    assert len(QUESTIONS) == 4
