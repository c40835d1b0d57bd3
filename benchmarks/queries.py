"""What questions cost as a lineage grows: the same question at several sizes, against its like on the built-in lineage."""

from functools import partial

from benchmarks.hub_models import Asked
from benchmarks.importing import store
from benchmarks.measuring import Command, attempted, in_turns, ran, say
from benchmarks.places import Places
from benchmarks.tables import Table

__all__ = ["measure"]

# a question about a large lineage, and one of its kind about the built-in one
_LIKE = {
    "origin cot": "origin cot",
    "path ROOT MODEL": "path code-davinci-002 text-davinci-003",
    "diff OTHER MODEL": "diff text-davinci-002 text-davinci-003",
    "tree MODEL --invert": "tree chatgpt --invert",
    "tree BASE --depth 2": "tree gpt-3 --depth 2",
    "blame hub-bbh MODEL": "blame gsm8k gpt-4-0613",
    "show MODEL": "show chatgpt",
    "search qwen": "search code",
}


def measure(places: Places, sizes: tuple[int, ...], rounds: int) -> list[Table]:
    """One table of times and one of memory, a row a question, a column a size."""
    small = {question: places.program(*like.split()) for question, like in _LIKE.items()}
    for command in small.values():
        # the first run compiles; a path may be no good one, and say so
        ran(command._replace(good=(0, 1)))
    rows: dict[str, list[float | None]] = {question: [] for question in _LIKE}
    peaks: dict[str, list[float | None]] = {question: [] for question in _LIKE}
    made: list[int] = []
    for models in sizes:
        say(f"  {models:,} models")
        if attempted(f"the store of {models:,} models", partial(store, places, models)) is None:
            continue
        about = places.asked(models)
        made.append(models)
        for question, like in small.items():
            asking = _asking(places, models, question, about)
            pair = attempted(question, partial(in_turns, asking, like._replace(good=(0, 1)), rounds))
            rows[question] += [pair.run.wall, pair.wall] if pair else [None, None]
            peaks[question].append(pair.run.peak if pair else None)
    times = [column for models in made for column in ((f"{models:,} models", "ms"), ("ratio", "ratio"))]
    return [
        Table(
            "Questions as the lineage grows",
            "About a model with a few ancestors, whole processes by the clock, on a store. Ratios are to a question of"
            f" the same kind on the built-in lineage, run in turns; medians of {rounds} pairs.",
            (("question", "text"), *times),
            tuple((f"`{question}`", *figures) for question, figures in rows.items()),
        ),
        Table(
            "Memory of questions as the lineage grows",
            "The most memory of the same runs.",
            (("question", "text"), *((f"{models:,} models", "MB") for models in made)),
            tuple((f"`{question}`", *figures) for question, figures in peaks.items()),
        ),
    ]


def _asking(places: Places, models: int, question: str, about: Asked) -> Command:
    """A question about the store of so many models."""
    named = {"ROOT": about.root, "BASE": about.base, "MODEL": about.model, "OTHER": about.other}
    words = [named.get(word, word) for word in question.split()]
    path = str(places.folder / f"hub-{models}.store")
    return places.program(*words, "--graph", path, "--no-builtin")._replace(good=(0, 1))
