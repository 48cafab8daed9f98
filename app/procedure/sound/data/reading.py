"""Reads what some files say of variables: what is declared in each folder, and what each decision writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.errors import ModelError
from app.procedure.dmn import Drd, read_dmn
from app.procedure.model import folder_of
from app.procedure.variables import Variable, read_variables

DECLARED: Final = "variabelen.yaml"


@dataclass(frozen=True)
class Data:
    """What is declared, by folder, and the decisions by id."""

    declared: Mapping[str, Mapping[str, Variable]] = field(default_factory=dict)
    tables: Mapping[str, Drd] = field(default_factory=dict)

    def variables(self, files: Iterable[str]) -> dict[str, Variable]:
        """Return the variables that the drawings in some files share; none that they declare differently."""
        joined: dict[str, Variable] = {}
        apart: set[str] = set()
        for folder in sorted(set(map(folder_of, files))):
            for name, variable in self.declared.get(folder, {}).items():
                other = joined.setdefault(name, variable)
                if not other.same_as(variable):
                    apart.add(name)
                joined[name] = replace(other, writers=(*other.writers, *variable.writers))
        return {name: variable for name, variable in joined.items() if name not in apart}


NO_DATA: Final = Data()


def read_data(files: Mapping[str, bytes]) -> Data:
    """Return what files say of variables; nothing when one of them cannot be read: it may say anything."""
    declared: dict[str, Mapping[str, Variable]] = {}
    tables: dict[str, Drd] = {}
    try:
        for name, content in files.items():
            if name.endswith(DECLARED):
                declared[folder_of(name)] = read_variables(name, content)[0]
            elif name.endswith(".dmn"):
                tables |= {table.id: table for table in read_dmn(name, content)[0]}
    except ModelError:
        return NO_DATA
    return Data(declared, tables)
