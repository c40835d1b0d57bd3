"""The phrases of the page of `limits`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "limits.none": (
        "No limit of {model}, its series or its ancestors is claimed here, which does not mean that it has none.",
        "这里没有关于 {model}、其所属系列或祖先的局限的论断，但这不等于没有局限。",
    ),
    "limits.none-at-all": ("No limit of any model is claimed here.", "这里没有任何关于模型局限的论断。"),
    "limits.lead.one": (
        "1 limit is claimed here that concerns {model}: {parts}.",
        "这里有 1 条论断涉及 {model} 的局限：{parts}。",
    ),
    "limits.lead.many": (
        "{count} limits are claimed here that concern {model}: {parts}.",
        "这里有 {count} 条论断涉及 {model} 的局限：{parts}。",
    ),
    "limits.all.one": ("1 limit of a model is claimed here.", "这里有 1 条关于模型局限的论断。"),
    "limits.all.many": ("{count} limits of models are claimed here.", "这里有 {count} 条关于模型局限的论断。"),
    "limits.part.own": ("{count} of the model itself", "关于它本身的 {count} 条"),
    "limits.part.member": ("{count} of models in the series", "关于系列内模型的 {count} 条"),
    "limits.part.series": ("{count} of its series", "关于其所属系列的 {count} 条"),
    "limits.part.ancestor": ("{count} of models it descends from", "关于其祖先的 {count} 条"),
    "limits.levels": ("Graded: {levels}.", "评定：{levels}。"),
    "limits.level": ("{level} ({count})", "{level}（{count}）"),
    "limits.best": ("The best founded: {says}", "依据最充分的一条：{says}"),
    "limits.own": ("Of {model} itself", "{model} 本身的局限"),
    "limits.member": ("Of models in the series", "系列内模型的局限"),
    "limits.series": ("Of its series", "所属系列的局限"),
    "limits.ancestor": (
        "Of models it descends from: whether it shares them is not said",
        "祖先的局限：它是否也有，论断没有说明",
    ),
    "limits.all": ("All of them, the best founded first", "全部局限，依据充分的在前"),
    "limits.of": ("models named: {models}", "提到的模型：{models}"),
    "limits.abilities": ("about: {abilities}", "涉及能力：{abilities}"),
    "limits.rival": ("said otherwise: {says} [{id}]", "另一种说法：{says} [{id}]"),
}
