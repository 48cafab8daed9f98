"""The rules that hold for a release: those that ship with the program, and those that a LIVC-R adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from app.domain.errors import ModelError
from app.procedure.findings import Finding, fault, fault_of
from app.procedure.lawful.hard import changed
from app.procedure.lawful.reading import read_rule
from app.procedure.lawful.rule import RuleOfLaw


@dataclass(frozen=True)
class RuleSet:
    """Rules, and what is wrong with the files in which they stand."""

    rules: tuple[RuleOfLaw, ...] = ()
    findings: tuple[Finding, ...] = ()
    version: str = ""
    """The SHA-256 over all files: equal versions ask the same."""

    @cached_property
    def by_id(self) -> Mapping[str, RuleOfLaw]:
        """Return each rule by its id."""
        return {rule.id: rule for rule in self.rules}


def rule_set(shipped: Mapping[str, bytes], own: Mapping[str, bytes], hard: Mapping[str, str]) -> RuleSet:
    """Return the rules in these files: what is added may not bear the id of one that ships.

    `hard`: the id of each rule that must be there, with the hash of its file.
    """
    added = {file: content for file, content in own.items() if shipped.get(file) != content}
    rules, wrong = _read(shipped)
    more, also = _read(added)
    taken = [_taken(rule) for rule in more.values() if rule.file in shipped]
    kept = {**rules, **more, **rules}
    digest = sha256(repr((sorted(shipped.items()), sorted(added.items()))).encode())
    return RuleSet(tuple(kept.values()), (*changed(shipped, hard), *wrong, *also, *taken), digest.hexdigest())


def _read(files: Mapping[str, bytes]) -> tuple[dict[str, RuleOfLaw], list[Finding]]:
    found: dict[str, RuleOfLaw] = {}
    wrong: list[Finding] = []
    for file, content in files.items():
        try:
            rule = read_rule(file, content)
        except ModelError as error:
            wrong.append(fault_of(error))
        else:
            found[rule.id] = rule
    return found, wrong


def _taken(rule: RuleOfLaw) -> Finding:
    return fault(
        rule.file,
        0,
        rule.id,
        "De regel “{id}” hoort bij Casuspad en blijft zoals hij is: een eigen regel mag er enkel bij komen. Kies "
        "een andere naam.",
        id=rule.id,
    )
