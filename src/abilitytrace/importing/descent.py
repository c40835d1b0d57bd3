"""Who comes from whom, as steps: what the files say, and the order of checkpoints that their names show.

A step that would make a model its own ancestor is left out and said; so is one that the graph has already.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from abilitytrace.dates import is_date
from abilitytrace.importing.found import Descent, Found
from abilitytrace.importing.imported import Left
from abilitytrace.importing.naming import clean, same, short
from abilitytrace.importing.register import Register
from abilitytrace.vocabulary import LINEAGE_KINDS

__all__ = ["add_steps"]


class _Method(NamedTuple):
    """How a step is made, as a method of the lineage: its name in both languages, and the words of a finding."""

    name: str
    zh: str
    en_words: str
    zh_words: str


# `how` of a Descent → the method
_METHODS = {
    "finetune": _Method("fine-tuning", "微调", "fine-tuned from", "微调自"),
    "adapter": _Method("adapter training", "适配器训练", "an adapter of", "是其适配器："),
    "merge": _Method("model merging", "模型合并", "merged from", "合并自"),
    "quantized": _Method("quantisation", "量化", "quantised from", "量化自"),
    "checkpoint": _Method("continued training run", "同一训练过程的继续", "a later checkpoint of", "是其后续检查点："),
}
# the words where no method is named, and where the file names datasets alone
_WORDS = ("said to come from", "来自")
_DATA_WORDS = ("said to be made with no other model, from", "据载不来自其他模型，所用数据为")
_SUCCESSORS = ("successor", "succeeds")
_MAX_FINDING = 2000
# a number that counts the progress of one run: `step1000`, `stage1-step140000-tokens294B`, `checkpoint-500`
_PROGRESS = re.compile(
    r"(.*?(?:step|checkpoint|ckpt|iter|iteration|epoch)[-_]?)(\d{1,15})(?:-tokens\d+[kmbt]?)?", re.ASCII | re.IGNORECASE
)


# (child, parents) by id
_Key = tuple[str, tuple[str, ...]]


def add_steps(founds: Sequence[Found], register: Register) -> None:
    """Adds all steps of one run to the register: those that files state, then the checkpoints that none of them places."""
    steps: dict[_Key, dict[str, Any]] = {}
    for found in founds:
        for descent in found.descents:
            _add(steps, descent, found, register)
    stated = {child for child, _ in steps}
    for descent, found in _checkpoints(founds):
        if register.model(descent.child) not in stated:
            _add(steps, descent, found, register)
    _break_rings(steps, register)
    for (child, parents), record in steps.items():
        if parents not in {tuple(sorted(inputs)) for inputs in register.known.inputs_of(child)}:
            register.sections["steps"][register.new_id(f"to-{child}"[:110].rstrip("-."))] = record


def _add(steps: dict[_Key, dict[str, Any]], descent: Descent, found: Found, register: Register) -> None:
    """Adds one step, or another line of evidence to one that is there."""
    child = register.model(descent.child)
    inputs = list(dict.fromkeys(register.model(parent) for parent in descent.parents))
    if child in inputs:
        register.left.append(Left(found.path, descent.at, f"`{clean(descent.child)}` is said to come from itself"))
        inputs.remove(child)
    if not inputs and not descent.datasets:
        return
    record = steps.setdefault((child, tuple(sorted(inputs))), {"inputs": inputs, "output": child})
    methods = [register.thing("method", name) for name in descent.methods if clean(name)]
    if method := _METHODS.get(descent.how):
        methods.insert(0, register.thing("method", method.name, zh=method.zh))
    datasets = [register.thing("dataset", name) for name in descent.datasets if clean(name)]
    for section, ids in (("methods", methods), ("datasets", datasets)):
        if ids:
            record[section] = list(dict.fromkeys((*record.get(section, ()), *ids)))
    relation = "succeeds" if descent.how in _SUCCESSORS else ""
    says = " ".join(map(clean, descent.says.splitlines()))[:_MAX_FINDING]
    for field, text in (
        ("date", descent.date if is_date(descent.date) else ""),
        ("relation", relation),
        ("says", says),
    ):
        if text:
            record.setdefault(field, text)
    record.setdefault("supports", []).append(_evidence(descent, found, register))


def _evidence(descent: Descent, found: Found, register: Register) -> dict[str, Any]:
    """The line of evidence for a step: what the file says, and what was inferred."""
    child, parents = clean(descent.child), ", ".join(map(clean, descent.parents or descent.datasets))
    method = _METHODS.get(descent.how) if descent.parents else None
    en_words, zh_words = _WORDS if descent.parents else _DATA_WORDS
    en = f"{child} is {method.en_words if method else en_words} {parents}."
    zh = f"{child} {method.zh_words if method else zh_words} {parents}。"
    if descent.guessed:
        en, zh = f"{en} Inferred: {clean(descent.guessed)}.", f"{zh}（推断：{clean(descent.guessed)}。）"
    line: dict[str, Any] = {
        "source": register.source(found),
        "at": short(f"{found.path} {descent.at}".strip()),
        "kind": descent.kind if descent.kind in LINEAGE_KINDS else "statement",
        "finding": {"en": en[:_MAX_FINDING], "zh": zh[:_MAX_FINDING]},
    }
    return {**line, "stated": "educated-guess"} if descent.guessed else line


def _checkpoints(founds: Sequence[Found]) -> list[tuple[Descent, Found]]:
    """The checkpoints of each training run in the order of their numbers, each from the one before."""
    runs: dict[tuple[str, str], dict[tuple[int, str], tuple[str, Found]]] = {}
    for found in founds:
        for model in found.models:
            if match := _PROGRESS.fullmatch(clean(model.revision)):
                name = f"{model.name}@{model.revision}"
                alike = runs.setdefault((same(model.name), match[1].lower()), {})
                alike.setdefault((int(match[2]), model.revision), (name, found))
    why = "both are checkpoints of one run by their names, in the order of their numbers"
    descents = []
    for alike in runs.values():
        for (earlier, _), (later, found) in pairwise(alike[number] for number in sorted(alike)):
            descents.append((Descent(later, (earlier,), "checkpoint", why, kind="artifact"), found))
    return descents


def _break_rings(steps: dict[_Key, dict[str, Any]], register: Register) -> None:
    """Takes out every step of a ring of descent, and says so."""
    from abilitytrace.graph import cycles

    while rings := cycles((parent, child) for child, parents in steps for parent in parents):
        for ring in rings:
            following = dict(zip(ring, (*ring[1:], ring[0]), strict=True))
            reason = f"models would descend from themselves: {' → '.join((*ring, ring[0]))}"
            for key in [key for key in steps if any(following.get(parent) == key[0] for parent in key[1])]:
                for line in steps.pop(key)["supports"]:
                    register.left.append(Left(line["at"], "", reason))
