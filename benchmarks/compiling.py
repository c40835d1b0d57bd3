"""What the first question after an edit costs, against composing and validating the same YAML and nothing more."""

import shutil
from functools import partial
from pathlib import Path

from abilitytrace.builtin import builtin_lineage
from benchmarks.measuring import BenchmarkError, in_turns, python, ran, say
from benchmarks.places import Places
from benchmarks.tables import Table

__all__ = ["measure"]

# every file composed with libyaml, its scalars left as text, and validated as a file of a lineage
_VALIDATE = """
import sys, yaml
from abilitytrace.reading.shape import FileShape

def plain(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(value) for value in node.value]
    return None if node.value in ("", "~", "null") and not node.style else node.value

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        FileShape.model_validate(plain(yaml.compose(file, Loader=yaml.CSafeLoader)))
"""
# models of a file of one's own
_OWN = (200, 2000)


def measure(places: Places, rounds: int) -> list[Table]:
    """One table: the built-in lineage, and files of one's own in sizes that people write."""
    data = builtin_lineage().parent
    lineages: dict[str, tuple[tuple[Path, ...], tuple[str, ...]]] = {
        "the built-in lineage": (tuple(sorted(data.rglob("*.yaml"))), ())
    }
    for models in _OWN:
        own = places.made(f"own-{models}.yaml", partial(_write, models))
        lineages[f"a file of {models:,} models"] = ((own,), ("--no-builtin", "--graph", str(own)))
    rows = []
    for name, (files, options) in lineages.items():
        say(f"  {name}")
        cache = places.folder / "cold"
        question = places.program("tree", "--depth", "1", *options)
        question = question._replace(env={**question.env, "ABILITYTRACE_CACHE": str(cache)})
        yardstick = python(_VALIDATE, *map(str, files))
        pair = in_turns(question, yardstick, rounds, partial(shutil.rmtree, cache, ignore_errors=True))
        if not list(cache.glob("*.sqlite")):
            raise BenchmarkError(f"no store was made of {name}")
        again = ran(question)[0]
        size = sum(path.stat().st_size for path in files) / 1e6
        rows.append((name, size, pair.run.wall, pair.cpu, pair.wall, again.wall, pair.run.peak))
    return [
        Table(
            "Compiling",
            "The first question after an edit (`tree --depth 1` without a store): reading, all checks, the store and its"
            " full-text index, and the answer. Ratios are to a process that composes the same files with libyaml and"
            f" validates them with pydantic, and keeps no position of anything; medians of {rounds} pairs.",
            (
                ("lineage", "text"),
                ("YAML", "MB"),
                ("first question", "s"),
                ("CPU, ratio", "ratio"),
                ("clock, ratio", "ratio"),
                ("second question", "s"),
                ("memory", "MB"),
            ),
            tuple(rows),
        )
    ]


def _write(models: int, path: Path) -> None:
    """A lineage of a family of models as a person would write it, each with a step, its evidence and two scores."""
    lines = [
        "schema: 1",
        "title: A generated family",
        "sources:",
        "  runs: {title: Our runs, kind: evaluation, published: 2025-06}",
    ]
    lines += ["benchmarks:", "  math: {name: Math, items: 1000}", "  code: {name: Code, items: 400}"]
    lines += ["methods:", "  tune: {name: Our tuning}", "models:"]
    months = [i * 240 // models for i in range(models)]
    lines += [
        f"  model-{i}: {{name: Model {i}, released: {2005 + month // 12}-{month % 12 + 1:02}}}"
        for i, month in enumerate(months)
    ]
    lines.append("steps:")
    for i in range(1, models):
        lines += [
            f"  to-model-{i}:",
            f"    inputs: [model-{i // 3}]",
            "    methods: [tune]",
            f"    output: model-{i}",
            "    supports: [{source: runs, at: log, kind: statement, finding: The log names the base.}]",
        ]
    lines.append("scores:")
    for i in range(models):
        for benchmark in ("math", "code"):
            value = (i * 37 % 900) / 1000
            lines.append(
                f"  - {{model: model-{i}, benchmark: {benchmark}, metric: accuracy, value: {value},"
                " unit: fraction, source: runs}"
            )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
