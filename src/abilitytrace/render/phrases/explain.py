"""The phrases of the page of `explain`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "explain.title": ("{code}: {title} ({severity})", "{code}：{title}（{severity}）"),
    "explain.error": ("error", "错误"),
    "explain.warning": ("warning", "警告"),
    "explain.severity": (
        "E forbids use of the file, W is worth knowing. A code never changes its meaning.",
        "E 表示文件不能使用，W 表示值得留意。代码的含义永不改变。",
    ),
    "explain.wrong": ("Wrong", "错误写法"),
    "explain.right": ("Right", "正确写法"),
    "explain.file": (" ({file})", "（{file}）"),
    "explain.beside": ("Beside it lies {files}.", "旁边还有 {files}。"),
    "explain.group-1": ("Files", "文件"),
    "explain.group-2": ("Ids and names", "id 与名称"),
    "explain.group-3": ("Descent", "谱系"),
    "explain.group-4": ("Evidence", "证据"),
    "explain.group-5": ("Specs and scores", "规格与分数"),
    "explain.group-6": ("Settings", "设置"),
    "explain.try": ("With examples: abilitytrace explain {code}", "附例子的说明：abilitytrace explain {code}"),
}
