"""One of the two versions: its files, and what is read from them when a sentence needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.errors import ModelError
from app.procedure.forms import form_file, read_form
from app.procedure.model import folder_of
from app.procedure.variables import Variable, read_variables

VARIABLES: Final = "variabelen.yaml"
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class VersionSide:
    """The files of a version by name."""

    files: Files

    def variables_beside(self, file: str) -> Mapping[str, Variable]:
        """Return what the process in this file declares; nothing where that cannot be read."""
        name = f"{folder_of(file)}/{VARIABLES}"
        if name not in self.files:
            return {}
        try:
            return read_variables(name, self.files[name])[0]
        except ModelError:
            return {}

    def form_title(self, key: str) -> str:
        """Return what a form is called; its key where it cannot be read."""
        name = form_file(key)
        if name not in self.files:
            return key
        try:
            return f"{key} {read_form(name, self.files[name]).title}"
        except ModelError:
            return key
