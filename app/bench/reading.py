"""Reads a page as someone at the table meets it: the lines that stand open, and the forms with what they ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from textwrap import wrap

LETTERS_A_LINE = 80
"""How much fits beside the column of a table at 1280 px, in its type."""
BLOCKS = frozenset(
    {
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "li",
            "ul",
            "dt",
            "dd",
            "td",
            "th",
            "div",
            "section",
            "main",
            "label",
            "a",
        ),
        *("form", "fieldset", "legend", "details", "summary", "button"),
    }
)
SILENT = frozenset(
    {"script", "style", "noscript", "aside", "footer", "header", "nav", "title", "option", "textarea"}
)
"""What is no line to read there: what stands beside the step or at the foot, and choices not opened."""
CONTROLS = frozenset({"label", "button", "summary", "a"})
"""Words on what one presses: they are counted when they are pressed."""
VOID = frozenset({"input", "br", "img", "link", "meta", "hr"})
TEXTS = frozenset({"text", "date", "time"})
TICKED = frozenset({"radio", "checkbox"})


@dataclass
class Asked:
    """A form of a page: where it goes, what stands in it, and what may be chosen."""

    action: str
    given: dict[str, list[str]] = field(default_factory=dict)
    """What would be posted when nothing is touched."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Field → text, area, radio, checkbox or select."""
    options: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    """(name, value, words)."""


@dataclass
class _Open:
    tag: str
    attributes: Mapping[str, str]

    @property
    def is_hidden(self) -> bool:
        """Whether nobody reads what stands in it."""
        folded = self.tag == "details" and "open" not in self.attributes
        marked = "hidden" in self.attributes or "visually-hidden" in self.attributes.get("class", "")
        return folded or marked


class Page(HTMLParser):
    """One page, read once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Asked] = []
        self.lines: list[str] = []
        self.links: dict[str, str] = {}
        """Words → where they lead."""
        self._form = Asked("")
        """The last form that began; what stands before the first belongs to none."""
        self._field = ""
        """The last choice that began."""
        self._open: list[_Open] = []
        self._said: list[str] = []
        self.feed(text)
        self._end_line()

    def options_of(self, name: str) -> list[str]:
        """Return what may be chosen in a field, in whichever form it stands."""
        return [value for form in self.forms for value, _ in form.options.get(name, ())]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, a field or the begin of a line."""
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._end_line()
        self._note(tag, given)
        if tag not in VOID:
            self._open.append(_Open(tag, given))

    def handle_endtag(self, tag: str) -> None:
        """End a line; what was not closed by itself is closed with what holds it."""
        if tag in BLOCKS:
            self._end_line()
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep words that are read, and those of a link, a button, an option or a text field."""
        if not self._open or not data.strip():
            return
        here = self._open[-1]
        if here.tag in {"option", "textarea"}:
            self._in_field(here, data)
        if here.tag == "a":
            self.links.setdefault(" ".join(data.split()), here.attributes.get("href", ""))
        self._on_button(data)
        if self._is_read():
            self._said.append(data)

    def _on_button(self, data: str) -> None:
        buttons = self._form.buttons
        if buttons and "button" in self._inside():
            name, value, words = buttons[-1]
            buttons[-1] = (name, value, " ".join(f"{words} {data}".split()))

    def _inside(self) -> set[str]:
        """Return the tags that are open here."""
        return {each.tag for each in self._open}

    def _is_read(self) -> bool:
        if any(each.is_hidden for each in self._open):
            return False
        tags = self._inside()
        return "main" in tags and tags.isdisjoint(SILENT | CONTROLS)

    def _end_line(self) -> None:
        words = " ".join("".join(self._said).split())
        self._said = []
        self.lines += wrap(words, LETTERS_A_LINE)

    def _note(self, tag: str, given: Mapping[str, str]) -> None:
        name = given.get("name", "")
        match tag:
            case "form":
                self._form = Asked(given.get("action", ""))
                self.forms.append(self._form)
            case "button" if "disabled" not in given:
                self._form.buttons.append((name, given.get("value", ""), ""))
            case "select":
                self._field, self._form.kinds[name] = name, "select"
            case "option" if self._field:
                self._note_option(given)
            case "textarea":
                self._form.kinds[name] = "area"
            case "input" if name:
                self._note_input(name, given)

    def _note_option(self, given: Mapping[str, str]) -> None:
        value = given.get("value", "")
        self._form.options.setdefault(self._field, []).append((value, ""))
        if "selected" in given:
            self._form.given[self._field] = [value]

    def _note_input(self, name: str, given: Mapping[str, str]) -> None:
        form, kind, value = self._form, given.get("type", "text"), given.get("value", "")
        form.kinds[name] = "text" if kind in TEXTS else kind
        if kind in TICKED:
            form.options.setdefault(name, []).append((value, given.get("id", "")))
            if "checked" not in given:
                return
        form.given.setdefault(name, []).append(value)

    def _in_field(self, here: _Open, data: str) -> None:
        form = self._form
        if here.tag == "textarea":
            form.given[here.attributes.get("name", "")] = [data.strip()]
            return
        value, words = form.options[self._field][-1]
        form.options[self._field][-1] = (value, words + data.strip())
