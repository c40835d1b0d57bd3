"""E3: who descends from whom, and what is part of what."""

from abilitytrace.checks.codes.code import Code
from abilitytrace.records import Text

__all__ = ["CODES"]

_SOURCE = "sources:\n  report: {title: Our training report, published: 2025-03, kind: report}\n"
_LINE = "\n      - {source: report, at: p. 2, kind: statement, finding: It says so.}"


def _ring(first: str) -> str:
    return f"""\
models:
  our-base: {{name: Our Base 7B}}
  our-chat: {{name: Our Chat 7B}}
steps:
  to-our-base:
    inputs: [{first}]
    output: our-base
    supports:{_LINE}
  to-our-chat:
    inputs: [our-base]
    output: our-chat
    supports:{_LINE}
{_SOURCE}"""


def _dated(date: str) -> str:
    return f"""\
models:
  our-base: {{name: Our Base 7B, released: 2025-01}}
  our-chat: {{name: Our Chat 7B}}
steps:
  to-our-chat:
    inputs: [our-base]
    output: our-chat
    date: {date}
    supports:{_LINE}
{_SOURCE}"""


CODES = (
    Code(
        "E301",
        Text("models descend from themselves", "模型成了自己的祖先"),
        Text(
            "Steps lead from a model back to itself, over others or straight. The whole ring is printed with the place of "
            "each step. A model that is trained further becomes another model, with an id of its own.",
            "沿着步骤从一个模型又回到它自己，或绕过其他模型，或直接相连。报告会列出整个环以及每个步骤的位置。"
            "继续训练得到的是另一个模型，要有自己的 id。",
        ),
        wrong=_ring("our-chat"),
        right=_ring(""),
    ),
    Code(
        "W302",
        Text("a step ends before its input was released", "步骤早于其输入模型的发布"),
        Text(
            "One of the two dates is wrong, or the model was used before it was public; a note may say so. Partial dates "
            "get the benefit of the doubt.",
            "两个日期之一有误，或者模型在公开之前就被使用，后一种情况可以写进备注。只到月或年的日期按最宽的可能理解。",
        ),
        wrong=_dated("2024-11"),
        right=_dated("2025-02"),
    ),
    Code(
        "E303",
        Text("a thing is broader than itself", "上位关系成环"),
        Text(
            "`broader` or `members` lead back to where they began, so that each would be part of the other.",
            "`broader` 或 `members` 绕回了起点，等于互为对方的一部分。",
        ),
        wrong="methods:\n  tuning: {name: tuning, broader: [sft]}\n  sft: {name: SFT, broader: [tuning]}\n",
        right="methods:\n  tuning: {name: tuning}\n  sft: {name: SFT, broader: [tuning]}\n",
    ),
)
