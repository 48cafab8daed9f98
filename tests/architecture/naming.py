"""The rule that a word of the models has one home: what it means is asked of its record, not of its name."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.domain.words.processes import PROCESSES
from app.domain.words.steps import KINDS
from tests.architecture.house import modules

CODE = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
"""What a template does; comments and the words around it are none of that."""
QUOTED = re.compile(r"[\"']([a-z_]+)[\"']")
WORDS = frozenset({*KINDS, *MESSAGES, *OPERATIONS, *PROCESSES})
HOME = "app/domain/words/"
HOMONYMS: Mapping[str, tuple[str, str]] = {
    "app/bench/casework.py": ("kwalificatie verslag geheimhouding", "answers on a form"),
    "app/bench/reviews.py": ("traject", "an outcome"),
    "app/bench/sitting.py": ("bewaring kwalificatie verslag traject", "a kind of point, answers on forms"),
    "app/bench/tafel.py": ("geheimhouding kwalificatie traject", "answers on a form, an outcome"),
    "app/bench/timers.py": ("casus", "a table"),
    "app/domain/inventaris.py": ("casus overleg", "what a key is for"),
    "app/domain/leesrecht.py": ("kader", "a column of a form"),
    "app/domain/omvang.py": ("casus", "how much a destruction takes"),
    "app/persistence/tables/": ("casus overleg verlenging kwalificatie", "tables and columns"),
    "app/procedure/lawful/rule.py": ("advies", "how much a rule weighs"),
    "app/procedure/checks/variable_writer.py": ("bericht", "the word before a message, in variabelen.yaml"),
    "app/scenario/acts.py": ("casus verslag", "keys of a scenario, and an answer on a form"),
    "app/scenario/checks.py": ("casus kwalificatie", "keys of a scenario"),
    "app/services/clockwork/carry_out_destruction.py": ("casus overleg", "keys of what a job carries"),
    "app/services/steps/aanmelding.py": ("nieuwe_elementen", "a field of a form"),
    "app/services/clockwork/send_mail.py": ("herinnering", "a kind of mail"),
    "app/services/running/destroying.py": ("casus overleg", "keys of what a job carries"),
    "app/services/running/messages/agendapunt_gevraagd.py": ("casus", "a kind of point"),
    "app/services/running/operations/herinnering_sturen.py": ("herinnering", "a kind of mail"),
    "app/services/steps/endings.py": ("verslag", "a process variable"),
    "app/services/steps/kader.py": ("verslag", "a process variable"),
    "app/services/steps/keeping.py": ("verslag", "what an owner permits"),
    "app/services/table/request_point.py": ("bewaring", "a kind of point"),
    "app/services/table/show_table.py": ("verslag", "a process variable"),
    "app/services/tasks/letters.py": ("casus", "a blank of a letter"),
    "app/services/voting.py": ("casus", "a part of what an answer is on, and of its hash"),
    "app/web/casusacties.py": ("overleg", "a field of a posted form"),
    "app/web/invullen.py": ("overleg", "a field of a posted form"),
    "app/web/templates/casework/_item.html": ("verslag", "what an owner permits"),
    "app/web/templates/table/overleg.html": ("bewaring", "a kind of point"),
}
"""Module or folder → words that mean something else there, and what."""
STILL: tuple[str, ...] = ()
"""Still to be cleaned; only ever shorter."""


def named_words(root: Path) -> list[str]:
    """Only `domain/words` names a kind, message, operation or procedure, and the module of that name."""
    return [
        f'{name}:{line} names "{word}": ask its record in app/domain/words'
        for name, line, word in _named(root)
        if not name.startswith(STILL) and not _is_homonym(name, word)
    ]


def named_in_pages(root: Path) -> list[str]:
    """No page names one either: what it shows differently, it asks of the record or is told."""
    return [
        f'{name}:{line} names "{word}": ask its record in app/domain/words'
        for name, line, word in _named_in_pages(root)
        if not _is_homonym(name, word)
    ]


def _named_in_pages(root: Path) -> Iterator[tuple[str, int, str]]:
    for path in sorted((root / "app/web/templates").rglob("*.html")):
        page, name = path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()
        for code in CODE.finditer(page):
            for word in QUOTED.finditer(code.group()):
                if word.group(1) in WORDS:
                    yield name, page.count("\n", 0, code.start() + word.start()) + 1, word.group(1)


def idle_homonyms(root: Path) -> list[str]:
    """A homonym that nobody uses any more leaves the table."""
    named = (*_named(root), *_named_in_pages(root))
    used = {(place, word) for name, _, word in named for place in HOMONYMS if name.startswith(place)}
    return [
        f"{place}: {word} is no homonym any more"
        for place, (words, _) in HOMONYMS.items()
        for word in words.split()
        if (place, word) not in used
    ]


def _named(root: Path) -> Iterator[tuple[str, int, str]]:
    for name, path in modules(root):
        if name.startswith(HOME):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=name)):
            if isinstance(node, ast.Constant) and node.value in WORDS and node.value != path.stem:
                yield name, node.lineno, str(node.value)


def _is_homonym(name: str, word: str) -> bool:
    return any(name.startswith(place) and word in words.split() for place, (words, _) in HOMONYMS.items())
