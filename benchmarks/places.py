"""Where the suite keeps what it makes: generated lineages, stores, and an environment with the programs it compares with.

All of it is made once and found again, so that a run that was stopped goes on where it was. Nothing of it is in the
repository, and deleting the folder is always safe.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.hub_models import Asked
from benchmarks.measuring import BenchmarkError, Command, say

__all__ = ["PEERS", "ROOT", "Places"]

ROOT = Path(__file__).resolve().parents[1]

# what is compared with; dbt in the last series that is written in Python
PEERS = (
    "networkx",
    "rustworkx",
    "duckdb",
    "sqlite-utils",
    "pipdeptree",
    "dbt-core>=1.10,<1.11",
    "dbt-duckdb>=1.9,<1.11",
)

_PROJECT = {
    "dbt_project.yml": "name: tiny\nversion: 1.0.0\nprofile: tiny\nmodel-paths: [models]\n",
    "profiles.yml": "tiny: {target: dev, outputs: {dev: {type: duckdb, path: tiny.duckdb}}}\n",
    "models/base.sql": "select 1 as id\n",
    "models/tuned.sql": "select * from {{ ref('base') }}\n",
    "models/aligned.sql": "select * from {{ ref('tuned') }}\n",
}


class Places:
    """The folder of the suite and what is in it."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder or Path(tempfile.gettempdir()) / "abilitytrace-benchmarks"
        self.folder.mkdir(parents=True, exist_ok=True)

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """A file or folder of this name; `make` makes it under another name first, so that half a file is never taken."""
        path = self.folder / name
        if not path.exists():
            say(f"  making {name}")
            part = path.with_name(f"part-{os.getpid()}-{name}")
            make(part)
            part.replace(path)
        return path

    def program(self, *args: str) -> Command:
        """The program with some arguments, with a cache of its own and no settings of yours."""
        environment = {
            "ABILITYTRACE_CACHE": str(self.folder / "cache"),
            "ABILITYTRACE_CONFIG": "",
            "COLUMNS": "80",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
        }
        path = Path(sys.executable).with_name("abilitytrace")
        if not path.exists():
            raise BenchmarkError(f"abilitytrace is not installed beside {sys.executable}: run this with its Python")
        return Command((str(path), *args), environment)

    def hub(self, models: int) -> Path:
        """A generated lineage of so many models, as JSON Lines."""

        def make(path: Path) -> None:
            script = ROOT / "benchmarks" / "hub.py"
            subprocess.run([sys.executable, script, "--models", str(models), "-o", path], check=True)  # noqa: S603

        return self.made(f"hub-{models}.jsonl", make)

    def asked(self, models: int) -> Asked:
        """The models of that lineage to ask about."""
        return Asked(*json.loads(self._looked_at(models)[0].read_text(encoding="utf-8")))

    def edges(self, models: int) -> Path:
        """The edges of that lineage, for `peer_graphs`."""
        return self._looked_at(models)[1]

    def _looked_at(self, models: int) -> tuple[Path, Path]:
        hub = self.hub(models)
        asked, edges = self.folder / f"asked-{models}.json", self.folder / f"edges-{models}.tsv"
        # the first is written last
        if not asked.exists():
            say(f"  looking at {hub.name}")
            command = [sys.executable, "-m", "benchmarks.hub_models", *map(str, (hub, asked, edges))]
            subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603
        return asked, edges

    def peer(self, program: str, *args: str) -> Command:
        """A program of the environment with the peers, which is made if it is not there."""
        environment = self.folder / "peers"
        if not (environment / "complete").exists():
            say(f"  installing {', '.join(PEERS)}")
            subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)  # noqa: S603
            pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
            subprocess.run([*pip, *PEERS], check=True)  # noqa: S603
            (environment / "complete").touch()
        return Command((str(environment / "bin" / program), *args))

    def dbt(self, *args: str) -> Command:
        """The program dbt on a project of three models in a row."""
        project = self.folder / "dbt"
        for name, text in _PROJECT.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        told = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1"}
        command = self.peer("dbt", *args, "--project-dir", str(project), "--profiles-dir", str(project))
        return command._replace(env=told)
