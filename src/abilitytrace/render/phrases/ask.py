"""The phrases of the page of `ask`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "ask.ran": ("{arrow} {command}", "{arrow} {command}"),
    "ask.read-as": ("Read {typed} as {taken}.", "已把{typed}读作{taken}。"),
    "ask.word": ("“{word}”", "“{word}”"),
    "ask.word-ascii": ('"{word}"', "“{word}”"),
    "ask.refused": ("Not known here: {words}.", "这里没有记录：{words}。"),
    "ask.refused-joined": (
        "Not known here: no record joins what this question names.",
        "这里没有记录：没有哪条记录同时涉及问题中的这些内容。",
    ),
    "ask.refused-nothing": (
        "Not known here: nothing in this question names a thing that this lineage holds.",
        "这里没有记录：问题里没有提到这份谱系中的任何事物。",
    ),
    "ask.half": (
        "Not known here: {words}; try {commands}. The rest of the question is answered below.",
        "这里没有记录：{words}；试试：{commands}。下面只回答问题的其余部分。",
    ),
    "ask.quote": ("{says}  {source}", "{says}　{source}"),
    "ask.see-also": ("See also", "另见"),
    "ask.see": ("{command}", "{command}"),
    "ask.try": ("Try:", "试试："),
    "ask.as-of": ("Read as a question about what was known at the end of {date}.", "按截至 {date}的认识来回答。"),
    "ask.hello": (
        "Ask in English or Chinese; Tab completes names, an empty line or Ctrl-D ends.",
        "请用中文或英文提问；Tab 补全名称，空行或 Ctrl-D 结束。",
    ),
    "ask.prompt": ("? ", "? "),
}
