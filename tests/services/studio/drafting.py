"""A draft in an installation, and changes of it as the coördinator would make them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.ids import OntwerpId
from app.domain.sentence import Sentence, given_text
from app.services.studio.change_draft import ChangeDraft, Gewijzigd, change_draft
from app.services.studio.changes import ReplaceFile
from app.services.studio.loading import draft_files
from app.services.studio.start_draft import StartDraft, start_draft
from app.services.studio.undo_draft import UndoDraft, redo_draft, undo_draft
from tests.services.installation import Installation

REDEN = "de evaluatie komt voortaan na twee maanden"
CASUS = "casus/casus.bpmn"


@dataclass
class Drafting:
    """One draft of joris; `revisie` follows what he does."""

    inst: Installation
    id: OntwerpId
    revisie: int = 1

    @classmethod
    def begun(cls, inst: Installation) -> "Drafting":
        return cls(inst, start_draft(StartDraft(inst.actor("joris"), REDEN), inst.deps))

    def files(self, revisie: int | None = None) -> Mapping[str, bytes]:
        with self.inst.read() as tx:
            return draft_files(tx, self.id, revisie)

    def replace(self, file: str, content: bytes | None, said: str = "anders") -> Gewijzigd:
        change = ReplaceFile(file, content, given_text(said))
        done = change_draft(
            ChangeDraft(self.inst.actor("joris"), self.id, self.revisie, change), self.inst.deps
        )
        self.revisie = done.revisie
        return done

    def retyped(self, file: str, old: str, new: str, said: str = "anders") -> Gewijzigd:
        """Replace a piece of text, which is there."""
        text = self.files()[file].decode()
        assert old in text
        return self.replace(file, text.replace(old, new).encode(), said)

    def undo(self) -> Sentence:
        return self._stepped(undo_draft(self._now(), self.inst.deps))

    def redo(self) -> Sentence:
        return self._stepped(redo_draft(self._now(), self.inst.deps))

    def _now(self) -> UndoDraft:
        return UndoDraft(self.inst.actor("joris"), self.id, self.revisie)

    def _stepped(self, done: Gewijzigd) -> Sentence:
        self.revisie = done.revisie
        return done.said
