"""The phrases of the page of `config`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "config.lead": ("Settings files read, the first counts most: {files}", "读取的设置文件（前者优先）：{files}"),
    "config.lead-none": ("No settings file was found.", "没有找到设置文件。"),
    "config.column-key": ("setting", "设置项"),
    "config.column-value": ("value", "值"),
    "config.column-origin": ("comes from", "来自"),
    "config.none": ("(none)", "（无）"),
    "config.from-flag": ("the command line", "命令行"),
    "config.from-environment": ("the environment, {named}", "环境变量 {named}"),
    "config.from-file": ("{named}", "{named}"),
    "config.from-locale": ("the locale, {named}", "区域设置 {named}"),
    "config.from-default": ("default", "默认"),
    "config.try": (
        'Set them in abilitytrace.toml, such as: graph = ["lineage.yaml"]',
        '可写在 abilitytrace.toml 里，例如：graph = ["lineage.yaml"]',
    ),
}
