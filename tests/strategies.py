"""Hypothesis strategies: any record, and small sound lineages as the data of a file."""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from abilitytrace import records as r
from abilitytrace import vocabulary as v
from abilitytrace.lineage import Lineage
from abilitytrace.render.console import STYLES
from abilitytrace.render.page import Branch, Bullets, Heading, Item, Page, Para, Span, Table, Tree
from abilitytrace.store.cache import open_store

__all__ = [
    "Family",
    "by_kind",
    "compiled",
    "dates",
    "evidence",
    "families",
    "items",
    "lines",
    "pages",
    "rich_text",
]

# anything a UTF-8 file can hold
words = st.text(st.characters(codec="utf-8"), max_size=12)
texts = st.builds(r.Text, words, words)
ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
dates = st.sampled_from(["", "2019", "2020-07", "2021", "2021-12-31", "2022-03", "2022-12-18", "2023", "2024-02-29"])


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3).map(tuple)


places = st.builds(r.Place, ids, words)
stated = st.builds(r.Stated, st.sampled_from(sorted(v.STATED)), ids, words)
notes = st.builds(r.Note, texts, ids, words)
specs = st.builds(r.Spec, ids, texts, words, ids, words, tuples(places), words, texts)


evidence = st.builds(
    r.Evidence,
    target=ids,
    stance=st.sampled_from(v.STANCES),
    source=ids,
    at=words,
    kind=st.sampled_from(sorted({*v.EVIDENCE_KINDS, *v.LINEAGE_KINDS})),
    finding=texts,
    date=dates,
    group=ids,
    stated=st.sampled_from(["", *v.STATED]),
    concerns=tuples(st.sampled_from(v.CONCERNS)),
    upgrades=tuples(st.sampled_from(v.UPGRADES)),
    also=tuples(places),
    cites=ids,
)


def items(kinds: Sequence[str]) -> st.SearchStrategy[r.Evidence]:
    """Evidence on one claim from a few groups and years: only what grading looks at varies."""
    return st.builds(
        r.Evidence,
        target=st.just("claim"),
        stance=st.sampled_from(v.STANCES),
        source=st.just("source"),
        at=st.just("p. 1"),
        kind=st.sampled_from(kinds),
        finding=st.just(r.Text("found")),
        date=dates,
        group=st.sampled_from("abcd"),
        concerns=tuples(st.sampled_from(v.CONCERNS)),
        upgrades=tuples(st.sampled_from(v.UPGRADES)),
    )


things = st.builds(
    r.Thing,
    kind=st.sampled_from(v.THING_KINDS),
    id=ids,
    name=texts,
    aliases=tuples(words),
    says=texts,
    specs=tuples(specs),
    notes=tuples(notes),
    developer=words,
    released=dates,
    retired=dates,
    placeholder=st.booleans(),
    members=tuples(ids),
    broader=tuples(ids),
    measures=tuples(ids),
    chance=st.none() | st.floats(0, 1),
    items=st.none() | st.integers(1, 10**6),
    trains=st.booleans(),
)
sources = st.builds(
    r.Source,
    id=ids,
    name=texts,
    aliases=tuples(words),
    says=texts,
    specs=tuples(specs),
    notes=tuples(notes),
    authors=words,
    published=dates,
    dating=st.sampled_from(["stated", "inferred"]),
    venue=words,
    url=words,
    arxiv=words,
    source_kind=st.sampled_from(v.SOURCE_KINDS),
    group=ids,
)
steps = st.builds(
    r.Step,
    id=ids,
    output=ids,
    inputs=tuples(ids),
    methods=tuples(ids),
    datasets=tuples(ids),
    date=dates,
    until=dates,
    relation=st.sampled_from(v.RELATIONS),
    says=texts,
    stated=tuples(stated),
    notes=tuples(notes),
)
claims = st.builds(
    r.Claim,
    id=ids,
    kind=st.sampled_from(v.CLAIM_KINDS),
    says=texts,
    about=tuples(ids),
    cause=tuples(ids),
    effects=tuples(st.tuples(ids, st.sampled_from(sorted(v.MARKS)))),
    versus=ids,
    stated=tuples(stated),
    rivals=tuples(ids),
    override=st.none() | st.builds(r.Override, st.sampled_from(v.GRADED), texts, words, dates),
    notes=tuples(notes),
)
questions = st.builds(r.Question, ids, texts, tuples(ids), tuples(places), texts, tuples(notes), tuples(notes))
events = st.builds(r.Event, ids, texts, dates, tuples(ids), ids, words, tuples(notes))
terms = st.builds(r.Term, ids, texts, tuples(words), texts, tuples(ids), ids, words, tuples(notes))
# kind → records of that kind
by_kind: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(v.THING_KINDS, things),
    "source": sources,
    "step": steps,
    "claim": claims,
    "question": questions,
    "event": events,
    "term": terms,
}


# -- pages

# what people and attackers write: words, Chinese, wide and joined signs, markup, escape sequences, turned text
_BITS = ("word", "text-davinci-002", "a" * 30, " ", "  ", "思维链推理", "，", "。", "（", "）", "“引”", "😀", "e\u0301", "[bold]",
         "[/]", "<b>&amp;", "*_`#|", "\\", "\x1b[31m", "\x07", "\u202e", "\u200b", "\n", "\t", "\xa0", "1.", "-", "—",
         "http://x.y/(z)", "한국어", "ﬀ", "é")  # fmt: skip
rich_text = st.lists(st.sampled_from(_BITS), max_size=12).map("".join)
lines = st.lists(st.builds(Span, rich_text, st.sampled_from(sorted(STYLES))), max_size=4).map(tuple)
_few_lines = st.lists(lines, max_size=2).map(tuple)


def _items(depth: int) -> st.SearchStrategy[Item]:
    below = st.lists(_items(depth - 1), max_size=2).map(tuple) if depth else st.just(())
    return st.builds(
        Item, lines, st.sampled_from(["•", "→", "++", "-", "?"]), _few_lines, below, st.sampled_from(sorted(STYLES))
    )


def _branches(depth: int) -> st.SearchStrategy[Branch]:
    below = st.lists(_branches(depth - 1), max_size=2).map(tuple) if depth else st.just(())
    return st.builds(Branch, lines, _few_lines, below)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    rows = st.lists(st.tuples(*[lines] * width), max_size=3).map(tuple)
    flexible = st.lists(st.integers(0, width - 1), max_size=width, unique=True).map(tuple)
    return draw(st.builds(Table, st.tuples(*[rich_text] * width), rows, flexible))


blocks = st.one_of(
    st.builds(Heading, lines),
    st.builds(Para, lines),
    st.builds(Bullets, st.lists(_items(2), max_size=3).map(tuple)),
    _tables(),
    st.builds(Tree, st.lists(_branches(3), min_size=1, max_size=2).map(tuple)),
)
pages = st.builds(
    Page,
    st.lists(lines, max_size=2).map(tuple),
    st.lists(blocks, max_size=3).map(tuple),
    st.lists(st.lists(rich_text, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple),
)


# -- whole lineages, as the data of one file

Family = dict[str, Any]

_MODELS = tuple(f"m{i}" for i in range(6))
_METHODS = ("tuning", "sft", "scaling")
_ABILITIES = ("maths", "chat", "recall")
_SOURCES = {
    "s1": {"title": "One", "published": "2021", "kind": "paper", "group": "north"},
    "s2": {"title": "Two", "published": "2022-12", "kind": "paper", "group": "south"},
    "s3": {"title": "Three", "published": "2024-02-01", "kind": "report", "group": "north"},
}


def _some(of: Sequence[str], least: int = 0, most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), min_size=least, max_size=most, unique=True)


@st.composite
def _backed(draw: st.DrawFn, kinds: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Evidence in the shape of a file: stance → items."""
    backed: dict[str, list[dict[str, Any]]] = {}
    for number in range(draw(st.integers(1, 3))):
        stance = draw(st.sampled_from(("supports", "supports", "disputes", "neutral")))
        found = {
            "source": draw(st.sampled_from(sorted(_SOURCES))),
            "at": f"p. {number}",
            "kind": draw(st.sampled_from(kinds)),
            "finding": f"finding {number}",
            # few different worths, so that equals meet
            "concerns": draw(_some(("bias", "indirect"), most=1)),
        }
        backed.setdefault(stance, []).append(found)
    return backed


@st.composite
def families(draw: st.DrawFn) -> Family:
    """A lineage of a few models with merges, rivals and every relation, causes, marks and trade-offs; always sound."""
    models = {key: {"name": key.upper(), "released": f"202{i % 5}"} for i, key in enumerate(_MODELS)}
    made: dict[str, Any] = {}
    for number in range(draw(st.integers(2, 7))):
        output = draw(st.integers(1, len(_MODELS) - 1))
        made[f"step-{number}"] = {
            "inputs": draw(_some(_MODELS[:output], 1)),
            "output": _MODELS[output],
            "methods": draw(_some(_METHODS)),
            "relation": draw(st.sampled_from(("derives", "derives", "derives", "succeeds", "imitates"))),
            "date": draw(st.sampled_from(("2020", "2021-06", "2022-01-05", "2023"))),
            **draw(_backed(("statement", "report", "argument"))),
        }
    said: dict[str, Any] = {}
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(("effect", "effect", "effect", "origin", "tradeoff")))
        causes = sorted(made) if kind == "effect" else [*_METHODS, *sorted(made)]
        said[f"claim-{number}"] = {
            "kind": kind,
            "says": f"Claim {number}.",
            "cause": draw(_some(causes, 1, 1 if kind == "effect" else 2)),
            "effects": draw(
                st.dictionaries(st.sampled_from(_ABILITIES), st.sampled_from(sorted(v.MARKS)), min_size=1, max_size=2)
            ),
            "stated": draw(st.lists(st.builds(lambda level: {"level": level, "source": "s1"},
                                              st.sampled_from(sorted(v.STATED))), max_size=1)),
            **draw(_backed(("ablation", "measured", "argument"))),
        }  # fmt: skip
    return {
        "sources": _SOURCES,
        "models": models,
        "methods": {"tuning": {"name": "Tuning"}, "sft": {"name": "SFT", "broader": ["tuning"]},
                    "scaling": {"name": "Scaling"}},
        "abilities": {key: {"name": key.title()} for key in _ABILITIES},
        "attributes": {"size": {"name": "size"}},
        "steps": made,
        "claims": said,
        "specs": {key: {"size": {"value": str(draw(st.integers(1, 3))), "source": "s1"}} for key in _MODELS[:3]},
    }  # fmt: skip


class _Compiled(Lineage):
    """A lineage that is closed when a test lets go of it."""

    def __del__(self) -> None:
        self.close()


def compiled(*files: Family, as_of: str = "") -> Lineage:
    """The lineage of the data of some files, in memory. Raises BadLineage when the data is not sound."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        # a cache that cannot be written
        patch.setenv("ABILITYTRACE_CACHE", os.devnull)
        paths = tuple(Path(folder) / f"{number}.yaml" for number in range(len(files)))
        for path, data in zip(paths, files, strict=True):
            # JSON is YAML
            path.write_text(json.dumps(data), encoding="utf-8")
        return _Compiled(open_store(paths), as_of)
