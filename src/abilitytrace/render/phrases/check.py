"""The phrases of the page of `check`. The problems themselves are told in English, like all messages about files."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "check.summary": (
        "{records}, {evidence} in {files}: {errors}, {warnings}",
        "{files}，{records}，{evidence}：{errors}，{warnings}",
    ),
    "check.records.one": ("1 record", "1 条记录"),
    "check.records.many": ("{count} records", "{count} 条记录"),
    "check.evidence.one": ("1 line of evidence", "1 条证据"),
    "check.evidence.many": ("{count} lines of evidence", "{count} 条证据"),
    "check.files.one": ("1 file", "1 个文件"),
    "check.files.many": ("{count} files", "{count} 个文件"),
    "check.errors.one": ("1 error", "1 个错误"),
    "check.errors.many": ("{count} errors", "{count} 个错误"),
    "check.warnings.one": ("1 warning", "1 个警告"),
    "check.warnings.many": ("{count} warnings", "{count} 个警告"),
    "check.over-builtin": (
        "checked over the built-in lineage, as --graph lays it; --no-builtin checks it alone",
        "已像 --graph 那样叠加在内置谱系上检查；加 --no-builtin 则单独检查",
    ),
    "check.over": ("checked over {files}", "已叠加在以下文件上检查：{files}"),
    "check.explain": ("What a code means: abilitytrace explain {code}", "代码的含义：abilitytrace explain {code}"),
    "check.column-place": ("place", "位置"),
    "check.column-code": ("code", "代码"),
    "check.column-problem": ("problem", "问题"),
    "check.column-help": ("way out", "解决办法"),
}
