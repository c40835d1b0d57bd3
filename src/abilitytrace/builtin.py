"""Where the built-in lineage lies: in a wheel beside the code, in a clone or an editable install beside `src`."""

from pathlib import Path

__all__ = ["builtin_lineage"]


def builtin_lineage() -> Path:
    """The path of the built-in `lineage.yaml`."""
    here = Path(__file__).resolve()
    inside = here.parent / "data" / "lineage.yaml"
    return inside if inside.is_file() else here.parents[2] / "data" / "lineage.yaml"
