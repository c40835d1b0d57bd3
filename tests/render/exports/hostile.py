"""Exports whose names and texts hold what breaks formats: for every format's own property test."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from abilitytrace import records as r
from abilitytrace.questions.export import Export, export
from tests.strategies import compiled

__all__ = ["exports", "hides_nothing", "hostile", "names"]

_BITS = (
    *(
        '"',
        "'",
        "[x]",
        "{y}",
        "(z)",
        "<b>",
        "&amp;",
        "]]>",
        "-->",
        "|",
        ";",
        "#35;",
        "%%{init: {}}%%",
        "\\",
        "\\n",
        "\\N",
    ),
    *("\n", "\r\n", "\r", "\t", "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u200b", "\u202e", "\u2066", "\ufeff"),
    *(
        "\U000e0041",
        "\uffff",
        "\ue000",
        "😀",
        "思维链",
        "，",
        "עברית",
        "=1+1",
        "@SUM",
        "-1",
        "+1",
        "＝1",
        "'=",
        "null",
        "~",
    ),
    *(
        "true",
        "1e3",
        "0x1f",
        "2022-03-15",
        ": ",
        " #",
        "- ",
        "? ",
        "end",
        "fa:fa-ban",
        "style x fill:#f9f;",
        "$$x$$",
        "`*b*`",
    ),
    *("ﬂ°", "¶ß", "classDef", "word", " ", "  "),
)
hostile = st.lists(st.sampled_from(_BITS), max_size=6).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8
)

_DATA: dict[str, Any] = {
    "title": "T",
    "sources": {"s1": {"title": "One", "published": "2021", "kind": "paper", "group": "north"}},
    "models": {key: {"name": key.upper()} for key in ("end", "m-1", "m.2", "end-2")},
    "methods": {"sft": {"name": "SFT"}},
    "datasets": {"d1": {"name": "D1"}},
    "abilities": {"maths": {"name": "maths"}},
    "benchmarks": {"quiz": {"name": "Quiz"}},
    "steps": {
        "to-m": {"inputs": ["end", "m.2"], "methods": ["sft"], "datasets": ["d1"], "output": "m-1", "supports": [
            {"source": "s1", "at": "p. 1", "kind": "statement", "finding": "So."}]},
        "to-end-2": {"inputs": ["m-1"], "output": "end-2", "relation": "imitates"},
    },
    "claims": {"c1": {"kind": "effect", "says": "Less.", "cause": "to-m", "effects": {"maths": "loss"}, "supports": [
        {"source": "s1", "at": "p. 2", "kind": "measured", "finding": "Less."}]}},
    "scores": [{"model": "m-1", "benchmark": "quiz", "metric": "accuracy", "value": "0.1", "source": "s1"}],
}  # fmt: skip


def names(export: Export) -> dict[str, r.Text]:
    """Model → name."""
    return {model.id: model.name for model in export.models}


@cache
def _plain() -> Export:
    return export(compiled(_DATA))


@st.composite
def exports(draw: st.DrawFn) -> Export:
    """A small export in which every free text is hostile. Texts are as a reader of files leaves them: without blanks around."""
    plain = _plain()
    said = st.builds(r.Text, hostile.map(lambda text: f"{text}.".strip()), hostile.map(str.strip))

    def name(thing: Any) -> Any:
        return thing._replace(
            # no two alike: a lineage file would refuse them
            name=r.Text(f"{draw(hostile)}{thing.id}", draw(hostile) and f"{draw(hostile)}{thing.id}"),
            says=draw(said),
            **({"developer": draw(hostile)} if isinstance(thing, r.Thing) else {"authors": draw(hostile)}),
        )

    return plain._replace(
        title=draw(said),
        models=tuple(map(name, plain.models)),
        methods=tuple(map(name, plain.methods)),
        datasets=tuple(map(name, plain.datasets)),
        benchmarks=tuple(map(name, plain.benchmarks)),
        sources=tuple(map(name, plain.sources)),
        steps=tuple(step._replace(says=draw(said)) for step in plain.steps),
        claims=tuple(claim._replace(says=draw(said)) for claim in plain.claims),
        evidence=tuple(item._replace(finding=draw(said), at=draw(hostile)) for item in plain.evidence),
        scores=tuple(
            score._replace(
                metric=draw(hostile),
                prompting=draw(hostile),
                at=draw(hostile),
                settings=((draw(hostile), draw(hostile)),),
            )
            for score in plain.scores
        ),
    )


def hides_nothing(text: str) -> bool:
    """Whether no character of a text steers a terminal, is invisible or turns text round; line ends are CR LF or LF."""
    seen = set(text.replace("\r\n", "\n")) - {"\n", "\t"}
    return all(sign.isprintable() or sign.isspace() for sign in seen) and seen.isdisjoint(
        "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
    )
