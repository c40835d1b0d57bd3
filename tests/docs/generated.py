"""The parts of the documentation that are written by the program: tables of numbers and the manual of commands.

A page marks such a part with `<!-- generated: NAME -->` and `<!-- end -->`; what stands between is ours to replace.
"""

import re
from collections.abc import Callable

from abilitytrace.cli.app import COMMANDS
from abilitytrace.grading import EFFECT_POINTS, LINEAGE_POINTS
from abilitytrace.render.words import Words
from abilitytrace.vocabulary import STATED
from tests.docs.blocks import CUT

__all__ = ["PARTS", "Run", "names", "regenerated"]

Run = Callable[[str], tuple[int, tuple[str, ...]]]
_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
# where the options begin that every command has
_SHARED = "╭─ Output"


def names(text: str) -> list[str]:
    """The names of the generated parts of a page, in order."""
    return [found[2] for found in _PART.finditer(text)]


def regenerated(text: str, run: Run) -> str:
    """A page with its generated parts written anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{PARTS[found[2]](run)}\n\n{found[3]}", text)


def _effect_points(_: Run) -> str:
    return _points(EFFECT_POINTS)


def _lineage_points(_: Run) -> str:
    return _points(LINEAGE_POINTS)


def _points(table: dict[str, tuple[float, float]]) -> str:
    words = Words()
    rows = [
        f"| `{kind}` | {words.label('evidence', kind)} | {points:g} | {cap:g} |"
        for kind, (points, cap) in table.items()
    ]
    return "\n".join(["| kind | on the screen | points of one line | at most |", "|---|---|---|---|", *rows])


def _backing(_: Run) -> str:
    words = Words()
    rows = [
        f"| `{stated}` | {words.label('stated', stated)} | {words.label('graded', level)} |"
        for stated, level in STATED.items()
    ]
    return "\n".join(["| stated | on the screen | backed by a grade of at least |", "|---|---|---|", *rows])


def _commands(run: Run) -> str:
    """A section for every command, its own help without the options that all share."""
    parts, group = [], ""
    for name, entry in COMMANDS.items():
        if entry.group != group:
            group = entry.group
            parts.append(f"## {group}")
        text = f"abilitytrace {name} --help"
        own = _until_shared(_help(run, text))
        parts.append(f"### `abilitytrace {name}`\n\n{entry.summary}\n")
        parts.append("\n".join(["```console", f"$ {text}", *own, CUT, "```"]))
    return "\n\n".join(part.rstrip() for part in parts)


def _shared_options(run: Run) -> str:
    output = _help(run, f"abilitytrace {next(iter(COMMANDS))} --help")
    own = _until_shared(output)
    return "\n".join(["```text", *output[len(own) :], "```"])


def _help(run: Run, text: str) -> tuple[str, ...]:
    code, output = run(text)
    assert code == 0, f"`{text}` ends with {code}:\n" + "\n".join(output)
    return output


def _until_shared(output: tuple[str, ...]) -> tuple[str, ...]:
    for i, line in enumerate(output):
        if line.startswith(_SHARED):
            return output[:i]
    raise AssertionError(f"no options under `{_SHARED}` in {output}")


PARTS: dict[str, Callable[[Run], str]] = {
    "effect-points": _effect_points,
    "lineage-points": _lineage_points,
    "backing": _backing,
    "commands": _commands,
    "shared-options": _shared_options,
}
