"""Bring files into a draft: a ZIP of a folder, or one file in its place; it is one step, or nothing changes."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import FORMS
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.procedure.expressions.tokenizer import visible
from app.procedure.packing import ensure_is_what_it_is_called, unpacked
from app.procedure.places import RULES, is_place
from app.services.deps import Deps
from app.services.studio.change_draft import ChangeDraft, Gewijzigd, change_draft
from app.services.studio.changes import Changed, Files

_ZIP: Final = b"PK"


@dataclass(frozen=True)
class ImportDraft:
    """What somebody sent: `naam` is what the file is called, `alleen_dit` takes away what a ZIP does not hold."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    naam: str
    inhoud: bytes
    proces: str = ""
    """Where a table or a letter belongs that is in no procedure yet."""
    alleen_dit: bool = False


def import_draft(command: ImportDraft, deps: Deps) -> Gewijzigd:
    """Bring it in as one step.

    Raises `ConflictError` as `change_draft` does, and `ModelError` for what has no place, is too large, or is not
    what its name says; nothing is changed then.
    """
    change = _Whole(command.inhoud, command.alleen_dit) if _is_zip(command) else _One(command)
    return change_draft(ChangeDraft(command.actor, command.ontwerp_id, command.revisie, change), deps)


def _is_zip(command: ImportDraft) -> bool:
    return command.naam.lower().endswith(".zip") or command.inhoud.startswith(_ZIP)


@dataclass(frozen=True)
class _Whole:
    content: bytes
    drop: bool

    def on(self, files: Files) -> Changed:
        """Return what the ZIP has otherwise; without `drop` what it lacks stays."""
        sent = unpacked(self.content)
        other = [name for name in sent if files.get(name) != sent[name]]
        changed: dict[str, bytes | None] = {name: sent[name] for name in other}
        gone = sorted(files.keys() - sent.keys()) if self.drop else []
        changed |= dict.fromkeys(gone)
        return Changed(changed, _said(files, changed))


def _said(files: Files, changed: dict[str, bytes | None]) -> Sentence:
    gone = [name for name, content in changed.items() if content is None]
    new = changed.keys() - files.keys()
    return Sentence(
        "Een ZIP-bestand ingevoerd: {anders} bestanden anders, {nieuw} erbij, {weg} weg.",
        anders=len(changed) - len(gone) - len(new),
        nieuw=len(new),
        weg=len(gone),
    )


@dataclass(frozen=True)
class _One:
    sent: ImportDraft

    def on(self, files: Files) -> Changed:
        """Return the file in its place."""
        name = _place(self.sent, files)
        ensure_is_what_it_is_called(name, self.sent.inhoud)
        template = "Het bestand {naam} vervangen." if name in files else "Het bestand {naam} toegevoegd."
        return Changed({name: self.sent.inhoud}, Sentence(template, naam=name))


def _place(sent: ImportDraft, files: Files) -> str:
    """Return where a file belongs: where one of that name stands, or by its kind; raises `ModelError`."""
    called = PurePath(sent.naam.replace("\\", "/")).name
    if sent.proces:
        return f"{sent.proces}/{called}"
    standing = [name for name in files if name.rpartition("/")[2] == called]
    found = standing or list(filter(is_place, _by_kind(called)))
    if len(found) == 1:
        return found[0]
    raise ModelError(
        "Kies bij welke procedure het bestand “{naam}” hoort; zijn naam zegt het niet. Er is niets gewijzigd.",
        naam=visible(called[:80]),
    )


def _by_kind(called: str) -> list[str]:
    stem, _, ending = called.rpartition(".")
    places = {"bpmn": f"{stem}/{called}", "json": f"{FORMS}{called}", "yaml": f"{RULES}{called}"}
    return [places[ending]] if ending in places and called != "variabelen.yaml" else []
