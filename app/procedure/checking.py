"""The files of a procedure as one version: its id, its model, and everything wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import Final

from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.domain.release import Release
from app.procedure.bundle import Model, PerVersion, read_model
from app.procedure.checks import check_model
from app.procedure.findings import Finding, Level, in_order, of_level
from app.procedure.lawful import DrawnModel, RuleSet, Strength, check
from app.procedure.sound import judge


def checked(files: Mapping[str, bytes]) -> tuple[Model, list[Finding]]:
    """Return the model of these files and everything wrong with it.

    What tokens do is only looked at in a model without faults: of another, what follows would be untrue.
    """
    model, _ = read_model(files)
    found = check_model(model)
    if not of_level(found, Level.FOUT):
        found += chain.from_iterable(judged.findings for judged in judge(files))
    return model, found


def faults_of(bundle: Bundle) -> tuple[Finding, ...]:
    """Return what this program finds wrong with a version; looked at once."""
    return _faults.get(bundle)


_faults: Final[PerVersion[tuple[Finding, ...]]] = PerVersion(lambda bundle: tuple(checked(bundle.files)[1]))


@dataclass(frozen=True)
class _Asked:
    key: str
    release: Release = field(compare=False)
    rules: RuleSet = field(compare=False)


def unlawful(release: Release, rules: RuleSet) -> tuple[Finding, ...]:
    """Return where a release, looked at as a whole, does not keep the rules; looked at once."""
    return _unlawful(_Asked(f"{release.release_id} {rules.version}", release, rules))


def stopping(findings: Iterable[Finding], rules: RuleSet) -> list[Finding]:
    """Return those for which nothing is published: all but warnings, and what only an advising rule left open."""
    return [each for each in findings if each.level is not Level.WAARSCHUWING and not _advises(each, rules)]


def _advises(finding: Finding, rules: RuleSet) -> bool:
    rule = rules.by_id.get(finding.check)
    return rule is not None and rule.strength is Strength.ADVICE


@lru_cache(maxsize=16)
def _unlawful(asked: _Asked) -> tuple[Finding, ...]:
    found = list(asked.rules.findings)
    for files in _together(asked.release):
        found += check(DrawnModel.of(files), asked.rules.rules).findings
    return tuple(in_order(found))


def _together(release: Release) -> Iterable[Mapping[str, bytes]]:
    """Return the files of all procedures as one; of those that have a file otherwise, by themselves."""
    groups: list[dict[str, bytes]] = []
    for _, bundle in sorted(release.bundles.items()):
        fitting = (group for group in groups if _agree(group, bundle.files))
        group = next(fitting, None)
        if group is None:
            groups.append(dict(bundle.files))
        else:
            group |= bundle.files
    return groups


def _agree(files: Mapping[str, bytes], others: Mapping[str, bytes]) -> bool:
    return all(files[name] == others[name] for name in files.keys() & others.keys())


def version_of(process_id: str, files: Mapping[str, bytes]) -> VersieId:
    """Return the SHA-256 over the names and bytes of the files: equal ids mean equal content."""
    digest = sha256(process_id.encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode() + files[name])
    return VersieId(digest.hexdigest())
