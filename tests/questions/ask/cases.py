"""The questions of the YAML files in this folder, and how an answer is looked at."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

__all__ = ["HERE", "MISSES", "QUESTIONS", "SAMPLE", "commands", "found", "offered"]

HERE = Path(__file__).parent
_GROUPS: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "questions.yaml").read_text(encoding="utf-8"))
MISSES = _GROUPS.pop("known_misses")
QUESTIONS = [case for cases in _GROUPS.values() for case in cases]
SAMPLE: list[dict[str, Any]] = yaml.safe_load((HERE / "sample.yaml").read_text(encoding="utf-8"))


def found(pattern: str, text: str) -> bool:
    """Whether a regular expression is found in a text, whatever its case, width and blanks."""
    flat = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))
    return re.search(pattern, flat, re.IGNORECASE) is not None


def commands(text: str) -> list[str]:
    """The command lines that an answer says it ran, without the name of the program."""
    return [line.removeprefix("→ abilitytrace ") for line in text.splitlines() if line.startswith("→ ")]


def offered(text: str) -> list[str]:
    """The command lines that a refusal offers, without the name of the program."""
    return [line.removeprefix("  abilitytrace ") for line in text.splitlines() if line.startswith("  abilitytrace ")]
