"""veraPDF says of every document that it is PDF/UA-1: at night, as a program of its own (`./dev nightly`)."""

import os
import subprocess
from pathlib import Path

import pytest

from app.domain.document import fiche_document
from app.domain.fiche import Fichetekst
from app.integrations.pdf import WeasyDocuments
from tests.integrations.test_read_aloud import GOOD, made
from tests.templates_on_disk import sample, templates

HERE = Path(__file__).with_name("verapdf")
JARS = Path(__file__).parents[2] / ".stamps/verapdf"
"""Where `./dev nightly` puts what tests/integrations/verapdf/pom.xml asks."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.environ.get("CASUSPAD_LONG") != "1", reason="veraPDF is there at night only"),
]


def judged(folder: Path) -> dict[str, list[str]]:
    """Return the name of each PDF in a folder with what keeps it from being PDF/UA-1."""
    assert list(JARS.glob("*.jar")), "veraPDF is not there: run ./dev nightly databases"
    files = sorted(map(str, folder.glob("*.pdf")))
    command = ["java", "-cp", f"{JARS}/*", str(HERE / "Ua.java"), *files]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    found: dict[str, list[str]] = {}
    for line in told.splitlines():
        if line.startswith("  "):
            found[list(found)[-1]].append(line.strip())
        else:
            found[Path(line.split(" ", 1)[1]).name] = []
    return found


def test_every_document_is_pdf_ua(tmp_path: Path) -> None:
    made_of = {template.place.file.replace("/", "-"): sample(template) for template in templates()}
    said = (("Stad of gemeente", "Lindervoorde"), ("Reden van agendering", "Eerste zin.\n\nTweede zin."))
    made_of["fiche"] = fiche_document(Fichetekst("Terugkoppelingsfiche aan de LTF", said))
    for name, document in made_of.items():
        (tmp_path / f"{name}.pdf").write_bytes(WeasyDocuments().pdf(document))
    assert judged(tmp_path) == {f"{name}.pdf": [] for name in sorted(made_of)}


def test_it_refuses_what_is_none(tmp_path: Path) -> None:
    bad = {
        "kop": GOOD.replace("h2>", "h3>"),
        "taal": GOOD.replace(' lang="nl-BE"', ""),
        "beeld": GOOD + "<svg width='9' height='9'><circle r='4'/></svg>",
    }
    for name, html in bad.items():
        (tmp_path / f"{name}.pdf").write_bytes(made(html))
    (tmp_path / "goed.pdf").write_bytes(made(GOOD))
    found = judged(tmp_path)
    assert [name for name, wrong in found.items() if not wrong] == ["goed.pdf"]
    assert {name: wrong[0].split(" ")[0] for name, wrong in found.items() if wrong} == {
        "beeld.pdf": "7.3-1",
        "kop.pdf": "7.4.2-1",
        "taal.pdf": "7.2-29",
    }
