"""Files published with BIG-Bench Hard → scores: one task a file, the model and the way of prompting in the folder's name.

The tasks get `bbh_` before their names, as lm-evaluation-harness has them: `navigate` alone says nothing.
`code-davinci-002-cot/web_of_lies_few_shot_template_0-255000_eval_metrics.jsonl` holds `{"accuracy": 95.2, …}`.
"""

from pathlib import Path

from abilitytrace.importing.files import finite, json_value, lines
from abilitytrace.importing.formats.values import better, mapping, settings, text
from abilitytrace.importing.found import Found, FoundModel, FoundScore, Skipped
from abilitytrace.importing.kinds import ReadOptions

__all__ = ["read"]

_ENDING = "_eval_metrics"
_FEW_SHOT = "_few_shot_template_"
_PROMPTINGS = ("direct", "cot")


def read(path: Path, shown: str, options: ReadOptions) -> Found:
    """One file; each line of it is an object of metrics, in percent."""
    found = Found(shown, "evaluation", "BIG-Bench Hard outputs")
    # the folder may be the one the command is run in, which a relative path does not name
    folder = path.absolute().parent.name
    model, _, prompting = folder.rpartition("-")
    if prompting not in _PROMPTINGS:
        model, prompting = folder, ""
    model = options.model or model
    if not model:
        return found._replace(skipped=(Skipped("", "no folder names the model: say it with `--model`"),))
    task, _, template = path.stem.removesuffix(_ENDING).partition(_FEW_SHOT)
    shared = settings({"template": template})
    shots = "few" if template else ""
    base = FoundScore(model, f"bbh_{task}", "", 0.0, shots=shots, prompting=prompting, unit="%", settings=shared)
    scores, skipped = [], []
    for number, line in lines(path):
        one = _line(number, line, base)
        scores += one[0]
        skipped += one[1]
    models = (FoundModel(model, guessed="" if options.model else "folder"),) if scores else ()
    return found._replace(models=models, scores=tuple(scores), skipped=tuple(skipped))


def _line(number: int, line: str | Skipped, base: FoundScore) -> tuple[list[FoundScore], list[Skipped]]:
    parsed = line if isinstance(line, Skipped) else json_value(line)
    if isinstance(parsed, Skipped):
        return [], [parsed._replace(line=number)]
    metrics = mapping(parsed.value)
    skipped = [one._replace(line=number) for one in parsed.skipped]
    if not metrics:
        skipped.append(Skipped("", "no object of metrics", number, 1))
    scores = []
    for name, written in metrics.items():
        value, metric = finite(written), text(name)
        if value is None or not metric:
            skipped.append(Skipped(metric, "no finite number", number, 1))
        else:
            scores.append(base._replace(metric=metric, value=value, better=better(metric), at=f"line {number}"))
    return scores, skipped
