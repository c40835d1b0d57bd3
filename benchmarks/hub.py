"""Writes a made-up lineage in the shape of the Hugging Face Hub, of any size, as JSON Lines; the same for the same seed.

    python benchmarks/hub.py --models 2000000 -o hub.jsonl

The shape follows the census of mid-2025 (Laufer et al., arXiv:2508.06811): how many edges are adapters, fine-tunes, quantised
copies and merges, how few children of each kind have children, how heavy the tail of popular bases is. It has 0.6 edges for
each model, twice as many as the Hub, and 2.5 scores. Values are drawn so that methods have known mean effects.
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TextIO

# all edges for each model; the census counts 573,653 edges and 1,860,411 models
EDGES_PER_MODEL = 0.6
# scores for each model: so many models are measured, each on all benchmarks
MEASURED = 2.5 / 6
# a merge has two or three parents
_PARENTS_OF_MERGE = 2.4


class Kind(NamedTuple):
    """A kind of edge: its share of all edges, how many such children have children, its method, its mean effect."""

    share: float
    fertile: float
    method: str
    effect: float


KINDS = {
    "adapter": Kind(0.421, 0.002, "hub-adapter", 0.004),
    "finetune": Kind(0.330, 0.08, "hub-finetune", 0.012),
    "quantised": Kind(0.178, 0.01, "hub-quantisation", -0.006),
    "merge": Kind(0.071, 0.08, "hub-merge", 0.008),
}
# items behind a score, and what guessing gets right, as in the second Open LLM Leaderboard
BENCHMARKS = {
    "hub-ifeval": (541, 0.0),
    "hub-bbh": (5761, 0.3),
    "hub-math": (1324, 0.0),
    "hub-gpqa": (1192, 0.25),
    "hub-musr": (756, 0.3),
    "hub-mmlu-pro": (12032, 0.1),
}
_FAMILIES = ("llama-3.1-8b", "qwen2.5-7b", "mistral-7b-v0.3", "gemma-2-9b", "phi-3-mini", "bert-base", "sdxl", "flux")


_SAID = {"source": "hub-census", "at": "base_model", "kind": "statement", "finding": "Its card names the base."}


class Model(NamedTuple):
    """A model that others may be made from: its id, the day it came out, and its scores (none if not measured)."""

    id: str
    day: int
    scores: tuple[float, ...]


def head() -> dict[str, Any]:
    """The first line: what all others refer to."""
    return {
        "title": "A made-up hub",
        "sources": {"hub-census": {"title": "A made-up hub", "published": "2025-06", "kind": "evaluation"}},
        "methods": {
            "hub-finetune": {"name": "Hub fine-tune"},
            "hub-adapter": {"name": "Hub adapter"},
            "hub-quantisation": {"name": "Hub quantisation"},
            "hub-merge": {"name": "Hub merge"},
        },
        "abilities": {"hub-skill": {"name": "Hub skill"}},
        "benchmarks": {
            name: {
                "name": name.replace("hub-", "Hub ").upper(),
                "items": n,
                "chance": chance,
                "measures": ["hub-skill"],
            }
            for name, (n, chance) in BENCHMARKS.items()
        },
    }


def lines(models: int, seed: int, *, evidence: bool = False) -> Iterator[str]:
    """The lines of a lineage of so many models, with a line of evidence for each step if wanted."""
    chance = random.Random(seed)  # noqa: S311 - a seeded generator is the point
    yield json.dumps(head())
    # bases, each as often as it has children plus one: who has many gets more
    popular: list[Model] = []
    merges = KINDS["merge"].share * EDGES_PER_MODEL / _PARENTS_OF_MERGE
    others = EDGES_PER_MODEL * (1 - KINDS["merge"].share)
    names, weights = zip(*((name, kind.share) for name, kind in KINDS.items() if name != "merge"), strict=True)
    for number in range(models):
        drawn = chance.random()
        if len(popular) < 10 or drawn >= merges + others:
            kind, parents = "", []
        elif drawn < merges:
            kind, parents = "merge", [chance.choice(popular) for _ in range(2 if chance.random() < 0.6 else 3)]
        else:
            kind, parents = chance.choices(names, weights)[0], [chance.choice(popular)]
        model, line = _model(chance, number, models, kind, list(dict.fromkeys(parents)), evidence=evidence)
        yield line
        popular += parents
        # of models without parents, few are ever built on
        if chance.random() < (KINDS[kind].fertile if kind else 0.02):
            popular.append(model)


def _model(
    chance: random.Random, number: int, models: int, kind: str, parents: list[Model], *, evidence: bool
) -> tuple[Model, str]:
    """One model with the step into it and its scores, as a line."""
    family = parents[0].id.split("--")[1] if parents else chance.choice(_FAMILIES)
    own = f"org{chance.randrange(models // 20 + 1):x}--{family}--{kind or 'base'}-{number:x}"
    day = max([number * 1200 // models, *(parent.day for parent in parents)])
    released = f"{2022 + day // 360}-{day % 360 // 30 + 1:02}"
    identifier = own.replace("--", "-")
    record: dict[str, Any] = {
        "models": {identifier: {"name": own.replace("--", "/", 1).replace("--", "-"), "released": released}}
    }
    if parents:
        record["steps"] = {
            f"to-{identifier}": {
                "inputs": [parent.id.replace("--", "-") for parent in parents],
                "methods": [KINDS[kind].method],
                "output": identifier,
                "date": released,
                **({"supports": [_SAID]} if evidence else {}),
            }
        }
    measured = chance.random() < MEASURED
    scores = tuple(_scores(chance, kind, parents)) if measured else ()
    if scores:
        record["scores"] = [
            {
                "model": identifier,
                "benchmark": benchmark,
                "metric": "accuracy",
                "value": value,
                "unit": "fraction",
                "n": BENCHMARKS[benchmark][0],
                "source": "hub-census",
            }
            for benchmark, value in zip(BENCHMARKS, scores, strict=True)
        ]
    return Model(own, day, scores), json.dumps(record)


def _scores(chance: random.Random, kind: str, parents: list[Model]) -> Iterator[float]:
    """Scores on all benchmarks: the best parent's with the effect of the method, and noise."""
    for i, (n, guessing) in enumerate(BENCHMARKS.values()):
        known = [parent.scores[i] for parent in parents if parent.scores]
        before = max(known) if known else guessing + (1 - guessing) * chance.betavariate(2, 5)
        effect = KINDS[kind].effect + chance.gauss(0, 0.01) if kind else 0.0
        value = before + effect + chance.gauss(0, 0.5 / n**0.5)
        yield round(min(max(value, 0.0), 1.0), 4)


def write(models: int, seed: int, out: TextIO, *, evidence: bool = False) -> None:
    """Writes the lineage."""
    out.writelines(line + "\n" for line in lines(models, seed, evidence=evidence))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--models", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evidence", action="store_true", help="a line of evidence for each step")
    parser.add_argument("-o", "--out", type=Path)
    options = parser.parse_args()
    if options.out is None:
        write(options.models, options.seed, sys.stdout, evidence=options.evidence)
        return
    part = options.out.with_name(f"{options.out.name}.{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as out:
        write(options.models, options.seed, out, evidence=options.evidence)
    part.replace(options.out)


if __name__ == "__main__":
    main()
