"""The formats that can be imported: name → the module that reads it, which files of a folder it wants, what it is.

A reader module has one function, `read(path, shown, options) -> Found`, and is loaded when its format is asked for.
"""

from collections.abc import Callable
from fnmatch import fnmatchcase
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from abilitytrace.importing.found import Found
from abilitytrace.importing.naming import slug

__all__ = ["KINDS", "Kind", "ReadOptions", "reader", "source_id", "wants"]


class ReadOptions(NamedTuple):
    """What the user says of all files: `model` is the name of the model they are about, empty to find it in each.

    `kinds_of` gives the kinds of the records that the graph has under a name, for names that a file does not explain.
    """

    model: str = ""
    kinds_of: Callable[[str], set[str]] = lambda _name: set()


class Kind(NamedTuple):
    """One format: the module of this package that reads it and one line of help.

    `files` are patterns of the names (`*.json`, in lower case) that a folder is searched for; a file given by its path is
    read whatever its name. `each`: every file is a source of its own (a model card), else all files of a run are one. Its id
    is that of the kind it is `part_of` (of its own without one) and `-results`: what one harness measured compares, whatever
    folder it lies in. Files of a kind that is `anybody_s` have nothing in common but their form: the id is
    that of the path, and `-table`.
    """

    module: str
    files: tuple[str, ...]
    summary: str
    each: bool = False
    part_of: str = ""
    anybody_s: bool = False


Reader = Callable[[Path, str, ReadOptions], Found]

KINDS: dict[str, Kind] = {
    "harness": Kind("harness", ("*.json",), "results of lm-evaluation-harness, any version"),
    "samples": Kind(
        "samples", ("*.jsonl",), "single items of lm-evaluation-harness (samples_*.jsonl)", part_of="harness"
    ),
    "cards": Kind("cards", ("*.md", "readme*.yaml", "readme*.yml"), "model cards of the Hugging Face Hub", each=True),
    "eval-results": Kind("eval_results", ("*.yaml", "*.yml"), "evaluation results beside a model card", each=True),
    "mergekit": Kind("mergekit", ("*.yaml", "*.yml"), "merge recipes of mergekit", each=True),
    "ecosystem-graphs": Kind("ecosystem", ("*.yaml", "*.yml"), "assets of Stanford Ecosystem Graphs", each=True),
    "inspect": Kind("inspect_logs", ("*.eval", "*.json"), "logs of Inspect (.eval, .json)"),
    "every-eval-ever": Kind("every_eval", ("*.json",), "records of Every Eval Ever, schema 0.1 to 0.3"),
    "helm": Kind("helm", ("run_spec.json",), "run folders of HELM (run_spec.json beside stats.json)"),
    "csv": Kind(
        "tables",
        ("*.csv", "*.tsv"),
        "tables: scores of your own, Open LLM Leaderboard, AlpacaEval, Lucie",
        anybody_s=True,
    ),
    "bbh": Kind("bigbench", ("*_eval_metrics.jsonl",), "outputs published with BIG-Bench Hard (one task a file)"),
}


def source_id(kind: str, path: Path) -> str:
    """The id of the source that files of a kind from a path make up, where the user names none."""
    entry = KINDS[kind]
    if entry.anybody_s:
        return f"{slug(path.resolve().stem)}-table"
    return f"{entry.part_of or kind}-results"


def reader(kind: str) -> Reader:
    """The function that reads files of a kind. Raises KeyError for a kind that is not in KINDS."""
    read: Reader = import_module(f"{__package__}.formats.{KINDS[kind].module}").read
    return read


def wants(kind: str, name: str) -> bool:
    """Whether a file of this name, met in a folder, is one for the kind."""
    return any(fnmatchcase(name.lower(), pattern) for pattern in KINDS[kind].files)
