"""Models and steps as a Mermaid flowchart that no name can break."""

import re

import pytest
from hypothesis import given

from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.questions.selection import choose, parse
from abilitytrace.render.exports.mermaid import MAX_EDGES, mermaid
from abilitytrace.render.exports.refused import TooLarge
from abilitytrace.render.exports.text import one_line
from tests.conftest import LineageOf
from tests.render.exports.hostile import exports, hides_nothing, names
from tests.strategies import compiled

FAMILY = """
sources: {s1: {title: One, published: 2021, kind: paper, group: a}, s2: {title: Two, published: 2021, kind: paper}}
models:
  end: {name: 'Base "7B" #1', zh: 基座, released: 2021-03}
  chat: {name: Chat}
  merged: {name: Merged}
  copy: {name: Copy}
  lone: {name: Lone}
methods: {sft: {name: SFT, zh: 监督微调}, rlhf: {name: RLHF}}
steps:
  to-chat: {inputs: [end], methods: [sft, rlhf], output: chat, supports: [{source: s1, at: p, kind: statement, finding: F.}]}
  to-merged: {inputs: [end, chat], output: merged, relation: succeeds,
    supports: [{source: s1, at: p, kind: statement, finding: F.}], disputes: [{source: s2, at: p, kind: argument, finding: G.}]}
  to-copy: {inputs: [chat], output: copy, relation: imitates, supports: [{source: s1, at: p, kind: argument, finding: F.}]}
"""


def test_models_are_boxes_and_steps_arrows(lineage_of: LineageOf) -> None:
    answer = export(lineage_of(FAMILY))
    assert mermaid(answer).splitlines() == [
        f"%% abilitytrace 0.1.0, graph {answer.sha256}, rule at-1",
        "%% models that no step joins to another are left out: 1",
        "flowchart LR",
        '  m-end["Base #34;7B#34; #35;1 (2021-03)"]',
        '  m-chat["Chat"]',
        '  m-merged["Merged"]',
        '  m-copy["Copy"]',
        '  m-end -->|"SFT, RLHF · strong"| m-chat',
        '  m-end -.->|"succeeds · moderate · contested"| m-merged',
        '  m-chat -.->|"succeeds · moderate · contested"| m-merged',
        '  m-chat -.->|"imitates · limited"| m-copy',
    ]


def test_labels_are_in_the_language_of_the_screen(lineage_of: LineageOf) -> None:
    text = mermaid(export(lineage_of(FAMILY)), "zh")
    assert '  m-end["基座 (2021-03)"]' in text
    assert '|"监督微调、RLHF · 较强"|' in text


def test_a_model_alone_is_drawn_when_nothing_else_is(lineage_of: LineageOf) -> None:
    lineage = lineage_of(FAMILY)
    assert '  m-lone["Lone"]\n' in mermaid(export(lineage, choose(lineage, [parse("lone")])))


def chain(models: int, name: str = "x") -> Export:
    made = {
        f"to-{i}": {"inputs": [f"m{i}"], "output": f"m{i + 1}", "supports": [
            {"source": "s", "at": "p. 1", "kind": "statement", "finding": "So."}]}
        for i in range(models - 1)
    }  # fmt: skip
    sources = {"s": {"title": "S", "published": "2021", "kind": "paper"}}
    named = {f"m{i}": {"name": f"{name}{i}"} for i in range(models)}
    return export(compiled({"sources": sources, "models": named, "steps": made}))


def test_it_is_refused_beyond_what_mermaid_draws() -> None:
    assert mermaid(chain(MAX_EDGES + 1)).count("-->") == MAX_EDGES
    with pytest.raises(TooLarge, match="501 arrows"):
        mermaid(chain(MAX_EDGES + 2))
    with pytest.raises(TooLarge, match="characters, and Mermaid stops at 50,000") as raised:
        mermaid(chain(100, "long " * 200))
    assert "+MODEL" in raised.value.help


_BOX = re.compile(r'  m-([a-z0-9.-]+)\["([^"\n]*)"\]')
_ARROW = re.compile(r'  m-([a-z0-9.-]+) (?:-->|-\.->)\|"([^"\n]*)"\| m-([a-z0-9.-]+)')
# what may mean something inside a label
_MEANT = set('#;"<>&%`$\\[]{}|:°¶')


def plain(label: str) -> str:
    """A label as Mermaid shows it."""
    assert not _MEANT & set(re.sub(r"#\d+;", "", label))
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label)


@given(exports())
def test_any_name_is_one_label(answer: Export) -> None:
    text = mermaid(answer)
    assert hides_nothing(text)
    version, first, *lines = text.splitlines()
    assert version.startswith("%% abilitytrace")
    assert first == "flowchart LR"
    boxes = [found for line in lines if (found := _BOX.fullmatch(line))]
    arrows = [found for line in lines if (found := _ARROW.fullmatch(line))]
    assert len(boxes) + len(arrows) == len(lines)
    assert {box[1]: plain(box[2]) for box in boxes} == {key: one_line(name.en) for key, name in names(answer).items()}
    assert [(arrow[1], arrow[3]) for arrow in arrows] == [("end", "m-1"), ("m.2", "m-1"), ("m-1", "end-2")]
    assert plain(arrows[0][2]) == f"{one_line(answer.methods[0].name.en)} · strong"


def test_the_builtin_lineage_fits(builtin: Lineage) -> None:
    answer = export(builtin)
    lines = mermaid(answer).splitlines()
    assert sum("--> " in line or "->|" in line for line in lines) == sum(len(step.inputs) for step in answer.steps)
