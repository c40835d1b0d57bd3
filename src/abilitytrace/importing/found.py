"""What a reader finds in one foreign file, in the words of that file: plain data, and nothing decided.

A reader turns one file into `Found` and raises nothing for what stands in it: what cannot be used is `Skipped`, with the
reason. Names stay as the file has them (`EleutherAI/pythia-160m`); which id they get, and what is already in the graph, is
decided when everything is put together.
"""

from typing import NamedTuple

__all__ = ["Descent", "Found", "FoundDataset", "FoundModel", "FoundScore", "Skipped"]


class FoundModel(NamedTuple):
    """A model by the name its file gives it, `ORG/NAME` on the Hugging Face Hub.

    `revision` is a checkpoint or branch of it (`step1000`), empty for the released one. `released` is a date as in
    `dates`, `says` one sentence of ours about what the file is sure of. `placeholder`: it is only referred to.
    `guessed` says on what the name rests where the file does not state it: `file` or `folder` for the name of either,
    `repository`, `leaderboard` or `cache` as in `repository`.
    """

    name: str
    revision: str = ""
    developer: str = ""
    released: str = ""
    aliases: tuple[str, ...] = ()
    says: str = ""
    placeholder: bool = False
    guessed: str = ""


class FoundDataset(NamedTuple):
    """A dataset of which the file says more than its name; the fields as in FoundModel."""

    name: str
    developer: str = ""
    released: str = ""
    aliases: tuple[str, ...] = ()
    says: str = ""
    placeholder: bool = False
    guessed: str = ""


class Descent(NamedTuple):
    """A step: `child` comes from `parents` (several for a merge). Names as in FoundModel, with `@REVISION` if any.

    `how` is `finetune`, `adapter`, `merge`, `quantized`, `checkpoint` (later in the same training run), `depends` (the
    file does not say how), `successor` (next in a product line: the relation `succeeds`, nothing is said about weights)
    or empty (not said). `guessed` says in words on what a kind rests that the file does not state.
    `at` is the place in the file (`base_model`, line 12), `kind` the kind of evidence: statement, artifact, report. `says`
    is one sentence of ours about the step, such as the weights of a merge.
    """

    child: str
    parents: tuple[str, ...]
    how: str = ""
    guessed: str = ""
    datasets: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    date: str = ""
    at: str = ""
    kind: str = "statement"
    says: str = ""


class FoundScore(NamedTuple):
    """One measured value, raw: never rescaled, never averaged.

    `model` as in Descent, `task` and `metric` as the file names them. `unit` is `fraction`, `%` or empty where the file
    does not say. `better` is `higher`, `lower` or empty. `group`: an average over `parts`, tasks of the same file.
    `settings` are (name, value) of all else that a rerun must share to be the same measurement.
    """

    model: str
    task: str
    metric: str
    value: float
    shots: str = ""
    prompting: str = ""
    unit: str = ""
    n: int | None = None
    stderr: float | None = None
    version: str = ""
    filter: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    better: str = ""
    date: str = ""
    at: str = ""
    items: str = ""
    note: str = ""
    parts: tuple[str, ...] = ()


class Skipped(NamedTuple):
    """Something in a file that is not taken over, and why. `line` and `column` count from 1, 0 for the file as a whole."""

    at: str
    reason: str
    line: int = 0
    column: int = 0


class Found(NamedTuple):
    """All of one file. `title` names the source in a bibliography, `kind` is one of `vocabulary.SOURCE_KINDS`.

    `published` is a date as in `dates`, empty where the file has none. `url` is where the file says it comes from.
    `notes` are no losses but readings one should know of: where a name was taken from, what was resolved and how.
    """

    path: str
    kind: str
    title: str = ""
    published: str = ""
    authors: str = ""
    url: str = ""
    models: tuple[FoundModel, ...] = ()
    descents: tuple[Descent, ...] = ()
    scores: tuple[FoundScore, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    datasets: tuple[FoundDataset, ...] = ()
    notes: tuple[Skipped, ...] = ()
