"""An export as text, in the formats of other programs. Nothing is asked or opened here."""

from collections.abc import Callable

from abilitytrace.questions.export import Export
from abilitytrace.render.exports.csv import csv
from abilitytrace.render.exports.cyclonedx import cyclonedx
from abilitytrace.render.exports.dot import dot
from abilitytrace.render.exports.every_eval import every_eval
from abilitytrace.render.exports.graphml import graphml
from abilitytrace.render.exports.json import json
from abilitytrace.render.exports.mermaid import mermaid
from abilitytrace.render.exports.prov_json import prov_json
from abilitytrace.render.exports.refused import CannotExport, MissingLibrary, TooLarge
from abilitytrace.render.exports.tables import TABLES
from abilitytrace.render.exports.yaml import yaml

__all__ = ["FORMATS", "TABLES", "CannotExport", "MissingLibrary", "TooLarge", "render_export"]

# name → what makes text of an export; pictures take a language too, csv a table
FORMATS: dict[str, Callable[..., str]] = {
    "json": json,
    "yaml": yaml,
    "mermaid": mermaid,
    "dot": dot,
    "graphml": graphml,
    "csv": csv,
    "prov-json": prov_json,
    "cyclonedx": cyclonedx,
    "every-eval-ever": every_eval,
}
_PICTURES = ("mermaid", "dot")


def render_export(export: Export, name: str, *, table: str = "steps", language: str = "en") -> str:
    """An export in one of FORMATS. `table` is one of TABLES, for csv; `language` that of the labels in pictures.

    Raises TooLarge for what the format cannot hold, MissingLibrary for a library that is an extra.
    """
    if name == "csv":
        return csv(export, table)
    return FORMATS[name](export, language) if name in _PICTURES else FORMATS[name](export)
