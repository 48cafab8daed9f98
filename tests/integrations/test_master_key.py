"""The master key: made once, outside the data, private, and never used as it is."""

import errno
import os
from pathlib import Path

import pytest

from app.domain.errors import KeyMissingError
from app.integrations.errors import MasterKeyError
from app.integrations.master_key import create_master_key, load_master_key


def test_what_was_made_is_read_back_and_private(tmp_path: Path) -> None:
    path = tmp_path / "sleutel" / "master.key"
    made = create_master_key(path, tmp_path / "data")
    assert load_master_key(path).secret == made.secret
    assert path.stat().st_mode & 0o777 == 0o600


def test_it_is_never_overwritten(master_key_file: Path, tmp_path: Path) -> None:
    before = master_key_file.read_bytes()
    with pytest.raises(MasterKeyError, match="nooit overschreven"):
        create_master_key(master_key_file, tmp_path / "data")
    assert master_key_file.read_bytes() == before


def test_it_never_lies_in_the_data_folder_not_even_through_a_link(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "elders").symlink_to(data)
    for path in (data / "master.key", data / "sub" / "master.key", tmp_path / "elders" / "master.key"):
        with pytest.raises(MasterKeyError, match="gegevensmap"):
            create_master_key(path, data)
    assert not list(data.iterdir())


@pytest.mark.parametrize("content", [b"", b"kort", b"AAAA\n", b"A" * 5000, b"\xff" * 44])
def test_a_file_that_is_no_key_is_a_clear_stop(master_key_file: Path, content: bytes) -> None:
    master_key_file.write_bytes(content)
    with pytest.raises(KeyMissingError, match="bevat geen hoofdsleutel"):
        load_master_key(master_key_file)


@pytest.mark.parametrize(("mode", "accepted"), [(0o400, True), (0o440, True), (0o644, False), (0o660, False)])
def test_a_key_that_others_can_read_or_change_is_refused(
    master_key_file: Path, mode: int, *, accepted: bool
) -> None:
    master_key_file.chmod(mode)
    if accepted:
        load_master_key(master_key_file)
        return
    with pytest.raises(KeyMissingError, match="chmod 600"):
        load_master_key(master_key_file)


def test_hexadecimal_digits_are_read_too(master_key_file: Path) -> None:
    secret = load_master_key(master_key_file).secret
    master_key_file.write_text(secret.hex() + "\n")
    assert load_master_key(master_key_file).secret == secret


def test_purposes_have_keys_of_their_own(master_key_file: Path) -> None:
    master = load_master_key(master_key_file)
    keys = {master.derive(b"csrf"), master.derive(b"ledger"), master.secret}
    assert len(keys) == 3
    assert master.derive(b"csrf") == load_master_key(master_key_file).derive(b"csrf")


def test_it_is_not_shown(master_key_file: Path) -> None:
    master = load_master_key(master_key_file)
    assert repr(master) == "MasterKey()"


def test_a_full_disk_leaves_no_half_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(MasterKeyError, match="niets aangemaakt"):
        create_master_key(tmp_path / "master.key", tmp_path / "data")
    assert not list(tmp_path.iterdir())
