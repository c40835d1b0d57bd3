"""Export → a lineage file: what `--graph FILE --no-builtin` reads back to the same records in the same order."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from abilitytrace.questions.export import Export
from abilitytrace.render.exports.lineage_file import FlowList, FlowMapping, file_data
from abilitytrace.render.exports.text import escaped, has_hidden, numbered, version

if TYPE_CHECKING:
    # loaded by the function that writes
    from yaml import Node, SafeDumper

__all__ = ["yaml"]

_WIDTH = 120
# a score has a line of its own, however long
_NO_WIDTH = 10**6


def yaml(export: Export) -> str:
    """The records as one lineage file: blocks of 120 columns, scores and lists of ids on a line each."""
    data = file_data(export)
    scores = data.pop("scores", None)
    text = f"# {version(export)}\n{_dumped(data, _WIDTH)}"
    return text if scores is None else text + _dumped({"scores": scores}, _NO_WIDTH)


def _dumped(data: dict[str, object], width: int) -> str:
    """Data as YAML; hidden characters stand in double quotes only, where they are escaped."""
    import yaml as pyyaml

    text: str = pyyaml.dump(
        data, Dumper=_dumper(), allow_unicode=True, default_flow_style=False, sort_keys=False, width=width
    )
    return escaped(text, numbered)


@cache
def _dumper() -> Any:
    """PyYAML's dumper, the fast one if there is one, with our ideas of what needs quotes and what stays on a line."""
    import yaml as pyyaml

    base: type[pyyaml.SafeDumper] = getattr(pyyaml, "CSafeDumper", pyyaml.SafeDumper)

    class Dumper(base):  # type: ignore[valid-type,misc] # known at run time only
        # dates stay as they are, without quotes: no reader of lineage files takes them for anything else
        yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way to say what needs quotes
            first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
            for first, resolvers in base.yaml_implicit_resolvers.items()
        }

        def ignore_aliases(self, _: object) -> bool:
            return True

    # a number to readers of YAML 1.2, and text to PyYAML, which follows 1.1: quoted, it is text to both
    Dumper.add_implicit_resolver(
        "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+[eE][-+]?[0-9]+$|0o[0-7]+$"), list("-+0123456789")
    )
    Dumper.add_representer(str, _string)
    Dumper.add_representer(FlowList, _flow_list)
    Dumper.add_representer(FlowMapping, _flow_mapping)
    return Dumper


def _string(dumper: "SafeDumper", text: str) -> "Node":
    style = '"' if "\n" in text or has_hidden(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _flow_list(dumper: "SafeDumper", items: list[object]) -> "Node":
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _flow_mapping(dumper: "SafeDumper", items: dict[str, object]) -> "Node":
    return dumper.represent_mapping("tag:yaml.org,2002:map", items, flow_style=True)
