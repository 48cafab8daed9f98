"""A word that nothing carries out is refused in a new drawing, by its name; an old version runs on."""

from pathlib import Path

import pytest

from app.domain.words import retired
from app.domain.words.messages import message_of
from app.domain.words.step_kind import StepKind
from app.domain.words.steps import kind_of
from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.checking import checked

HERE = FileProcedures(Path(__file__).parents[2] / "processes")


def findings(process: str, old: str, new: str) -> list[str]:
    files, name = dict(HERE.load(process).files), f"{process}/{process}.bpmn"
    assert old in files[name].decode()
    files[name] = files[name].decode().replace(old, new, 1).encode()
    return [finding.sentence for finding in checked(files)[1]]


@pytest.mark.parametrize("kind", retired.KINDS, ids=lambda kind: kind.word)
def test_a_step_of_a_retired_kind_is_refused_and_in_an_old_version_only_moves(kind: StepKind) -> None:
    word = kind.word
    (sentence,) = findings("prescreening", 'livc:kind="noodroute"', f'livc:kind="{word}"')
    assert word in sentence
    assert kind_of(word).only_moves


@pytest.mark.parametrize("word", [each.word for each in retired.MESSAGES])
def test_a_retired_message_is_refused(word: str) -> None:
    found = findings("casus", 'livc:message="casus_afgesloten"', f'livc:message="{word}"')
    assert any(word in sentence for sentence in found)
    assert message_of(word).superseded
