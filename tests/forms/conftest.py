"""The real forms, and the choices that a use case would pass."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from app.forms import FormLibrary

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "forms"
KEYS = sorted(path.stem for path in FORMS.glob("*.json"))
CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "organisaties": [("org-1", "OCMW Lindervoorde"), ("org-2", "CLB Lindervoorde")],
    "uitvoerders": [("org-1", "OCMW Lindervoorde"), ("org-2", "CLB Lindervoorde")],
    "deelnemers": [("p-1", "Ann Staal (OCMW)"), ("p-2", "Tom Model (CLB)")],
    "leden": [("p-1", "Ann Staal (OCMW)"), ("p-2", "Tom Model (CLB)")],
}
LIBRARY = FormLibrary.load(FORMS)


@pytest.fixture(scope="session")
def forms() -> FormLibrary:
    return LIBRARY
