"""Files that are still there, whole, after a power cut."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make names added to, or removed from, the folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the content of the file durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, content: bytes) -> None:
    """Write everything, however often the system stops half-way, and fsync."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


def write_new_file(path: Path, content: bytes) -> None:
    """Make a file of mode 600 that did not exist; what fails half-way leaves no file behind."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        write_all(descriptor, content)
    except OSError:
        path.unlink()
        raise
    finally:
        os.close(descriptor)
    sync_folder(path.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file of mode 600 in one go: readers see the old content or the new."""
    staged = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    staged.unlink(missing_ok=True)
    write_new_file(staged, content)
    staged.replace(path)
    sync_folder(path.parent)
