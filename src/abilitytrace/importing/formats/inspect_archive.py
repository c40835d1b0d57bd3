"""The header of an `.eval` log, out of a zip archive that nobody vouches for.

One member is read into memory, up to a limit; nothing is unpacked to disk, and no name in the archive is used as a path.
"""

import os
import stat
import zipfile
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

from abilitytrace.importing.files import MAX_BYTES
from abilitytrace.importing.found import Skipped

__all__ = ["header", "is_archive"]

HEADER = "header.json"
_START = "_journal/start.json"
_MAX_ARCHIVE_BYTES = 4 * 1024 * 1024 * 1024
_ENCRYPTED = 0x1
_ZSTANDARD = 93
# JSON shrinks to a tenth or a fiftieth; what claims to have shrunk more than this was made to fill the memory
_MAX_RATIO = 500
_SMALL = 1024 * 1024


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive by its first bytes, or an `.eval` by its name."""
    if path.suffix.lower() == ".eval":
        return True
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except (OSError, ValueError):
        return False


def header(path: Path) -> bytes | Skipped:
    """The bytes of the one `header.json` of an archive."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Skipped("", "not a regular file")
        if status.st_size > _MAX_ARCHIVE_BYTES:
            return Skipped("", f"larger than {_MAX_ARCHIVE_BYTES // 2**30} GiB")
        with path.open("rb") as file:
            return _member(file, zipfile)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        ValueError,
        MemoryError,
    ) as error:
        return Skipped("", f"not a readable zip archive: {error}".rstrip(": "))
    except OSError as error:
        return Skipped("", f"cannot be read: {error.strerror or error}")


def _member(file: Any, module: ModuleType) -> bytes | Skipped:
    with module.ZipFile(file) as archive:
        members = [member for member in archive.infolist() if member.filename == HEADER]
        if problem := _problem(members, archive.namelist()):
            return Skipped(HEADER, problem)
        if members[0].compress_type == _ZSTANDARD and module is zipfile and not hasattr(zipfile, "ZIP_ZSTANDARD"):
            return _zstandard(file)
        with archive.open(members[0]) as member:
            content: bytes = member.read(MAX_BYTES + 1)
    # what an archive says of the size of its members need not be true
    return content if len(content) <= MAX_BYTES else Skipped(HEADER, f"larger than {MAX_BYTES // 2**20} MiB")


def _problem(members: list[Any], names: list[str]) -> str:
    if not members:
        return "the run has not ended: no header yet" if _START in names else f"no Inspect log: it has no `{HEADER}`"
    if len(members) > 1:
        return f"`{HEADER}` stands {len(members)} times in the archive"
    size, packed = members[0].file_size, members[0].compress_size
    if size > MAX_BYTES:
        return f"larger than {MAX_BYTES // 2**20} MiB"
    if size > _SMALL and size > _MAX_RATIO * packed:
        return f"{packed} bytes that claim to unpack to {size}"
    return "encrypted" if members[0].flag_bits & _ENCRYPTED else ""


def _zstandard(file: Any) -> bytes | Skipped:
    """A header compressed with Zstandard, which zipfile knows from Python 3.14 on and an extra before."""
    try:
        from backports.zstd import ZstdError
        from backports.zstd import zipfile as backport
    except ImportError:
        return Skipped(HEADER, "compressed with Zstandard, which needs `pip install 'abilitytrace[inspect]'`")
    file.seek(0, os.SEEK_SET)
    try:
        return _member(file, backport)
    except (ZstdError, backport.BadZipFile) as error:
        return Skipped(HEADER, f"not a readable zip archive: {error}")
