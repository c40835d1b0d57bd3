"""Feeds the readers of files whatever makes them take a new way, and reports what none of them may do: raise, or hang.

    python benchmarks/fuzz.py                    every reader, a minute each
    python benchmarks/fuzz.py lineage 300        one reader, so many seconds

Coverage-guided, by Atheris (`pip install atheris`), which is no part of the development set-up: it needs Clang's runtime
and has no wheels for every Python. Each reader runs in a process of its own; a fault ends it and leaves the input in
`fuzz-<reader>/`. Prints a Markdown table, and ends with 1 if there was a fault, with 5 without Atheris.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

__all__: list[str] = []

SECONDS = 60
# a fault is also what takes longer, or more memory, than any file of this size may
_LONGEST_INPUT, _SLOWEST_SECONDS, _MOST_MEGABYTES = 20_000, 20, 2048
_DATA = Path(__file__).parents[1]
_LINEAGE = "lineage"
# the names that a reader looks for, where it is not any name with the right ending: an input is cut at NULs into so many
_NAMED = {_LINEAGE: ("lineage.yaml",), "helm": ("run_spec.json", "stats.json"), "inspect": ("log.json",)}
_HELM_SEED = b"""{"name": "mmlu:model=a_b", "adapter_spec": {"model": "a/b", "max_train_instances": 5}}\0
[{"name": {"name": "exact_match", "split": "test"}, "count": 1, "sum": 0.5, "mean": 0.5, "stddev": 0.1}]"""
_INSPECT_SEED = b"""{"version": 2, "status": "success", "eval": {"task": "arc", "model": "openai/gpt-4", "dataset": {"samples": 9}
}, "results": {"scores": [{"name": "match", "scorer": "match", "metrics": {"accuracy": {"name": "accuracy", "value": 0.5}}}]}}"""


def main(arguments: list[str]) -> int:
    """Runs the readers asked for; with `--one`, one of them in this process."""
    if arguments[:1] == ["--one"]:
        _fuzz(arguments[1], arguments[2:])
        return 0
    if find_spec("atheris") is None:
        sys.stderr.write("error: Atheris is missing\nhelp: pip install atheris\n")
        return 5
    named = [argument for argument in arguments if not argument.isdigit()]
    seconds = next((int(argument) for argument in arguments if argument.isdigit()), SECONDS)
    faults = 0
    sys.stdout.write("| reader | inputs tried | new ways found | fault |\n|---|---|---|---|\n")
    for name in named or _names():
        tried, ways, fault = _run(name, seconds)
        faults += bool(fault)
        sys.stdout.write(f"| {name} | {tried:,} | {ways} | {fault or 'none'} |\n")
        sys.stdout.flush()
    return 1 if faults else 0


def _names() -> list[str]:
    from abilitytrace.importing.kinds import KINDS

    return [_LINEAGE, *KINDS]


def _run(name: str, seconds: int) -> tuple[int, int, str]:
    """Inputs tried, inputs that found a new way, and the last line of a fault."""
    folder = Path(f"fuzz-{name}")
    with tempfile.TemporaryDirectory() as corpus:
        for i, seed in enumerate(_seeds(name)):
            (Path(corpus) / f"seed-{i}").write_bytes(seed[:_LONGEST_INPUT])
        options = {
            "max_total_time": seconds,
            "max_len": _LONGEST_INPUT,
            "timeout": _SLOWEST_SECONDS,
            "rss_limit_mb": _MOST_MEGABYTES,
            "artifact_prefix": f"{folder}/",
        }
        folder.mkdir(exist_ok=True)
        flags = [f"-{key}={value}" for key, value in options.items()]
        command = [sys.executable, __file__, "--one", name, *flags, corpus]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
    if not any(folder.iterdir()):
        folder.rmdir()
    log = done.stdout + done.stderr
    tried = max((int(number) for number in re.findall(r"^#(\d+)", log, re.MULTILINE)), default=0)
    told = re.findall(r"^(?:\w+(?:Error|Exception)\b.*|.*ERROR: .*)$", log, re.MULTILINE)
    fault = (told[0] if told else f"ended with {done.returncode}") if done.returncode else ""
    return tried, len(re.findall(r"^#\d+\s+(?:NEW|REDUCE)", log, re.MULTILINE)), fault[:200].replace("|", "/")


def _seeds(name: str) -> list[bytes]:
    """Files to begin with: small ones of the kind that the reader knows, as far as the tests have any."""
    if name == _LINEAGE:
        from abilitytrace.checks.codes import CODES

        pages = re.findall(r"```yaml\n(.*?)```", (_DATA / "docs" / "lineage-file.md").read_text("utf-8"), re.DOTALL)
        examples = [text for code in CODES.values() for text in (code.wrong, code.right)]
        return [text.encode() for text in (*pages, *examples)]
    if name in ("helm", "inspect"):
        return [_HELM_SEED if name == "helm" else _INSPECT_SEED]
    from abilitytrace.importing.kinds import wants

    folder = _DATA / "tests" / "importing"
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and wants(name, path.name)][:200]


def _fuzz(name: str, flags: list[str]) -> None:
    """Hands the process to Atheris."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["abilitytrace", "yaml"]):
        read = _reader(name)
    folder = Path(tempfile.mkdtemp())
    names = _NAMED.get(name) or (_name(name),)

    def one(content: bytes) -> None:
        parts = content.split(b"\0", len(names) - 1)
        for file, part in zip(names, (*parts, *[b""] * (len(names) - len(parts))), strict=True):
            (folder / file).write_bytes(part)
        read(folder / names[0])

    atheris.Setup([sys.argv[0], *flags], one)
    atheris.Fuzz()


def _name(kind: str) -> str:
    from abilitytrace.importing.kinds import KINDS

    return KINDS[kind].files[0].replace("*", "input")


def _reader(name: str) -> Callable[[Path], object]:
    """What reads one file."""
    if name == _LINEAGE:
        from abilitytrace.checks import check
        from abilitytrace.reading.files import read_files

        return lambda path: check(read_files((path,)).draft)
    from abilitytrace.importing.kinds import ReadOptions, reader

    read = reader(name)
    return lambda path: read(path, path.name, ReadOptions())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
