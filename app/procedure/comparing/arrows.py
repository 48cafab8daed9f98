"""What follows on what: arrows that lead elsewhere, ask something else, come in or go out."""

from collections.abc import Container, Iterator

from app.domain.sentence import Opening, Sentence
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.conditions import asked
from app.procedure.comparing.pairing import Pairing
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.words import called, quoted
from app.procedure.model import Flow, Process


def arrow_changes(pairing: Pairing, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    """Yield what is otherwise, as far as a step that came or went does not say it already."""
    for old, new in pairing.arrows_in_both():
        where = (new.place.file, (old.id,), (new.id,), pairing.new.id)
        for sentence in (*_both(pairing, old, new), *_words(pairing, old, new, before, after)):
            yield Change(ChangeKind.ANDERS, sentence, *where)
    for old in pairing.arrows_gone():
        if _is_lost(pairing, old):
            sentence = Sentence("Na {stap} volgt {naar} niet meer.", **_ends(pairing.old, old))
            yield Change(ChangeKind.WEG, sentence, old.place.file, (old.id,), (), pairing.new.id)
    for new in pairing.arrows_added():
        if _is_gained(pairing, new):
            sentence = Sentence("Na {stap} kan nu ook {naar} volgen.", **_ends(pairing.new, new))
            yield Change(ChangeKind.ERBIJ, sentence, new.place.file, (), (new.id,), pairing.new.id)
    yield from _otherwise(pairing)


def _both(pairing: Pairing, old: Flow, new: Flow) -> Iterator[Sentence]:
    same_begin = pairing.after.get(old.source) == new.source
    same_end = pairing.after.get(old.target) == new.target
    if same_begin and same_end:
        return
    if not _is_lost(pairing, old) and not _is_gained(pairing, new):
        return
    now, was = _ends(pairing.new, new), _ends(pairing.old, old)
    if same_begin:
        yield Sentence("Na {stap} volgt nu {naar} in plaats van {oud}.", **now, oud=was["naar"])
    else:
        yield Opening("{naar} volgt nu op {stap} in plaats van op {oud}.", **now, oud=was["stap"])


def _ends(process: Process, flow: Flow) -> dict[str, Sentence]:
    return {"stap": _begin(process, flow), "naar": _place(process, flow.target)}


def _begin(process: Process, flow: Flow) -> Sentence:
    stap = _place(process, flow.source)
    if not flow.name:
        return stap
    return Sentence("{stap} met het antwoord {antwoord}", stap=stap, antwoord=quoted(flow.name))


def _place(process: Process, element_id: str) -> Sentence:
    element = process.node(element_id)
    return called(element) if element else Sentence("niets")


def _is_lost(pairing: Pairing, old: Flow) -> bool:
    """Answer whether its end no longer follows on its begin, both being there still."""
    source, target = pairing.after.get(old.source), pairing.after.get(old.target)
    if source is None or target is None:
        return False
    return not leads(pairing.new, source, target, pairing.added)


def _is_gained(pairing: Pairing, new: Flow) -> bool:
    """Answer whether its end did not follow on its begin before, both being there already."""
    source, target = pairing.before.get(new.source), pairing.before.get(new.target)
    if source is None or target is None:
        return False
    return not leads(pairing.old, source, target, pairing.gone)


def leads(process: Process, source: str, target: str, through: Container[str]) -> bool:
    """Answer whether one leads to the other by way of at least one of some steps, and of no other."""
    todo = _behind(process, source)
    seen: set[str] = set()
    while todo:
        here = todo.pop()
        if here in seen or here not in through:
            continue
        seen.add(here)
        behind = _behind(process, here)
        if target in behind:
            return True
        todo += behind
    return False


def _behind(process: Process, element_id: str) -> list[str]:
    return [flow.target for flow in process.outgoing(element_id)]


def _words(
    pairing: Pairing, old: Flow, new: Flow, before: VersionSide, after: VersionSide
) -> Iterator[Sentence]:
    if old.name != new.name:
        yield Sentence(
            "De weg {oud} na {stap} heet nu {nieuw}.",
            stap=_place(pairing.new, new.source),
            oud=quoted(old.name or "zonder naam"),
            nieuw=quoted(new.name or "zonder naam"),
        )
    if old.condition != new.condition:
        yield _condition(pairing, old, new, before, after)


def _condition(pairing: Pairing, old: Flow, new: Flow, before: VersionSide, after: VersionSide) -> Sentence:
    was = asked(old.condition, before.variables_beside(old.place.file))
    now = asked(new.condition, after.variables_beside(new.place.file))
    if was == now:
        was, now = quoted(old.condition or ""), quoted(new.condition or "")
    where = _ends(pairing.new, new)
    return Sentence("Wanneer na {stap} {naar} volgt: nu {nieuw}, vroeger {oud}.", **where, nieuw=now, oud=was)


def _otherwise(pairing: Pairing) -> Iterator[Change]:
    """Yield the choices of which another way is taken when none fits."""
    for old, new in pairing.both():
        expected = pairing.arrows.get(old.default or "")
        if expected == new.default and bool(old.default) == bool(new.default):
            continue
        sentence = Sentence(
            "Past na {stap} geen enkele weg, dan volgt nu {nieuw}, vroeger {oud}.",
            stap=called(new),
            nieuw=_default(pairing.new, new.default),
            oud=_default(pairing.old, old.default),
        )
        yield Change(ChangeKind.ANDERS, sentence, new.place.file, (old.id,), (new.id,), new.process_id)


def _default(process: Process, flow_id: str | None) -> Sentence:
    flow = process.flows.get(flow_id or "")
    return _place(process, flow.target) if flow else Sentence("niets")
