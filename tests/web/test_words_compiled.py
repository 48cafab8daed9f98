"""A template holds its words in the language of the reader: compiled once per language, never mixed up."""

from gettext import NullTranslations

import pytest
from flask import Flask, g
from jinja2 import DictLoader

from app.web import catalogue
from app.web.catalogue import Catalogue
from app.web.rendering import PageEnvironment

TEMPLATES = {
    "page": '{% from "piece" import said %}{% extends "around" %}{% block b %}{{ said(_("een & twee")) }}'
    '{% trans %}drie{% endtrans %}{% include "part" %}{% endblock %}',
    "around": "<b>{{ gettext('rond') }} 100%</b>{% block b %}{% endblock %}",
    "piece": "{% macro said(text) %}{{ text }} {{ _('stuk') }} {% endmacro %}",
    "part": "{{ _('%(n)s vier', n=n) }}{{ _(changing) }}{% trans n=n %}{{ n }} vijf{% endtrans %}",
}


class Loud(NullTranslations):
    """A language that shouts."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("(N)S", "(n)s")


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.jinja_environment = PageEnvironment
    app.jinja_env.loader = DictLoader(TEMPLATES)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.autoescape = True
    catalogue.register(app)
    return app


def page(app: Flask, words: Catalogue, changing: str = "zes") -> str:
    with app.test_request_context():
        g.catalogue = words
        return app.jinja_env.get_template("page").render(n="<3>", changing=changing)


def test_each_reader_has_the_own_language(app: Flask) -> None:
    plain, loud = Catalogue(NullTranslations()), Catalogue(Loud())
    expected = "<b>rond 100%</b>een & twee stuk drie&lt;3&gt; vierzes&lt;3&gt; vijf"
    for _ in range(2):
        assert page(app, plain) == expected
        assert page(app, loud) == (
            "<b>ROND 100%</b>EEN & TWEE STUK DRIE&lt;3&gt; VIERZES&lt;3&gt; VIJF".replace("&LT;", "&lt;")
        )


def test_what_is_asked_by_a_name_of_the_page_is_not_kept(app: Flask) -> None:
    words = Catalogue(NullTranslations())
    assert "zes" in page(app, words)
    assert "zeven" in page(app, words, "zeven")


def test_words_of_a_template_are_looked_up_when_it_is_compiled_and_not_again(app: Flask) -> None:
    words = Catalogue(NullTranslations())
    page(app, words)
    words.clear()
    words._bare.clear()
    page(app, words)
    assert set(words) == {"%(n)s vier", "zes", "%(n)s vijf"}


def test_a_catalogue_that_was_made_anew_finds_the_same_templates(app: Flask) -> None:
    language = NullTranslations()
    assert page(app, Catalogue(language)) == page(app, Catalogue(language))
