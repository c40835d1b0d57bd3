"""Export → JSON: the records as they are, in the envelope of every answer."""

from abilitytrace.questions.export import Export
from abilitytrace.render.exports.text import in_json
from abilitytrace.render.json import as_data, render_json

__all__ = ["json"]


def json(export: Export) -> str:
    """The records with both confidences, as `abilitytrace/export@1`."""
    query = as_data(export.asked)
    return in_json(render_json("export", 1, export, query=query, sha256=export.sha256, title=export.title))
