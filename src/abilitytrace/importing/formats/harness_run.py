"""How a run of lm-evaluation-harness was set: shots, versions, items, directions and settings, task by task."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from abilitytrace.dates import is_date
from abilitytrace.importing.files import finite
from abilitytrace.importing.formats.harness_model import arguments, said, settings_of
from abilitytrace.importing.formats.values import mapping
from abilitytrace.importing.found import Skipped

__all__ = ["Run", "run_of"]

_SHOTS = re.compile(
    r"(?<![a-z0-9])(\d{1,3}|zero|one|two|three|four|five|eight|ten)[-_ ]?shot", re.IGNORECASE | re.ASCII
)
_NUMBERS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "eight": 8, "ten": 10}
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d)-(\d\d)-(\d{4})-\d\d-\d\d-\d\d", re.ASCII)
# no result file is older than the harness (2020), and none is from after 2100
_EARLIEST, _LATEST = 1577836800, 4102444800
# settings outside `config` that change what a model is asked; all are null or false where they were not used
_ASKED = ("system_instruction", "fewshot_as_multiturn")
_DEFAULT_SEED = 1234


class Run:
    """The settings of one result file. `date` is when it was run, empty where neither the file nor its name says."""

    def __init__(self, data: Mapping[str, Any], named_shots: int | None, date: str, skipped: list[Skipped]) -> None:
        self._config = mapping(data.get("config"))
        self._data, self._named_shots, self.date, self._skipped = data, named_shots, date, skipped
        self._parts = mapping(data.get("group_subtasks"))
        self._said_shots = False

    def version(self, task: str, prompting: str) -> str:
        """The version of a task as the file writes it; empty without one."""
        versions = mapping(self._data.get("versions"))
        found = versions.get(task, versions.get(f"{task}+{prompting}"))
        if isinstance(found, str | int | float) and not isinstance(found, bool):
            return str(found)[:60] if not isinstance(found, int) or abs(found) < 10**15 else ""
        return ""

    def parts(self, task: str) -> tuple[str, ...]:
        """The tasks that a group is the average of; empty for a task of its own."""
        parts = self._parts.get(task)
        if not isinstance(parts, list):
            return ()
        return tuple(part for part in parts if isinstance(part, str) and part.strip() and part != task)

    def higher_is_better(self, task: str, metric: str) -> Any:
        """What the file says about a metric's direction: true, false, or anything for nothing."""
        return mapping(mapping(self._data.get("higher_is_better")).get(task)).get(metric)

    def n(self, task: str, key: str, row: Mapping[str, Any]) -> int | None:
        """How many items a metric was measured on, as the file says."""
        counted = mapping(row.get("sample_count")).get(key)
        if counted is None:
            counted = mapping(mapping(self._data.get("n-samples")).get(task)).get("effective")
        return _count(counted)

    def shots(self, task: str) -> str:
        """How many examples a task was given: empty where the file does not say, or says other than its name."""
        shots = mapping(self._data.get("n-shot")).get(task)
        if shots is None:
            shots = self._listed_shots.get(task, self._config.get("num_fewshot"))
        if isinstance(shots, bool) or not isinstance(shots, int) or not 0 <= shots < 10**6:
            return ""
        if self._named_shots is None or self._named_shots == shots or self._config.get("num_fewshot") != shots:
            return str(shots)
        if not self._said_shots:
            reason = f"the file says {shots} and its name {self._named_shots} shots: taken as not known"
            self._skipped.append(Skipped("config.num_fewshot", reason))
            self._said_shots = True
        return ""

    @cached_property
    def _listed_shots(self) -> dict[str, Any]:
        """Shots given as a list, which runs in the order of the tasks: that of `versions`, as `results` comes otherwise."""
        listed = self._config.get("num_fewshot")
        tasks = list(mapping(self._data.get("versions")))
        if isinstance(listed, list) and len(listed) == len(tasks):
            return dict(zip(tasks, listed, strict=True))
        if isinstance(listed, list):
            self._skipped.append(Skipped("config.num_fewshot", "a list that does not fit the list of tasks"))
        return {}

    def settings(self, task: str) -> dict[str, str]:
        """Everything else that a rerun must share to be the same measurement."""
        limit = self._limit(task)
        return {**self._settings, **({"limit": limit} if limit else {})}

    @cached_property
    def _settings(self) -> dict[str, str]:
        raw = self._config.get("model_args")
        given = arguments(raw)
        found = settings_of(given)
        if isinstance(raw, dict) and not {"pretrained", "model", "engine"} & given.keys() and len(given) > 40:
            # the configuration of a training run, not arguments of an evaluation
            found = {}
            reason = f"{len(raw)} arguments that name no model are not taken over"
            self._skipped.append(Skipped("config.model_args", reason))
        if generation := self._config.get("gen_kwargs"):
            found["gen_kwargs"] = said(generation)
        if descriptions := self._config.get("description_dict"):
            found["description_dict"] = said(descriptions)
        seed = self._config.get("fewshot_seed")
        if seed not in (None, _DEFAULT_SEED):
            found["fewshot_seed"] = said(seed)
        for key in _ASKED:
            if self._data.get(key):
                found[key] = said(self._data.get(f"{key}_sha") or self._data[key])[:19]
        if template := self._data.get("chat_template"):
            found["chat_template"] = said(self._data.get("chat_template_sha") or template)[:19]
        return {key: value for key, value in found.items() if value}

    def _limit(self, task: str) -> str:
        """How many items `--limit` left of a task; empty for all of them."""
        samples = mapping(mapping(self._data.get("n-samples")).get(task))
        original, effective = _count(samples.get("original")), _count(samples.get("effective"))
        limit = said(self._config.get("limit"))
        if original and effective:
            return (limit or str(effective)) if effective < original else ""
        return limit


def run_of(data: Mapping[str, Any], path: Path, skipped: list[Skipped]) -> Run:
    """The settings of a file: what it says itself, and date and shots as its name has them."""
    names = (path.name, path.absolute().parent.name)
    shots = next((match[1].lower() for name in names if (match := _SHOTS.search(name))), "")
    named = _NUMBERS.get(shots, int(shots) if shots.isdigit() else None)
    return Run(data, named, _moment(data.get("date")) or _named_date(path.name), skipped)


def _count(value: Any) -> int | None:
    number = finite(value)
    return int(number) if number is not None and 1 <= number < 2**53 and number.is_integer() else None


def _moment(value: Any) -> str:
    seconds = finite(value)
    if seconds is None or not _EARLIEST < seconds < _LATEST:
        return ""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _named_date(name: str) -> str:
    # month first, as its year and time look like a date that begins with the year
    if match := _YEAR_LAST.search(name):
        date = f"{match[3]}-{match[1]}-{match[2]}"
    elif match := _YEAR_FIRST.search(name):
        date = match[1]
    else:
        return ""
    return date if is_date(date) else ""
