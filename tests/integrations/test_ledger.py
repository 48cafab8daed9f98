"""The ledger cannot be changed unseen, loses nothing that was acknowledged, and serves many processes."""

import errno
import os
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.errors import ConflictError, KeyMissingError
from app.domain.ids import KeyId
from app.integrations.errors import StorageUnavailableError
from app.integrations.ledger import FILE, FileLedger
from app.services.ports.ledger import DestructionLedger, LedgerEntry


def entry(number: int) -> LedgerEntry:
    return LedgerEntry(
        f"attest{number}", (KeyId(f"k{number}"), KeyId("gedeeld")), datetime(2026, 9, 1, tzinfo=UTC)
    )


@pytest.fixture
def path(ledger: FileLedger, tmp_path: Path) -> Path:
    for number in range(4):
        ledger.append(entry(number))
    return tmp_path / "register" / FILE


def test_entries_come_back_in_order(any_ledger: DestructionLedger) -> None:
    assert any_ledger.entries() == ()
    for number in range(3):
        any_ledger.append(entry(number))
    assert any_ledger.entries() == (entry(0), entry(1), entry(2))


def test_the_same_certificate_is_kept_once(any_ledger: DestructionLedger) -> None:
    for number in (0, 1, 0):
        any_ledger.append(entry(number))
    assert any_ledger.entries() == (entry(0), entry(1))


def test_one_certificate_for_other_keys_is_refused(any_ledger: DestructionLedger) -> None:
    any_ledger.append(entry(0))
    with pytest.raises(ConflictError):
        any_ledger.append(LedgerEntry("attest0", (KeyId("other"),), entry(0).moment))
    assert any_ledger.entries() == (entry(0),)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda lines: [*lines[:1], *lines[2:]],
        lambda lines: lines[1:],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [lines[0].replace(b"k0", b"k9"), *lines[1:]],
        lambda lines: [*lines, lines[0]],
        lambda lines: [*lines, b"[]\n"],
        lambda lines: [*lines, b"niets\n"],
        lambda lines: [*lines, b'["{}", null]\n'],
        lambda lines: [*lines, b"\xff\n"],
    ],
)
def test_whatever_is_tampered_with_is_noticed(ledger: FileLedger, path: Path, tamper) -> None:  # type: ignore[no-untyped-def]
    path.write_bytes(b"".join(tamper(path.read_bytes().splitlines(keepends=True))))
    for use in (ledger.entries, ledger.head, lambda: ledger.append(entry(9))):
        with pytest.raises(KeyMissingError, match="vernietigingsregister"):
            use()


def test_another_master_key_does_not_fit(path: Path) -> None:
    with pytest.raises(KeyMissingError):
        FileLedger(path.parent, b"x" * 32).entries()


def test_cutting_off_the_end_shows_in_the_head(ledger: FileLedger, path: Path) -> None:
    before = ledger.head()
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    assert before.number == 4
    assert ledger.head().number == 3
    with pytest.raises(KeyMissingError, match="telt 3"):
        ledger.head_at(before.number)


def test_a_line_cut_by_a_crash_is_written_over(ledger: FileLedger, path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert len(ledger.entries()) == 3
    ledger.append(entry(3))
    assert path.read_bytes() == whole


def test_a_full_disk_is_said_and_leaves_the_ledger_as_it_was(
    ledger: FileLedger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = path.read_bytes(), os.write

    def half_a_disk(descriptor: int, content: bytes) -> int:
        if len(content) < 60:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, content[:50])

    monkeypatch.setattr(os, "write", half_a_disk)
    with pytest.raises(StorageUnavailableError, match="Er is niets bewaard"):
        ledger.append(entry(9))
    assert path.read_bytes() == before


def _append_some(folder: Path, key: bytes, process: int) -> None:
    for number in range(10):
        FileLedger(folder, key).append(entry(100 * process + number))
        FileLedger(folder, key).append(entry(number))


def test_several_processes_append_to_one_chain(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3) as pool:
        for done in [pool.submit(_append_some, tmp_path, b"k" * 32, process) for process in (1, 2, 3)]:
            done.result()
    assert len(FileLedger(tmp_path, b"k" * 32).entries()) == 40


def test_the_ledger_is_private(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
