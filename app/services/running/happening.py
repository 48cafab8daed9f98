"""What an effect of a move means: a table that decided is noted, a word has a module of its name."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from app.domain.errors import EngineError
from app.domain.words.messages import message_of
from app.domain.words.operations import operation_of
from app.domain.words.processes import process_of
from app.services.ports.audit import AuditRegel
from app.services.running import messages, operations
from app.services.running.acts import Acts, Happen, Record
from app.services.running.scene import Scene

Handler = Callable[[Scene, Happen], Acts]


@cache
def message_handlers() -> Mapping[str, Handler]:
    """Return what each message means that a drawing may send."""
    return _found(messages)


@cache
def operation_handlers() -> Mapping[str, Handler]:
    """Return what each operation does."""
    return _found(operations)


def follows(scene: Scene, happening: Happen) -> Acts:
    """Return what an effect asks for. Raises `EngineError` for a word that nothing carries out."""
    word = happening.effect.name
    match happening.effect.kind:
        case "decision":
            return _noted(scene, happening)
        case "message" if message_of(word).does_nothing:
            return ()
        case "message":
            return _handler(message_handlers(), message_of(word).word)(scene, happening)
        case "operation" if operation_of(word).only_moves:
            return ()
        case "operation":
            return _handler(operation_handlers(), word)(scene, happening)


def _found(package: ModuleType) -> Mapping[str, Handler]:
    names = [module.name for module in iter_modules(package.__path__)]
    return {name: import_module(f"{package.__name__}.{name}").follows for name in names}


def _handler(known: Mapping[str, Handler], word: str) -> Handler:
    if word not in known:
        raise EngineError(
            "De procedure vraagt “{word}”, wat Casuspad niet kan uitvoeren. Er is niets gewijzigd.", word=word
        )
    return known[word]


def _noted(scene: Scene, happening: Happen) -> Acts:
    """Note for the FG which rules decided. An own space leaves no line in any log (reference-procedure §3)."""
    instantie, effect = happening.instantie, happening.effect
    if not process_of(instantie.proces_id).leaves_trace:
        return ()
    rules = f"regel {', '.join(effect.matched)}" if effect.matched else "geen enkele regel"
    grond = f"tabel {effect.name}: {rules}"
    moment, casus_id = scene.tx.now.real, instantie.casus_id
    return (
        Record(AuditRegel(moment, "schrijven", "tabel_toegepast", grond, scene.author, casus_id=casus_id)),
    )
