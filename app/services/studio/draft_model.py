"""The files of a draft as a model: read, checked and published like one in a folder."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import ModelError
from app.domain.execution import FORMS, Bundle
from app.procedure.gathering import ID, GatheredProcedures, absent
from app.procedure.lawful import RuleSet
from app.procedure.places import RULES
from app.services.ports.procedures import Procedures


@dataclass(frozen=True)
class DraftModel(GatheredProcedures):
    """Implements the port `Procedures` over files in memory; `house` gives the rules of Casuspad."""

    files: Mapping[str, bytes]
    house: Procedures

    def names(self) -> list[str]:
        """Return the name of each folder that is read as a procedure, in order."""
        return [name for name in self._folders() if f"{name}/{name}.bpmn" in self.files]

    def has_folder(self, name: str) -> bool:
        """Answer whether there is such a folder."""
        return name in self._folders()

    def files_of(self, process_id: str) -> dict[str, bytes]:
        """Return the files of one procedure; raises `ModelError` when there is none of that name."""
        if not ID.fullmatch(process_id) or f"{process_id}/{process_id}.bpmn" not in self.files:
            raise absent(process_id)
        return self._under(f"{process_id}/")

    def kept_forms(self) -> Mapping[str, bytes]:
        """Return every form of the draft."""
        return self._under(FORMS)

    def collect_all(self) -> Mapping[str, Bundle]:
        """Return every procedure that starts, unchecked; raises `ModelError`."""
        return {name: self.collect(name) for name in self.process_ids()}

    def variants(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return nothing: a draft is no standard of which there are variants."""
        return {}

    def rules(self) -> RuleSet:
        """Return the rules of Casuspad, and those of the draft."""
        return self.rules_with(self.own_rules())

    def own_rules(self) -> Mapping[str, bytes]:
        """Return the files of the rules that the draft adds."""
        return self._under(RULES)

    def rules_with(self, own: Mapping[str, bytes]) -> RuleSet:
        """Return the rules of Casuspad, and those in these files."""
        return self.house.rules_with(own)

    def misplaced(self) -> tuple[ModelError, ...]:
        """Return a sentence for each folder without a drawing of its own name."""
        lonely = [name for name in self._folders() if f"{name}/{name}.bpmn" not in self.files]
        return tuple(
            ModelError(
                'In de map "{map}" ontbreekt {map}.bpmn, en wat er wel staat, wordt niet gelezen.',
                file=f"{name}/{name}.bpmn",
                map=name,
            )
            for name in lonely
        )

    def _folders(self) -> list[str]:
        folders = {name.partition("/")[0] for name in self.files if not name.startswith((FORMS, RULES))}
        return sorted(folders)

    def _under(self, folder: str) -> dict[str, bytes]:
        return {name: self.files[name] for name in sorted(self.files) if name.startswith(folder)}
