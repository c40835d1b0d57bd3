"""The phrases of the page of `blame`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "blame.whole": (
        "{first} scored {a} on {benchmark}, {model} scores {b}.",
        "{benchmark}：{first} 得 {a}，{model} 得 {b}。",
    ),
    "blame.gained": ("Most was gained at {model} ({change}).", "提升最多的一步是 {model}（{change}）。"),
    "blame.lost": ("Most was lost at {model} ({change}).", "下降最多的一步是 {model}（{change}）。"),
    "blame.settled.one": (
        "Of {changes}, 1 is more than noise: {gained} gained, {lost} lost.",
        "{changes}中有 1 个超出噪声：{gained} 个提升，{lost} 个下降。",
    ),
    "blame.settled.many": (
        "Of {changes}, {count} are more than noise: {gained} gained, {lost} lost.",
        "{changes}中有 {count} 个超出噪声：{gained} 个提升，{lost} 个下降。",
    ),
    "blame.settled-none": ("Of {changes}, none is more than noise.", "{changes}中没有一个超出噪声。"),
    "blame.changes.one": ("1 change", "1 个变化"),
    "blame.changes.many": ("{count} changes", "{count} 个变化"),
    "blame.unjudged": (
        "The noise is not known, so no change can be called more than that.",
        "来源没有给出噪声信息，因此无法断定任何变化超出噪声。",
    ),
    "blame.stand-in": (
        "{asked} itself has no score there; {model}, which followed it, has.",
        "{asked} 本身没有分数；其后的 {model} 有。",
    ),
    "blame.nothing": (
        "Not known here: no setting has scores on {subject} for two models on the way to {model}.",
        "这里没有记录：{subject} 上没有任何一种设置同时测过通向 {model} 途中的两个模型。",
    ),
    "blame.scored": ("{model} has scores on: {benchmarks}.", "{model} 有分数的基准：{benchmarks}。"),
    "blame.scored-none": ("{model} has no scores here at all.", "{model} 在这里没有任何分数。"),
    "blame.try-scores": ("abilitytrace scores {id}", "abilitytrace scores {id}"),
    "blame.heading": ("{benchmark}: {setting}", "{benchmark}：{setting}"),
    "blame.column.model": ("model", "模型"),
    "blame.column.date": ("date", "日期"),
    "blame.column.score": ("score", "分数"),
    "blame.column.chart": ("", ""),
    "blame.column.change": ("change", "变化"),
    "blame.column.interval": ("95 % interval", "95% 区间"),
    "blame.column.verdict": ("verdict", "判断"),
    "blame.interval": ("{low}, {high}", "{low}, {high}"),
    "blame.against": ("{model} (against {before})", "{model}（对比 {before}）"),
    "blame.verdict.gained": ("gained", "提升"),
    "blame.verdict.lost": ("lost", "下降"),
    "blame.verdict.none": ("none seen", "看不出"),
    "blame.verdict.unknown": ("unknown", "未知"),
    "blame.measured-by": ("Measured by {source}.", "测量者：{source}。"),
    "blame.step": ("{model}: {how}", "{model}：{how}"),
    "blame.by": ("by {methods}", "通过{methods}"),
    "blame.how-unknown": ("by a step whose methods are not given", "方法未说明的步骤"),
    "blame.together": (
        "{count} steps together: no score of {between} in this setting",
        "{count} 个步骤合并计算：{between} 在此设置下没有分数",
    ),
    "blame.share": ("{percent} % of the whole change", "占总变化的 {percent}%"),
    "blame.hidden": ("a change under {smallest} could hide here", "小于 {smallest} 的变化在此看不出来"),
    "blame.rival": ("its origin has rival accounts", "其来源有不同说法"),
    "blame.refuted": ("rests on a refuted account", "依据的说法已被推翻"),
    "blame.merge": ("one parent of a merge", "合并模型的父模型之一"),
    "blame.emerged": (
        "First surely above chance ({chance}): {model}; {before} was not yet.",
        "首次确定高于随机水平（{chance}）：{model}；此前的 {before} 尚未。",
    ),
    "blame.emerged-first": (
        "Above chance ({chance}) from the first measured model on: {model}.",
        "从第一个测过的模型 {model} 起就高于随机水平（{chance}）。",
    ),
    "blame.not-emerged": (
        "No measured model is surely above chance ({chance}).",
        "没有任何测过的模型确定高于随机水平（{chance}）。",
    ),
    "blame.common": ("All names begin with {common}", "所有名称都以 {common} 开头"),
    "blame.peak": (
        "Since its best, {best} at {model}, the change is {change}: more than noise, even though the peak was picked out afterwards.",
        "自 {model} 的最高值 {best} 以来变化了 {change}：即使计入事后挑选峰值，也超出噪声。",
    ),
    "blame.peak-within": (
        "Its best was {best} at {model}; the change since, {change}, is not surely more than noise.",
        "最高值是 {model} 的 {best}；此后的变化 {change} 不能确定超出噪声。",
    ),
    "blame.items": ("{count} items each.", "每次 {count} 题。"),
    "blame.items-assumed": (
        "The source does not say how many items it used: noise is judged as if it were the usual {count}.",
        "来源没有说明题数：噪声按通常的 {count} 题估计。",
    ),
    "blame.noise-unknown": (
        "Unknown: neither items nor standard errors are given, so nothing tells the noise.",
        "未知：没有给出题数或标准误差，因此无从判断噪声。",
    ),
    "blame.paired.all": (
        "The same items are compared, one by one.",
        "逐题比较相同的题目。",
    ),
    "blame.paired.some": (
        "{count} of {changes} changes compare the same items, one by one.",
        "{changes} 个变化中有 {count} 个逐题比较相同的题目。",
    ),
    "blame.clusters": (
        "They fall into {count} groups, whose items are not taken for independent.",
        "题目分为 {count} 组，同组的题目不按相互独立计算。",
    ),
    "blame.unpaired": (
        "Single items were not compared for {models}: {reason}.",
        "{models} 未能逐题比较：{reason}。",
    ),
    "blame.unpaired.prompts": ("the prompts of some differ", "部分题目的提示词不同"),
    "blame.range": ("{low} to {high}", "{low} 至 {high}"),
    "blame.smallest": (
        "A true change of {smallest} or more shows four times in five.",
        "真实变化达到 {smallest} 时，五次中有四次看得出来。",
    ),
    "blame.elsewhere": (
        "On the way and measured, but not comparably: {models}.",
        "途中测过但不可比：{models}。",
    ),
    "blame.elsewhere-one": ("{model} ({differs})", "{model}（{differs}）"),
    "blame.apart": (
        "{before}, before it, was scored on {benchmark} as well, but not comparably: {differs}.",
        "此前的 {before} 也测过{benchmark}，但不可比：{differs}。",
    ),
    "blame.lower": ("Lower is better here.", "此指标越低越好。"),
    "blame.unmeasured": ("On the way and not measured: {models}.", "途中未测的模型：{models}。"),
    "blame.unmeasured-more.one": ("{models} and 1 more", "{models}等，另有 1 个"),
    "blame.unmeasured-more.many": ("{models} and {count} more", "{models}等，另有 {count} 个"),
    "blame.conflicting": (
        "Left out, as one setting has two values of them: {models}.",
        "同一设置有两个数值而未采用：{models}。",
    ),
    "blame.family.one": (
        "Verdicts allow for 1 comparison.",
        "判断时计入了 1 次比较。",
    ),
    "blame.family.many": (
        "Verdicts allow for {count} comparisons at once: false alarms are held at 5 % of the findings.",
        "判断时计入了 {count} 次同时比较：误报控制在结论的 5% 以内。",
    ),
    "blame.others.one": (
        "1 more setting measured this: add --all.",
        "另有 1 种设置测过：加 --all 查看。",
    ),
    "blame.others.many": (
        "{count} more settings measured this: add --all.",
        "另有 {count} 种设置测过：加 --all 查看。",
    ),
}
