"""The lineage file that `init` writes: small, whole, and explained line by line.

`{name}` stands for a comment, which comes in the language of the screen. Everything it names is in the file itself or in
the built-in lineage, so it works as soon as it is laid over that.
"""

from collections.abc import Callable
from typing import NamedTuple

__all__ = ["COMMENTS", "MODELS", "ROOT", "Begun", "template"]

# the root of the family, and the models to compare first
ROOT = "our-base"
MODELS = ("our-sft", "our-chat")

_TEMPLATE = """\
# yaml-language-server: $schema={schema}
{head}

schema: 1
title: Our model family

{sources}
sources:
  our-report: {{title: Our training report, authors: A. Writer, published: 2025-03-20, kind: report, group: our-lab}}

{models}
models:
  our-base:
    name: Our Base 7B
    aliases: [ours-7b]
    developer: Our Lab
    released: 2025-01
    specs:
      parameters: {{value: 7, unit: billion, source: our-report, at: p. 1}}
  our-sft: {{name: Our SFT 7B, developer: Our Lab, released: 2025-02}}
  our-chat: {{name: Our Chat 7B, developer: Our Lab, released: 2025-03}}

{steps}
steps:
  to-our-sft:
    inputs: [our-base]
    methods: [sft]
    output: our-sft
    date: 2025-02
    supports:
      - {{source: our-report, at: p. 2, kind: statement, finding: The report names base and data of this run.}}
  to-our-chat:
    inputs: [our-sft]
    methods: [rlhf]
    output: our-chat
    date: 2025-03
    supports:
      - {{source: our-report, at: p. 3, kind: statement, finding: The report describes the reward model.}}

{claims}
claims:
  our-rlhf-costs-reasoning:
    kind: effect
    says: RLHF cost Our SFT some reasoning in steps.
    cause: to-our-chat
    effects: {{cot: loss}}
    stated: {{level: asserted, source: our-report, at: p. 5}}
    supports:
      - source: our-report
        at: table 2
        kind: measured
        finding: GSM8K falls from 38.1 to 33.4 % of 1319 problems.

{scores}
scores:
  - {{model: our-base, benchmark: gsm8k, metric: accuracy, value: 31.2, unit: "%", shots: 8, prompting: cot, n: 1319, source: our-report, at: table 2}}
  - {{model: our-sft, benchmark: gsm8k, metric: accuracy, value: 38.1, unit: "%", shots: 8, prompting: cot, n: 1319, source: our-report, at: table 2}}
  - {{model: our-chat, benchmark: gsm8k, metric: accuracy, value: 33.4, unit: "%", shots: 8, prompting: cot, n: 1319, source: our-report, at: table 2}}
"""  # fmt: skip  # noqa: E501 - a score is one line
COMMENTS = ("head", "sources", "models", "steps", "claims", "scores")


class Begun(NamedTuple):
    """What `init` wrote, what was there already and stays as it is, and the commands to try next."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    next: tuple[str, ...]


def template(schema: str, comment: Callable[[str], str]) -> str:
    """The text of the file. `schema` is where editors find its JSON Schema, `comment` has the words of each comment."""
    comments = {name: "\n".join(f"# {line}" for line in comment(name).splitlines()) for name in COMMENTS}
    return _TEMPLATE.format(schema=schema, **comments)
