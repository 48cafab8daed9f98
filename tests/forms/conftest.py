"""The real forms, and the choices that a use case would pass."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.forms import MarshmallowForms
from app.integrations.procedures_on_disk import forms_on_disk
from app.procedure.bundle import model_of
from app.procedure.checking import version_of
from app.procedure.forms import FormDefinition
from app.services.ports.forms import FormData, FormView, Options

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "forms"
KEYS = sorted(path.stem for path in FORMS.glob("*.json"))
CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "organisaties": [("org-1", "OCMW Lindervoorde"), ("org-2", "CLB Lindervoorde")],
    "bevraagbaar": [("org-1", "OCMW Lindervoorde"), ("org-2", "CLB Lindervoorde")],
    "lopende_casussen": [("2026-01", "2026-01"), ("2026-02", "2026-02")],
    "bijgewoonde_casussen": [("2026-01", "2026-01"), ("2026-02", "2026-02")],
    "eigen_stukken": [("s-1", "Wat u meldde op 2 februari"), ("s-2", "Wat u deelde op 12 maart")],
    "uitvoerders": [("org-1", "OCMW Lindervoorde"), ("org-2", "CLB Lindervoorde")],
    "deelnemers": [("p-1", "Ann Staal (OCMW)"), ("p-2", "Tom Model (CLB)")],
    "anderen": [("p-3", "Lotte Schets (CAW)")],
    "verslagbronnen": [("item-1", "OCMW Lindervoorde: een feit")],
    "fichebronnen": [("item-1", "OCMW Lindervoorde: een feit"), ("gezegd", "Aan tafel gezegd")],
    "strategische_onderwerpen": [("provincie", "Het provinciale niveau"), ("vorming", "Vorming")],
    "strategische_leden": [("p1", "Bo Proef (burgemeester)"), ("p2", "Ko Proef (korpschef)")],
    "opdrachthouders": [("tafel", "De operationele tafel"), ("ocmw", "OCMW Proefstad")],
    "geadresseerden": [("ltf", "De LTF"), ("ocad", "Het OCAD")],
    "deelnemers_casus": [("p-1", "Ann Staal (OCMW)"), ("p-2", "Tom Model (CLB)")],
    "leden": [("p-1", "Ann Staal (OCMW)"), ("p-2", "Tom Model (CLB)")],
}
FILES = {
    **forms_on_disk(FORMS),
    **{f"{p.parent.name}/{p.name}": p.read_bytes() for p in sorted((ROOT / "processes").glob("*/*.bpmn"))},
}


class Library:
    """Every form on disk, as in one procedure that asks them all."""

    bundle = Bundle(VersieId(version_of("alle", FILES)), "alle", FILES)
    forms = MarshmallowForms()

    def definition(self, key: str) -> FormDefinition:
        return model_of(self.bundle).forms[key]

    def view(self, key: str, options: Options | None = None, **more: Any) -> FormView:
        return self.forms.view(self.bundle, key, options, **more)

    def validate(
        self, key: str, raw: Mapping[str, Sequence[str]], *options: Options, **more: Any
    ) -> FormData:
        return self.forms.validate(self.bundle, key, raw, *options, **more)


LIBRARY = Library()


@pytest.fixture(scope="session")
def forms() -> Library:
    return LIBRARY
