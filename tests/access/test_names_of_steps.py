"""What asks something is called by its question on every page; its name in the drawing is for who draws."""

import re
from html import unescape

import pytest
from werkzeug.test import TestResponse

from app.procedure.bundle import model_of
from tests.access.conftest import At
from tests.access.installation import Huis
from tests.access.table import Stage, read_table

PAGES = [stage for stage in read_table() if any(row.method == "GET" for row in stage.rows)]
TEXT = re.compile(r">([^<>]+)<")
FOR_WHO_DRAWS = ("/diagram/", "/ontwerpen/")
QUOTED = re.compile(r"“([^”]+)”")


def names_of_what_asks(huis: Huis) -> set[str]:
    """Return what each step with a question is called in the drawings of this LIVC-R.

    A form or a part of the procedure may be called the same: what was written is found again by the title of
    its form.
    """
    with huis.box.deps.uow.read(huis.box.livc_id) as tx:
        bundles = list(tx.versies.release().bundles.values())
    models = [model_of(bundle) for bundle in bundles]
    titles = {form.title for model in models for form in model.forms.values()}
    elements = [each for model in models for each in model.elements.values()]
    return (
        {each.name for each in elements if each.question}
        - titles
        - {each.name for each in elements if not each.question}
    )


def called(page: str) -> set[str]:
    """Return each text on a page by itself, and what stands between quotes in a longer one."""
    texts = {" ".join(unescape(text).split()) for text in TEXT.findall(page)}
    return texts | {name for text in texts for name in QUOTED.findall(text)}


def _read(answer: TestResponse) -> str:
    """Return a page as text; what is taken along as a file is no page."""
    return answer.text if answer.mimetype.startswith("text/") else ""


@pytest.mark.parametrize("stage", PAGES, ids=lambda stage: stage.name)
def test_no_page_calls_a_step_by_its_name_where_it_asks_a_question(huis_bij: At, stage: Stage) -> None:
    huis = huis_bij(stage.name)
    names = names_of_what_asks(huis)
    assert len(names) > 15
    found = {
        (row.path, column): said
        for row in stage.rows
        if row.method == "GET" and not row.path.startswith(FOR_WHO_DRAWS)
        for column, who in stage.columns.items()
        if row.expected[column] == 200
        and (said := names & called(_read(huis.ask(who, "GET", row.url(huis.objects), {}))))
    }
    assert found == {}


def test_the_list_of_steps_shows_the_source_of_a_line_folded(huis_bij: At) -> None:
    huis = huis_bij("stemming")
    page = huis.main("joris", f"/procedures/lezen/{huis.objects['versie']}/casus")
    assert page.count('<details class="lijststap__bron">') > 10
    assert "juridische-noten#F03" in page


def test_a_manager_reads_the_targets_under_their_phase(huis_bij: At) -> None:
    page = huis_bij("stemming").main("mia", "/overzicht")
    listed = page.partition('<h3 class="govuk-heading-s">Dossieraanmelding</h3>')[2].partition("</ul>")[0]
    assert "Komt de casus op de casuslijst?" in listed
    assert "5 dagen" in listed
