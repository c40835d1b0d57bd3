"""The phrases of the page of `counterparts`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "counterparts.named": (
        "Named beside {model} in claims about counterparts: {others}.",
        "在关于近似模型的论断中，与 {model} 并提的有：{others}。",
    ),
    "counterparts.rebuilt": ("rebuilt after it", "仿造它而成"),
    "counterparts.rebuilds": ("which it rebuilds", "它所仿造的模型"),
    "counterparts.none": ("No counterpart of {model} is named here.", "这里没有提到 {model} 的近似模型。"),
    "counterparts.relatives": (
        "Models near it that have some: {models}.",
        "与它相近、且有近似模型的：{models}。",
    ),
    "counterparts.leading": ("What most evidence was brought on: {says}", "证据最多的一条论断：{says}"),
    "counterparts.leading-stated": (
        "Stated as {stated} ({date}), graded {level} ({account}).",
        "提出时属于“{stated}”（{date}），评定为“{level}”（{account}）。",
    ),
    "counterparts.leading-graded": ("Graded {level} ({account}).", "评定为“{level}”（{account}）。"),
    "counterparts.measured": (
        "Of {total} settings measured for both, {other} is ahead in {above}, behind in {below} and level in {level}.",
        "在两者都有分数的 {total} 个设置中，{other} 有 {above} 个占优，{below} 个不如，{level} 个持平。",
    ),
    "counterparts.measured-one.above": (
        "In the one setting measured for both that counts, {other} is ahead.",
        "在唯一计入的、两者都有分数的设置中，{other} 占优。",
    ),
    "counterparts.measured-one.below": (
        "In the one setting measured for both that counts, {other} is behind.",
        "在唯一计入的、两者都有分数的设置中，{other} 不如。",
    ),
    "counterparts.measured-one.level": (
        "In the one setting measured for both that counts, the two are level.",
        "在唯一计入的、两者都有分数的设置中，二者持平。",
    ),
    "counterparts.measured-try": (
        "Side by side: abilitytrace compare {a} {b}",
        "逐项对照：abilitytrace compare {a} {b}",
    ),
    "counterparts.unmeasured": (
        "No score of the two is comparable here.",
        "两者在这里没有可比的分数。",
    ),
    "counterparts.imitates": ("{output} was rebuilt after {inputs}, {date}", "{output} 仿造 {inputs} 而成，{date}"),
    "counterparts.factors": ("What a rebuild needs, said of both", "复现所需的条件（涉及两者）"),
    "counterparts.above": ("shown above", "见上文"),
    "counterparts.alone": ("Also said of counterparts", "关于近似模型的其他论断"),
}
