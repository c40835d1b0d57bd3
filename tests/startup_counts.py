"""Counts what a warm command does, in units that no machine and no patch release of Python changes.

    python -m tests.startup_counts

measures anew what `tests/startup.json` holds, after a change that is meant to cost more, or of the data. Look at the
difference before you keep it.

Seconds are no use in a test, and instructions differ from build to build. What start-up goes to is countable: modules that
are imported, classes that are made, functions of ours that are called, and statements that SQLite runs.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

__all__ = ["COMMANDS", "RECORDED", "Counts", "counts", "recorded"]

RECORDED = Path(__file__).with_name("startup.json")

# what is counted, and what it stands for among the warm questions
COMMANDS: dict[str, dict[str, str]] = {
    "--help": {},
    "--version": {},
    "origin --help": {},
    "origin cot": {},
    "origin cot --lang zh": {},
    "origin cot --json": {},
    "diff text-davinci-002 text-davinci-003": {},
    "tree": {},
    "tree --invert chatgpt": {},
    "tradeoffs chatgpt": {},
    "evidence code-training-gives-cot": {},
    "blame gsm8k gpt-4-0613": {},
    "path code-davinci-002 text-davinci-003": {},
    "show chatgpt": {},
    "search code": {},
    "claims": {},
    "ask what did ChatGPT lose": {},
    "completion of a command": {"_ABILITYTRACE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "abilitytrace "},
    "completion of an id": {
        "_ABILITYTRACE_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "abilitytrace origin co",
    },
}

# runs a command under a counter; functions in angle brackets are left out, as later versions of Python draw some of them
# into the function around them
_RUN = """
import json, os, sys
sys.argv = ["abilitytrace", *json.loads(sys.argv[1])]
import abilitytrace
ours = os.path.dirname(abilitytrace.__file__) + os.sep
found = dict.fromkeys(("modules", "classes", "calls", "statements"), 0)

def count(frame, event, argument):
    code = frame.f_code
    if event == "call":
        found["calls"] += code.co_filename.startswith(ours) and code.co_name[0] != "<"
    elif event == "c_call" and code.co_filename.startswith(ours):
        found["classes"] += argument.__name__ == "__build_class__"
        found["statements"] += argument.__name__ in ("execute", "executemany")

sys.setprofile(count)
code = None
try:
    from abilitytrace.cli import run
    run()
except SystemExit as end:
    code = end.code
sys.setprofile(None)
found["modules"] = sum(name.partition(".")[0] == "abilitytrace" for name in sys.modules)
print(json.dumps([code, found, sorted(sys.modules)]), file=sys.stderr)
"""


class Counts(NamedTuple):
    """What one run did: modules of ours imported, classes of ours made, calls of our functions, statements to SQLite."""

    modules: int
    classes: int
    calls: int
    statements: int


def counts(command: str, environment: dict[str, str]) -> tuple[int, Counts, set[str]]:
    """The exit code of a command, what it did, and every module that was loaded at its end."""
    args = [] if COMMANDS.get(command) else command.split()
    told = {**environment, "PYTHONHASHSEED": "0", **COMMANDS.get(command, {})}
    done = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(args)], env=told, capture_output=True, encoding="utf-8", check=True
    )
    code, found, modules = json.loads(done.stderr.splitlines()[-1])
    return code or 0, Counts(**found), set(modules)


def recorded() -> dict[str, Counts]:
    """What each command did when it was last looked at."""
    return {command: Counts(**found) for command, found in json.loads(RECORDED.read_text(encoding="utf-8")).items()}


def main() -> None:
    """Counts all commands and records it."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ABILITYTRACE_")},
            "ABILITYTRACE_CACHE": cache,
            "ABILITYTRACE_CONFIG": "",
            "COLUMNS": "80",
            "LANG": "C.UTF-8",
            "LC_ALL": "",
        }
        # the first run compiles
        counts("origin cot", environment)
        found = {command: counts(command, environment)[1]._asdict() for command in COMMANDS}
    lines = ",\n".join(f"  {json.dumps(command)}: {json.dumps(one)}" for command, one in found.items())
    RECORDED.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    sys.stdout.write(RECORDED.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
