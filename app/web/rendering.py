"""What Jinja does thousands of times a page, done in the shorter way."""

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.environment import Template, TemplateModule
from jinja2.runtime import Context

from app.web.catalogue import Catalogue, words_of_now

OWN_NAMES = frozenset(dir(dict))
ASKING = frozenset({"_", "gettext"})
"""What a template calls for words in the language of the reader."""


class PageTemplate(Template):
    """A template of which others import the macros without asking each time whether their own globals differ.

    They never do: what templates share is given to the environment when the application is made.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class PageEnvironment(Environment):
    """Compiles templates once per language, in which their own words then stand as text.

    Reads `p.label` of a dict as its value first: the pieces of a form are handed around as dicts. Jinja asks the
    dict for an attribute first, and each time that there is none costs an exception.
    """

    template_class = PageTemplate
    words: Catalogue | None = None
    """The language of the templates that are loaded here; None asks the words anew whenever they are shown."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._spoken: dict[object, PageEnvironment] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute or, of a dict, what stands under that name; its own names stay its own."""
        if type(obj) is not dict or attribute in OWN_NAMES:
            return super().getattr(obj, attribute)
        if attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template as it was compiled for the language of the reader."""
        words = words_of_now()
        if self.words is not None and self.words.translations is words.translations:
            return super().get_template(name, parent, globals)
        return self._speaking(words).get_template(name, parent, globals)

    def _speaking(self, words: Catalogue) -> "PageEnvironment":
        """Return this for the reader's language, with compiled templates of its own."""
        language = words.translations
        if language not in self._spoken:
            spoken = self.overlay()
            spoken.words = words
            self._spoken[language] = spoken
        return self._spoken[language]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        if self.words is not None:
            _put_words(template, self.words)
        return template


def _put_words(node: nodes.Node, words: Catalogue) -> None:
    """Put the words themselves where a template asks for a sentence without values."""
    for name, child in node.iter_fields():
        if isinstance(child, list):
            child[:] = [_said(each, words) for each in child]
        else:
            setattr(node, name, _said(child, words))


def _said(child: Any, words: Catalogue) -> Any:
    if not isinstance(child, nodes.Node):
        return child
    sentence = _constant(child)
    if sentence is not None:
        return nodes.Const(words.bare(sentence), lineno=child.lineno)
    _put_words(child, words)
    return child


def _constant(node: nodes.Node) -> str | None:
    """Return the sentence that is asked for when it stands in the template and nothing is filled in."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    filled = node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != 1
    if filled or node.node.name not in ASKING or not isinstance(node.args[0], nodes.Const):
        return None
    return str(node.args[0].value)
