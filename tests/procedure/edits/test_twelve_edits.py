"""The twelve edits that once emptied a procedure and were published without a finding."""

import pytest

from app.procedure.checking import checked
from tests.procedure.edits.files import PROCEDURES

EDITS = [
    ("casus", 'livc:operatie="ontvangst_melden"', 'livc:operatie="ontwerp_wissen"', "ontwerp_wissen"),
    (
        "bewaring",
        'livc:operatie="eigen_dossier_vernietigen"',
        'livc:operatie="vernietigingsbewijs"',
        "eigen_dossier_vernietigen",
    ),
    ("casus", '"agendapunt_gevraagd"', '"terugkoppelingsfiche"', "terugkoppelingsfiche"),
    ("casus", 'livc:kind="uitnodiging"', 'livc:kind="geheimhouding"', "geheimhouding"),
    ("casus", 'livc:form="F10"', 'livc:form="F12"', "acties"),
    ("casus", 'livc:kind="trajectplan"', 'livc:kind="weging"', "trajectplan"),
    ("casus", 'livc:kind="informatie_inbreng"', 'livc:kind="bespreking"', "bespreking"),
    ("casus", "evaluatiedatum:evaluatiedatum", "", "evaluatiedatum"),
    ("casus", "antwoord_tegen:antwoord_tegen", "", "antwoord_tegen"),
    ("casus", 'livc:form="F10"', "", "acties"),
]


@pytest.mark.parametrize(("procedure", "before", "after", "word"), EDITS)
def test_it_is_refused_with_the_word_and_its_place(
    procedure: str, before: str, after: str, word: str
) -> None:
    files = dict(PROCEDURES.load(procedure).files)
    for name in [name for name in files if name.endswith(".bpmn")]:
        files[name] = files[name].replace(before.encode(), after.encode())
    assert files != PROCEDURES.load(procedure).files
    named = [each for each in checked(files)[1] if word in each.sentence]
    assert named
    assert all(each.file for each in named)
    assert any(each.line for each in named)


@pytest.mark.parametrize(("procedure", "step"), [("casus", "u_voorstel"), ("overleg", "u_wie")])
def test_a_step_may_have_any_id_for_its_kind_says_what_it_is(procedure: str, step: str) -> None:
    files = {
        name: content.replace(step.encode(), b"anders_genoemd") if not name.endswith(".json") else content
        for name, content in PROCEDURES.load(procedure).files.items()
    }
    assert [str(finding) for finding in checked(files)[1]] == []
