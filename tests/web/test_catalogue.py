"""A second language is a catalogue: an error, and what explains a casus, is translated on the page."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.support import Translations
from flask import Flask, render_template_string

from app.domain.errors import ConflictError
from app.domain.explanation import Cause, Explanation, ForPerson, StepRef
from app.domain.ids import TaskId
from app.domain.sentence import fields_of
from app.domain.words.jobs import JOBS
from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.domain.words.roles import ROLES
from app.domain.words.steps import KINDS
from app.services.telling.explaining import OORZAKEN, why
from app.web import words
from app.web.access import access
from tests.architecture import sentences
from tests.web.conftest import Visitor

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def speaking(app: Flask, translated: Mapping[str, str]) -> Iterator[None]:
    """Give the application a catalogue in memory, in the place of the language of its readers."""
    catalog = Catalog(locale=words.LOCALE)
    for template, there in translated.items():
        catalog.add(template, there)
    file = BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    with app.app_context():
        cache = app.extensions["babel"].instance.domain_instance.cache
    cache[words.LOCALE, "messages"] = Translations(file)
    yield
    cache.clear()


def test_an_error_is_translated_with_its_values(app: Flask, logged_in: Visitor) -> None:
    @access()
    def proef() -> str:
        raise ConflictError("Casus {code} is afgesloten en kan niet meer besproken worden.", code="<2026-01>")

    app.add_url_rule("/proef", "proef", proef)
    joris = logged_in("joris")
    template = "Casus {code} is afgesloten en kan niet meer besproken worden."
    with speaking(app, {template: "Le dossier {code} est clos."}):
        assert "Le dossier &lt;2026-01&gt; est clos." in joris.get("/proef").text
    assert "Casus &lt;2026-01&gt; is afgesloten" in joris.get("/proef").text


def test_why_a_task_is_open_is_translated_where_a_page_shows_it(app: Flask, logged_in: Visitor) -> None:
    moment = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)
    cause = Cause("step", StepRef("i_gesprek", "casus", "Intake", None))
    here = Explanation(TaskId("x"), StepRef("x", "casus", "x", None), moment, cause, ForPerson("partner"), ())

    @access()
    def proef() -> str:
        return render_template_string("<p>{{ waarom }}</p>", waarom=why(here, with_choices=False))

    app.add_url_rule("/proef", "proef", proef)
    joris = logged_in("joris")
    with speaking(app, {OORZAKEN["step"]: "Parce que « {stap} » est fait."}):
        assert "<p>Parce que « Intake » est fait.</p>" in joris.get("/proef").text
    assert "<p>Omdat “Intake” klaar is.</p>" in joris.get("/proef").text


def test_every_template_is_listed_and_can_be_translated() -> None:
    found = sentences.templates(ROOT)
    assert all(fields_of(template) is not None for template in found)
    assert "Casus {code} is afgesloten en kan niet meer besproken worden." in found
    assert set(OORZAKEN.values()) <= set(found)
    assert len(found) > 400


def test_the_words_that_a_record_says_to_people_are_listed() -> None:
    found = sentences.templates(ROOT)
    said = [text for job in JOBS.values() for text in (job.name, job.tried, job.safe)]
    said += [message.told for message in MESSAGES.values() if not message.superseded]
    said += [operation.name for operation in OPERATIONS.values() if not operation.superseded]
    said += [kind.name for kind in KINDS.values() if not kind.superseded]
    said += [role.at_turn for role in ROLES.values()]
    assert sorted(set(said) - set(found)) == []


def test_a_template_is_found_wherever_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "app" / "x.py"
    file.parent.mkdir()
    file.write_text(
        "class OwnError(SaidError):\n    template = 'Een.'\n\n\n"
        "VIER = 'Vier {n}.'\n"
        "def f(n):\n    raise OwnError('Twee {n}.', n=n)\n"
        "def g(n):\n    return Sentence(VIER if n else 'Drie.', n=n)\n"
    )
    assert set(sentences.templates(tmp_path)) == {"Een.", "Twee {n}.", "Drie.", "Vier {n}."}
