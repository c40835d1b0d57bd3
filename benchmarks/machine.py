"""What the figures were made on: the machine, without its name, and the versions of what was run."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from benchmarks.places import Places

__all__ = ["machine", "versions"]

_OURS = ("abilitytrace", "typer", "rich", "pydantic", "PyYAML", "networkx")
_THEIRS = ("networkx", "rustworkx", "duckdb", "sqlite-utils", "pipdeptree", "dbt-core", "dbt-duckdb")
_LIST = "import importlib.metadata as m, sys; print(*(m.version(name) for name in sys.argv[1:]))"


def machine() -> dict[str, str]:
    """The processors, the memory and the system, and how busy it was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "load before": f"{os.getloadavg()[0]:.1f}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def versions(places: Places) -> dict[str, str]:
    """The versions of our libraries, and of the peers where they are installed."""
    import sqlite3

    found = {name: version(name) for name in _OURS} | {"SQLite": sqlite3.sqlite_version}
    python = places.folder / "peers" / "bin" / "python"
    if (places.folder / "peers" / "complete").exists():
        done = subprocess.run([python, "-c", _LIST, *_THEIRS], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
        found |= {f"{name} (peer)": told for name, told in zip(_THEIRS, done.stdout.split(), strict=True)}
    return found
