import pytest

from app.services.casework.list_casussen import list_casussen
from tests.services.conftest import At


@pytest.mark.parametrize(
    ("stage", "seers"),
    [
        ("aangemeld", {"ann", "joris", "hilde"}),
        ("op_tafel", {"ann", "joris", "hilde", "katrien"}),
        ("uitgenodigd", {"ann", "joris", "hilde", "tom", "sam"}),
        ("deelnemers", {"ann", "joris", "hilde", "tom"}),
        ("inbreng", {"ann", "joris", "hilde", "tom", "katrien"}),
    ],
)
def test_sight_follows_participation(at: At, stage: str, seers: set[str]) -> None:
    inst = at(stage)
    everyone = ("ann", "tom", "lotte", "sam", "joris", "hilde", "katrien", "vera", "mia", "nora", "bert")
    assert {n for n in everyone if list_casussen(inst.actor(n), inst.deps)} == seers


def test_another_livc_sees_nothing_of_it(at: At) -> None:
    inst = at("traject")
    for name in ("wim", "bea", "wies", "gil"):
        assert not list_casussen(inst.other.actor(name), inst.deps)
