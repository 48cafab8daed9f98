"""A column reads a variable as what it is."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.decided import FITTING, at_decision, read_columns
from app.procedure.dmn.tables import place
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, DMN: waarden"


def check(model: Model) -> Iterator[Finding]:
    """Yield columns of another type than their variable."""
    for drd in model.tables.values():
        for number, column, variable in read_columns(drd, model.declared_in(drd.file)):
            if column.type.kind and column.type.kind not in FITTING[variable.type]:
                yield at_decision(
                    drd.decision,
                    '{waar}: "{naam}" is van een ander type ({type}).',
                    waar=place("kolom", number, column.label),
                    naam=variable.name,
                    type=variable.type,
                )
