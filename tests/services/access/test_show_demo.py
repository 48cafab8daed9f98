"""Who may be chosen in a demo."""

from pathlib import Path

from app.bootstrap import build, prepare
from app.config import load_settings
from app.services.access.show_demo import show_demo
from app.services.demo.seed_demo import MENSEN, seed_demo


def test_only_a_demo_lists_its_people_and_only_those_with_an_account(tmp_path: Path) -> None:
    settings = load_settings({"CASUSPAD_DATA": str(tmp_path / "data")})
    prepare(settings)
    deps = build(settings)
    assert show_demo(deps) == []
    seed_demo(deps)
    assert {each.naam for each in show_demo(deps)} == {each.naam for each in MENSEN if each.email}
