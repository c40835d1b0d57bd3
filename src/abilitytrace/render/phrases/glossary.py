"""The phrases of the page of `glossary`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "glossary.lead.one": ("1 term is explained here.", "这里解释了 1 个术语。"),
    "glossary.lead.many": ("{count} terms are explained here.", "这里解释了 {count} 个术语。"),
    "glossary.none": ("No term is explained here.", "这里没有解释任何术语。"),
    "glossary.column-own": ("term", "术语"),
    "glossary.column-other": ("Chinese", "英文"),
    "glossary.column-meaning": ("meaning", "含义"),
    "glossary.try": (
        "Sources and more on a term: abilitytrace glossary TERM",
        "术语的出处与更多内容：abilitytrace glossary 术语",
    ),
    "glossary.called": ("{name} ({other})", "{name}（{other}）"),
    "glossary.meaning": ("{name}: {says}", "{name}：{says}"),
    "glossary.thing": ("{name} is {kind}.", "{name}是{kind}。"),
    "glossary.no-meaning": ("What it means is not recorded here.", "这里没有记录它的含义。"),
    "glossary.aliases": ("also called: {aliases}", "又称：{aliases}"),
    "glossary.source": ("source: {source}", "出处：{source}"),
    "glossary.near": ("see also: {terms}", "相关术语：{terms}"),
    "glossary.show": ("Everything on it: abilitytrace show {id}", "它的全部内容：abilitytrace show {id}"),
    "glossary.notes": ("How sources use the word", "各来源的用法"),
    "glossary.about": ("What to see next", "延伸阅读"),
    "glossary.kind": ("  {kind}", "  {kind}"),
}
