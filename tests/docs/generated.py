"""The parts of the documentation that are written by the program: tables of numbers and the manual of commands.

A page marks such a part with `<!-- generated: NAME -->` and `<!-- end -->`; what stands between is ours to replace.
"""

import re
from collections.abc import Callable

from abilitytrace import vocabulary
from abilitytrace.cli.app import COMMANDS
from abilitytrace.grading import EFFECT_POINTS, LINEAGE_POINTS
from abilitytrace.questions.explain import explain_all
from abilitytrace.render.pages.explain import as_markdown
from abilitytrace.render.phrases import LABELS
from abilitytrace.render.words import Words
from tests.docs.blocks import CUT

__all__ = ["PARTS", "WORDS", "Run", "names", "regenerated", "relabelled"]

Run = Callable[[str], tuple[int, tuple[str, ...]]]
_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
# where the options begin that every command has
_SHARED = "Output:"

# heading of the vocabulary page → (the words that stand under it, the group of their labels)
WORDS: dict[str, tuple[tuple[str, ...], str]] = {
    "Kinds of records": (tuple(vocabulary.SECTIONS.values()), "kind"),
    "Marks": (tuple(vocabulary.MARKS), "mark"),
    "Kinds of claims": (vocabulary.CLAIM_KINDS, "claim-kind"),
    "Relations of steps": (vocabulary.RELATIONS, "relation"),
    "Stances": (vocabulary.STANCES, "stance"),
    "Kinds of evidence": (tuple(dict.fromkeys((*vocabulary.EVIDENCE_KINDS, *vocabulary.LINEAGE_KINDS))), "evidence"),
    "Concerns": (vocabulary.CONCERNS, "concern"),
    "Upgrades": (vocabulary.UPGRADES, "upgrade"),
    "Stated confidence": (tuple(vocabulary.STATED), "stated"),
    "Graded confidence": (vocabulary.GRADED, "graded"),
    "Stated against graded": (tuple(LABELS["standing"]), "standing"),
    "Kinds of sources": (vocabulary.SOURCE_KINDS, ""),
}


def names(text: str) -> list[str]:
    """The names of the generated parts of a page, in order."""
    return [found[2] for found in _PART.finditer(text)]


def regenerated(text: str, run: Run) -> str:
    """A page with its generated parts written anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{PARTS[found[2]](run)}\n\n{found[3]}", text)


def relabelled(text: str) -> str:
    """The vocabulary page with the labels that the screen has today; its explanations are written by hand."""
    parts = re.split(r"(?m)^(?=## )", text)
    return "".join(_relabelled_section(part, part[3:].partition("\n")[0]) for part in parts)


def _relabelled_section(section: str, heading: str) -> str:
    words, group = WORDS.get(heading, ((), ""))
    for word in words if group else ():
        en, zh = LABELS[group][word]
        section = re.sub(
            rf"^\| `{re.escape(word)}` \| [^|]* \| [^|]* \|", f"| `{word}` | {en} | {zh} |", section, flags=re.MULTILINE
        )
    return section


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
        for stated, level in vocabulary.STATED.items()
    ]
    return "\n".join(["| stated | on the screen | backed by a grade of at least |", "|---|---|---|", *rows])


def _help_of(name: str) -> Callable[[Run], str]:
    """The part that holds the help of one command, without the options that all share."""

    def part(run: Run) -> str:
        text = f"abilitytrace {name} --help"
        return "\n".join(["```console", f"$ {text}", *_until_shared(_help(run, text)), CUT, "```"])

    return part


def _shared_options(run: Run) -> str:
    output = _help(run, f"abilitytrace {next(iter(COMMANDS))} --help")
    own = _until_shared(output)
    return "\n".join(["```text", *output[len(own) :], "```"])


def _codes(_: Run) -> str:
    return as_markdown(explain_all(), Words(), level=2).rstrip("\n")


def _code_table(_: Run) -> str:
    rows = [f"| `{code.code}` | {code.title.en} |" for code in explain_all().codes]
    return "\n".join(["| code | means |", "|---|---|", *rows])


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
    "shared-options": _shared_options,
    "codes": _codes,
    "code-table": _code_table,
    **{f"help-{name}": _help_of(name) for name in COMMANDS},
}
