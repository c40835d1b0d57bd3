"""The phrases of the page of `bisect`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "bisect.next": ("Measure {model} next.", "下一个该测的是 {model}。"),
    "bisect.lost": (
        "{benchmark} was lost between {before} ({a}) and {after} ({b}), at one of {count} steps.",
        "{benchmark} 在 {before}（{a}）与 {after}（{b}）之间下降，可能发生在 {count} 个步骤中的任一步。",
    ),
    "bisect.gained": (
        "{benchmark} was gained between {before} ({a}) and {after} ({b}), at one of {count} steps.",
        "{benchmark} 在 {before}（{a}）与 {after}（{b}）之间提升，可能发生在 {count} 个步骤中的任一步。",
    ),
    "bisect.doubt": (
        "The doubt is {bits}; after that score it is expected to be {left}.",
        "目前的不确定度为 {bits}；测得该分数后，预计降为 {left}。",
    ),
    "bisect.bits": (
        "{bits} bits, as among {count} equally likely steps",
        "{bits} 比特，相当于 {count} 个同等可能的步骤",
    ),
    "bisect.asked": (
        "{asked} itself has no score there; {model}, which followed it, has.",
        "{asked} 本身没有分数；其后的 {model} 有。",
    ),
    "bisect.nothing.unmeasured": (
        "Nothing to bisect: no setting has scores on {benchmark} for two models on the way to {model}.",
        "无从二分：{benchmark} 上没有任何一种设置同时测过通向 {model} 途中的两个模型。",
    ),
    "bisect.nothing.unknown": (
        "Nothing to bisect: nothing tells the noise of the scores on {benchmark}, so no change on the way to {model} is sure.",
        "无从二分：{benchmark} 的分数没有噪声信息，通向 {model} 途中没有可以断定的变化。",
    ),
    "bisect.nothing.none": (
        "Nothing to bisect: no change beyond noise on {benchmark} between the measured models on the way to {model}.",
        "无从二分：通向 {model} 途中，测过的模型在 {benchmark} 上没有超出噪声的变化。",
    ),
    "bisect.nothing.settled": (
        "Nothing to bisect: every change beyond noise on {benchmark} on the way to {model} falls to a single step.",
        "无从二分：通向 {model} 途中，{benchmark} 上每个超出噪声的变化都已落在单独一步上。",
    ),
    "bisect.nothing.unnamed": (
        "Nothing that could be measured: between {before} and {after}, where {benchmark} changed, stand only models that "
        "nobody has named.",
        "没有可以测的模型：{benchmark} 的变化发生在 {before} 与 {after} 之间，而其间只有未公开名称的模型。",
    ),
    "bisect.nothing.told": (
        "No other model to measure: all between {before} and {after} are measured, and noise hides at which step {benchmark} "
        "changed. Measure them again with more items.",
        "没有其他模型可测：{before} 与 {after} 之间的模型都已测过，但噪声掩盖了 {benchmark} 在哪一步变化。请用更多题目重测。",
    ),
    "bisect.try-blame": ("abilitytrace blame {benchmark} {model}", "abilitytrace blame {benchmark} {model}"),
    "bisect.heading": ("From {before} to {after}: {change}", "从 {before} 到 {after}：{change}"),
    "bisect.interval": ("{change} (95 % interval {low} to {high})", "{change}（95% 区间 {low} 至 {high}）"),
    "bisect.setting": ("{benchmark}, {setting} [{source}].", "{benchmark}，{setting} [{source}]。"),
    "bisect.hidden": (
        "Models between are measured too, but noise hides at which step it changed.",
        "其间也有测过的模型，但噪声掩盖了变化发生在哪一步。",
    ),
    "bisect.column.model": ("measure", "测量"),
    "bisect.column.gain": ("takes away", "可消除"),
    "bisect.column.left": ("leaves", "剩余"),
    "bisect.column.steps": ("as among", "相当于"),
    "bisect.cell.bits": ("{bits} bits", "{bits} 比特"),
    "bisect.cell.steps": ("{count} steps", "{count} 个步骤"),
    "bisect.more.one": ("1 more candidate tells less.", "另有 1 个候选，信息更少。"),
    "bisect.more.many": ("{count} more candidates tell less.", "另有 {count} 个候选，信息更少。"),
    "bisect.items.one": (
        "With about {n} items its score tells, four times in five, on which side of it the change lies.",
        "约 {n} 题即可五次中有四次看出变化在它之前还是之后。",
    ),
    "bisect.items.many": (
        "With about {n} items the score of any of them tells, four times in five, on which side of it the change lies.",
        "其中任何一个只需约 {n} 题，即可五次中有四次看出变化在它之前还是之后。",
    ),
    "bisect.too-noisy": (
        "The scores at the ends are too noisy for one more score to tell the two sides apart four times in five; give the ends "
        "more items too.",
        "两端的分数噪声太大，再测一个分数也难以五次中有四次分清两侧；两端也需要更多题目。",
    ),
    "bisect.places": ("Where it may have changed", "可能在哪一步变化"),
    "bisect.alike": ("all {count} steps alike: {percent} % each", "{count} 个步骤机会均等：各 {percent}%"),
    "bisect.place": ("{model}: {percent} %", "{model}：{percent}%"),
    "bisect.place-by": ("{model}: {percent} %, by {methods}", "{model}：{percent}%，通过{methods}"),
    "bisect.places-more.one": ("1 other step: {percent} %", "另有 1 个步骤：{percent}%"),
    "bisect.places-more.many": ("{count} other steps: {percent} % together", "另有 {count} 个步骤：合计 {percent}%"),
    "bisect.known": ("Already known", "已经清楚"),
    "bisect.known-together": (
        "{after}: {change} against {before}, at one of the steps between",
        "{after}：较 {before} 变化 {change}，发生在其间某一步",
    ),
    "bisect.known-step": (
        "{model}: {change} against {before}, at this step",
        "{model}：较 {before} 变化 {change}，就在这一步",
    ),
    "bisect.known-hidden": (
        "{before} to {after}: {change}; all between are measured, and noise hides the step",
        "{before} 到 {after}：{change}；其间都已测过，噪声掩盖了是哪一步",
    ),
    "bisect.forks": (
        "The best founded way is followed; it passes a merge or a step with rival accounts, whose other sides are not searched.",
        "所循的是依据最充分的一条路线；途中有合并或有争议的步骤，其余分支没有搜索。",
    ),
    "bisect.model": (
        "Reckoned as one change at one step of each stretch, every step equally likely before anything was measured.",
        "推算假定每一段只在一个步骤上变化一次，且测量之前各步骤同等可能。",
    ),
    "bisect.lower": ("Lower is better here.", "此指标越低越好。"),
}
