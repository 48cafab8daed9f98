"""Sentences for people are templates with values: the rules that keep it so, and the list of all templates."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tests.architecture.house import modules

SAID = "SaidError"
MAKERS = frozenset({"Sentence", "in_a_row", "as_sentence"})
HOME = "app/domain/sentence.py"
TOLD_IN = "app/services/telling/"
"""Every Dutch sentence of the use cases that explains a casus."""
WORDS_IN = "app/domain/words/"
FOR_PEOPLE = frozenset({"name", "told", "tried", "safe", "turn", "question", "consequence"})
"""Fields of the records of words that people read."""
SPOKEN_IN = ("app/domain/", "app/procedure/", "app/engine/", "app/services/")
KEPT_AS_TEXT = frozenset(
    {
        "app/procedure/checks/needs_of_message.py",  # a writer, as variabelen.yaml names it
        "app/services/table/standing.py",  # what a page stands at: hashed, never read
        "app/services/demo/seed_demo.py",
        "app/services/access/found_livc.py",  # kept in the audit trail
        "app/services/access/invite_person.py",
        "app/services/casework/record_aanmelding.py",
        "app/services/tasks/complete_task.py",
        "app/services/running/happening.py",
        "app/services/running/noting.py",  # kept in the timeline
        "app/services/running/timeline.py",
        "app/services/clockwork/check_inventory.py",  # kept with an incident
        "app/services/clockwork/deliver_message.py",
        "app/services/running/standstill.py",
    }
)
"""Modules that keep words in the database, as they were said that day, or that put none before a person."""
_WORDS = re.compile(r"[a-zà-ÿ]{2}[,;:.]? [a-zà-ÿ“]|^ ?[a-zà-ÿ]{2,}[ ,]|^ [a-zà-ÿ]{2}|[a-zà-ÿ]{2}:? $")
GLUE = "is glued: a sentence is a template with values"


def glued_errors(root: Path) -> list[str]:
    """An error says a template and values; nothing is glued or formatted by hand, not even on the way."""
    errors = error_names(root)
    return [
        f"{name}:{call.lineno} {_named(call)} {GLUE}"
        for name, path in modules(root)
        if name != HOME
        for scope, call in _calls(_tree(path))
        if _named(call) in errors | MAKERS
        and any(_is_glued(said) or _named_glue(said, scope) for said in _said(call))
    ]


def glued_tellings(root: Path) -> list[str]:
    """In `services/telling` no sentence is made of pieces."""
    return [
        f"{name}:{node.lineno} {GLUE}"
        for name, path in modules(root)
        if name.startswith(TOLD_IN)
        for node in _spoken(_tree(path))
        if _is_piece(node)
    ]


def glued_prose(root: Path) -> list[str]:
    """Where sentences are made, no words are put around a value by hand: a text no longer knows its template."""
    errors = error_names(root)
    return [
        f"{name}:{node.lineno} {GLUE}"
        for name, path in modules(root)
        if name.startswith(SPOKEN_IN) and name not in KEPT_AS_TEXT | {HOME}
        for node in _outside_of_faults(_tree(path), errors)
        if isinstance(node, ast.JoinedStr) and _reads_as_words(node)
    ]


def _reads_as_words(node: ast.JoinedStr) -> bool:
    values = [each for each in node.values if isinstance(each, ast.FormattedValue)]
    texts = [each.value for each in node.values if isinstance(each, ast.Constant)]
    return bool(values) and any(_WORDS.search(str(text)) for text in texts)


def _outside_of_faults(tree: ast.Module, errors: frozenset[str]) -> Iterator[ast.AST]:
    """Yield what stands in no error of the program itself: those are English, and for its makers."""
    faults = (node for node in ast.walk(tree) if isinstance(node, ast.Raise) and not _is_said(node, errors))
    inside = {id(each) for fault in faults for each in ast.walk(fault)}
    return (node for node in ast.walk(tree) if id(node) not in inside)


def _is_said(node: ast.Raise, errors: frozenset[str]) -> bool:
    named = _named(node.exc) if isinstance(node.exc, ast.Call) else ""
    return named in errors or not named.endswith("Error")


def error_names(root: Path) -> frozenset[str]:
    """Return the names of the errors that say a sentence."""
    bases: dict[str, set[str]] = {}
    for _name, path in modules(root):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(b.id for b in node.bases if isinstance(b, ast.Name))
    found = {SAID}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return frozenset(found)


def _said(call: ast.Call) -> Iterator[ast.expr]:
    """Yield what a call says: its first argument, or the sentences of a form per field."""
    if not call.args:
        return
    first = call.args[0]
    for node in first.values if isinstance(first, ast.Dict) else [first]:
        yield from node.elts if isinstance(node, ast.List | ast.Tuple) else [node]


def _is_glued(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_glued(node.body) or _is_glued(node.orelse)
    if isinstance(node, ast.Call):
        return _named(node) in {"str", "format", "join", "format_map"}
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def _is_piece(node: ast.expr) -> bool:
    """Answer whether an expression makes one text of several: an f-string, a sum, a join or a format."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod) and any(map(_is_text, (node.left, node.right)))
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join", "format_map"}
    return isinstance(node, ast.JoinedStr) and len(node.values) > 1


def _spoken(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield every expression but the formats of values, such as that of an hour."""
    formats = {id(node.format_spec) for node in ast.walk(tree) if isinstance(node, ast.FormattedValue)}
    return (node for node in ast.walk(tree) if isinstance(node, ast.expr) and id(node) not in formats)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _named(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _named_glue(node: ast.expr, scope: ast.AST) -> bool:
    """Answer whether a name was given a glued text in the same function."""
    return isinstance(node, ast.Name) and any(
        isinstance(each, ast.Assign)
        and _is_glued(each.value)
        and any(isinstance(target, ast.Name) and target.id == node.id for target in each.targets)
        for each in ast.walk(scope)
    )


def _calls(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Yield every call with the function it stands in; the module for what stands in none."""
    scopes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node): scope for scope in scopes for node in ast.walk(scope)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield inside.get(id(node), ast.Module([], [])), node


@lru_cache(maxsize=2048)
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def templates(root: Path) -> dict[str, str]:
    """Return every template that a catalogue holds, with the place where it is written first."""
    errors = error_names(root)
    found: dict[str, str] = {}
    for name, path in modules(root):
        for node in _written(_tree(path), errors, all_named=name.startswith(TOLD_IN)) if name != HOME else ():
            if isinstance(node.value, str):
                found.setdefault(node.value, f"{name}:{node.lineno}")
    for name, node in _of_records(root):
        found.setdefault(str(node.value), f"{name}:{node.lineno}")
    return found


def _of_records(root: Path) -> Iterator[tuple[str, ast.Constant]]:
    """Yield what a record of a word says to people: the fields of its class that are words for them."""
    trees = [(name, _tree(path)) for name, path in modules(root) if name.startswith(WORDS_IN)]
    fields = {
        node.name: _fields_of(node)
        for _, tree in trees
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    for name, tree in trees:
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            order = fields.get(_named(call), [])
            given = [*zip(order, call.args, strict=False), *((k.arg, k.value) for k in call.keywords)]
            for field, value in given if order else ():
                if field in FOR_PEOPLE and isinstance(value, ast.Constant) and value.value:
                    yield name, value


def _fields_of(record: ast.ClassDef) -> list[str]:
    annotated = (each for each in record.body if isinstance(each, ast.AnnAssign))
    return [each.target.id for each in annotated if isinstance(each.target, ast.Name)]


def _written(tree: ast.Module, errors: frozenset[str], *, all_named: bool) -> Iterator[ast.Constant]:
    """Yield the texts that an error or a sentence is made of, and the constants that they are chosen from."""
    if all_named:
        yield from (text for node in tree.body if isinstance(node, _ASSIGNED) for text in _values(node.value))
    named = {name: node.value for node in tree.body for name in _targets(node) if isinstance(node, _ASSIGNED)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in errors:
            yield from (
                text for each in node.body if "template" in _targets(each) for text in _texts(each, {})
            )
        if isinstance(node, ast.Call) and _named(node) in errors | MAKERS:
            for said in _said(node):
                yield from _texts(said, named)


def _values(node: ast.expr | None) -> Iterator[ast.Constant]:
    """Yield the texts of a constant that read as words: of a table its values, not its keys."""
    tables = [each for each in ast.walk(node) if isinstance(each, ast.Dict)] if node else []
    texts = [*tables[0].values] if tables else [node] if node else []
    yield from (each for each in texts if isinstance(each, ast.Constant) and " " in str(each.value))


_ASSIGNED = ast.Assign | ast.AnnAssign


def _targets(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
        return [node.target.id]
    return []


def _texts(node: ast.AST, named: dict[str, ast.expr | None]) -> Iterator[ast.Constant]:
    """Yield the texts in an expression, and in the constants of the module that it names."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant):
            yield each
        if isinstance(each, ast.Name) and (value := named.get(each.id)) is not None:
            yield from _texts(value, {})
