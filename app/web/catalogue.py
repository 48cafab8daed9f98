"""What templates say, looked up once per language: a page asks hundreds of words, each of them again and again.

Flask-Babel finds context, language and catalogue anew for every word: most of the time of a page.
Here they are found once a request, and a word once a language. All of it is constants of the program.
"""

from functools import lru_cache
from gettext import NullTranslations

from flask import Flask, g
from flask_babel import get_translations
from jinja2.filters import do_mark_safe
from markupsafe import Markup

_UNTRANSLATED = NullTranslations()


class Catalogue(dict[str, Markup]):
    """The words of one language, safe to show: constants of the program, in which values are filled in escaped."""

    def __init__(self, translations: NullTranslations) -> None:
        super().__init__()
        self.translations = translations
        self._bare: dict[str, Markup] = {}

    def bare(self, said: str) -> Markup:
        """Return a sentence in which nothing is filled in."""
        found = self._bare.get(said)
        if found is None:
            found = self._bare[said] = self[said] % {}
        return found

    def __missing__(self, said: str) -> Markup:
        text = self.translations.gettext(said) if said else ""  # "" is where its header stands
        found = do_mark_safe(text)
        self[said] = found
        return found


def words_of_now() -> Catalogue:
    """Return the catalogue of the reader's language."""
    try:
        known: Catalogue | None = g.get("catalogue")
    except RuntimeError:  # outside the application
        return _catalogue(_UNTRANSLATED)
    if known is None:
        known = g.catalogue = _catalogue(get_translations())
    return known


@lru_cache(maxsize=8)
def _catalogue(translations: NullTranslations) -> Catalogue:
    return Catalogue(translations)


def gettext(said: str, /, **values: object) -> Markup:
    """Return a sentence in the language of the reader, its values escaped."""
    words = words_of_now()
    return words[said] % values if values else words.bare(said)


def ngettext(one: str, more: str, num: int, /, **values: object) -> Markup:
    """Return the sentence for one or for more, with `num` among its values."""
    text = words_of_now().translations.ngettext(one, more, num)
    return do_mark_safe(text) % {"num": num, **values}


def register(app: Flask) -> None:
    """Give the templates these words; Babel was registered before."""
    app.jinja_env.globals.update(gettext=gettext, ngettext=ngettext, _=gettext)
