"""What is kept of a log outside the database: the furthest seal, signed, one for each LIVC-R."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.errors import AnkerGewijzigdError
from app.domain.ids import LivcId
from app.domain.logboek import LogHoofd
from app.integrations.errors import StorageUnavailableError
from app.integrations.log_anchor import FileAnchor

ALKEN, BREE = LivcId("alken"), LivcId("bree")


@pytest.fixture
def anchor(tmp_path: Path) -> FileAnchor:
    return FileAnchor(tmp_path / "register", b"k" * 32)


def test_the_furthest_seal_is_kept(anchor: FileAnchor) -> None:
    assert anchor.head(ALKEN) is None
    anchor.keep(ALKEN, LogHoofd(3, "drie"))
    anchor.keep(ALKEN, LogHoofd(2, "twee"))
    anchor.keep(BREE, LogHoofd(1, "een"))
    assert anchor.head(ALKEN) == LogHoofd(3, "drie")
    assert anchor.heads() == {ALKEN: LogHoofd(3, "drie"), BREE: LogHoofd(1, "een")}


def test_only_who_holds_the_key_says_how_far_it_goes(anchor: FileAnchor, tmp_path: Path) -> None:
    anchor.keep(ALKEN, LogHoofd(3, "drie"))
    with pytest.raises(AnkerGewijzigdError):
        FileAnchor(tmp_path / "register", b"x" * 32).head(ALKEN)


def test_the_file_of_one_says_nothing_of_another(anchor: FileAnchor, tmp_path: Path) -> None:
    anchor.keep(ALKEN, LogHoofd(3, "drie"))
    folder = tmp_path / "register"
    (folder / "logboek-alken.json").rename(folder / "logboek-bree.json")
    with pytest.raises(AnkerGewijzigdError):
        anchor.head(BREE)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'["{}", 1]', b"\xff", b'[1, "a"]'])
def test_what_is_no_anchor_is_no_head(anchor: FileAnchor, tmp_path: Path, content: bytes) -> None:
    anchor.keep(ALKEN, LogHoofd(3, "drie"))
    (tmp_path / "register" / "logboek-alken.json").write_bytes(content)
    with pytest.raises(AnkerGewijzigdError):
        anchor.head(ALKEN)


def test_of_several_at_once_the_furthest_stays(anchor: FileAnchor) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(anchor.keep, ALKEN, LogHoofd(n, str(n))) for n in range(1, 41)]:
            done.result(30)
    assert anchor.head(ALKEN) == LogHoofd(40, "40")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_takes_nothing_is_told(anchor: FileAnchor, tmp_path: Path) -> None:
    (tmp_path / "register").mkdir(mode=0o500)
    with pytest.raises(StorageUnavailableError):
        anchor.keep(ALKEN, LogHoofd(1, "een"))
