"""E6: settings files, `abilitytrace.toml` or `[tool.abilitytrace]` of `pyproject.toml`."""

from abilitytrace.checks.codes.code import Code
from abilitytrace.records import Text

__all__ = ["CODES"]

_FILE = "abilitytrace.toml"

CODES = (
    Code(
        "E601",
        Text("the settings file cannot be read", "设置文件无法读取"),
        Text(
            "It is not a regular file, larger than 1 MiB, not UTF-8 text, or not valid TOML.",
            "它不是普通文件，或者超过 1 MiB，或者不是 UTF-8 文本，或者不是有效的 TOML。",
        ),
        wrong='lang = "zh\n',
        right='lang = "zh"\n',
        file=_FILE,
    ),
    Code(
        "E602",
        Text("an unknown setting", "未知的设置项"),
        Text(
            "The settings are `graph`, `builtin`, `lang`, `format` and `color`; `abilitytrace config show` lists them.",
            "设置项有 `graph`、`builtin`、`lang`、`format`、`color`，用 `abilitytrace config show` 查看。",
        ),
        wrong='grahp = ["lineage.yaml"]\n',
        right='graph = ["lineage.yaml"]\n',
        beside=(("lineage.yaml", "schema: 1\n"),),
        file=_FILE,
    ),
    Code(
        "E603",
        Text("a setting with a wrong value", "设置项的值不对"),
        Text(
            "`graph` is a list of paths, `builtin` is true or false, the others are words that the options know.",
            "`graph` 是路径的列表，`builtin` 取 true 或 false，其余取命令行选项认识的词。",
        ),
        wrong='builtin = "no"\n',
        right="builtin = true\n",
        file=_FILE,
    ),
)
