"""A form to be looked at by who changes it: its questions in order."""

from dataclasses import dataclass

from app.procedure.form_edits.paper import FormPaper, Part, key_of, label_name, zone_of


@dataclass(frozen=True)
class ShownQuestion:
    """One question, or a text that only informs."""

    key: str
    sort: str
    label: str
    help: str
    required: bool
    zone: str
    choices: tuple[tuple[str, str], ...]
    """Value and words; empty where nothing is chosen, or the choices come from elsewhere."""

    @property
    def informs(self) -> bool:
        """Whether nobody answers it."""
        return self.sort == "text"


@dataclass(frozen=True)
class ShownForm:
    """A form, and what stands above it."""

    key: str
    title: str
    intro: str
    questions: tuple[ShownQuestion, ...]


def form_shown(file: str, content: bytes) -> ShownForm:
    """Return a form as it is changed; raises `ModelError` for what is none."""
    paper = FormPaper.opened(file, content)
    own = paper.data["properties"]
    questions = tuple(map(_question, paper.parts()))
    return ShownForm(str(paper.data["id"]), own["title"], own["intro"], questions)


def _question(part: Part) -> ShownQuestion:
    limits = part.get("validate", {})
    choices = tuple((each["value"], each["label"]) for each in part.get("values", ()))
    return ShownQuestion(
        key_of(part),
        str(part.get("subtype") or part["type"]),
        str(part.get(label_name(part), "")),
        str(part.get("description", "")),
        bool(limits.get("required", False)),
        zone_of(part),
        choices,
    )
