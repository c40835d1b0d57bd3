"""How long a warm answer takes, against importing the libraries that any such tool needs, and against other programs."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from benchmarks.measuring import Command, attempted, in_turns, instructions, python, ran, say
from benchmarks.places import Places
from benchmarks.tables import Table

__all__ = ["measure"]

YARDSTICK = "import typer, rich.console, rich.table, rich.tree, sqlite3"
QUESTIONS = (
    "origin cot",
    "origin cot --lang zh",
    "origin cot --json",
    "diff text-davinci-002 text-davinci-003",
    "tree",
    "tree --invert chatgpt",
    "tradeoffs chatgpt",
    "evidence code-training-gives-cot",
    "blame gsm8k gpt-4-0613",
    "path code-davinci-002 text-davinci-003",
    "show chatgpt",
    "search code",
    "claims",
    "ask what did ChatGPT lose",
    "--help",
    "origin --help",
    "--version",
)
_COMPLETION = {"_ABILITYTRACE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "abilitytrace origin co"}


def measure(places: Places, rounds: int) -> list[Table]:
    """One table: every command, in turns with the yardstick."""
    yardstick = python(YARDSTICK)
    commands = {f"`abilitytrace {args}`": places.program(*args.split()) for args in QUESTIONS}
    completing = places.program()
    commands["completion of `abilitytrace origin co`"] = completing._replace(env={**completing.env, **_COMPLETION})
    commands['`python -c ""`'] = python("")
    if peer := attempted("`sqlite-utils --version`", lambda: places.peer("sqlite-utils", "--version")):
        commands["`sqlite-utils --version`"] = peer
    # the first run compiles, the lineage and the modules of Python
    for name, command in commands.items():
        attempted(name, partial(ran, command))
    counted = _instructions({**commands, "": yardstick})
    base = counted.pop("")
    rows = []
    for name, command in commands.items():
        say(f"  {name}")
        pair = attempted(name, partial(in_turns, command, yardstick, rounds))
        if pair is None:
            continue
        count = counted[name]
        exact = count / base if count and base else None
        rows.append((name, pair.run.cpu, pair.run.wall, pair.cpu, pair.wall, exact, pair.run.peak))
    return [
        Table(
            "Start-up",
            f'Whole processes with a warm cache. Ratios are to `python -c "{YARDSTICK}"`, run in turns with each'
            f" command; medians of {rounds} pairs. Instructions are counted by Valgrind, once.",
            (
                ("command", "text"),
                ("CPU", "ms"),
                ("clock", "ms"),
                ("CPU, ratio", "ratio"),
                ("clock, ratio", "ratio"),
                ("instructions, ratio", "ratio"),
                ("memory", "MB"),
            ),
            tuple(rows),
        )
    ]


def _instructions(commands: dict[str, Command]) -> dict[str, int | None]:
    """The instructions of each command, two at a time: the count does not depend on what else runs."""
    say("  counting instructions")
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(commands, pool.map(instructions, commands.values()), strict=True))
