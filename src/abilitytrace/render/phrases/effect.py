"""The phrases of the page of `effect`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "effect.lead.one": (
        "{method}: 1 step uses it here, {measured} with scores before and after.",
        "{method}：这里有 1 个步骤用到它，其中 {measured} 个前后都有分数。",
    ),
    "effect.lead.many": (
        "{method}: {count} steps use it here, {measured} with scores before and after.",
        "{method}：这里有 {count} 个步骤用到它，其中 {measured} 个前后都有分数。",
    ),
    "effect.nothing": (
        "What it does on average is not known here: no step has scores of both ends in one setting with known noise.",
        "这里不知道其平均效果：没有任何步骤在同一设置下前后都有分数且噪声已知。",
    ),
    "effect.gains": ("On average it gains {subjects}.", "平均而言它提升{subjects}。"),
    "effect.costs": ("On average it costs {subjects}.", "平均而言它损失{subjects}。"),
    "effect.each-gains": (
        "Every family gained in {subjects}, by amounts that differ too much to fix a mean.",
        "每个家族在{subjects}上都有提升，但幅度相差太大，平均值无法确定。",
    ),
    "effect.each-costs": (
        "Every family lost in {subjects}, by amounts that differ too much to fix a mean.",
        "每个家族在{subjects}上都有下降，但幅度相差太大，平均值无法确定。",
    ),
    "effect.none": ("No mean change is visible in {subjects}.", "{subjects}看不出平均变化。"),
    "effect.too-few": (
        "One family only, too few to speak of others: {subjects}.",
        "只有一个家族、不足以推及其他的有：{subjects}。",
    ),
    "effect.and-more": ("{subjects} (and {count} more)", "{subjects}（另有 {count} 项）"),
    "effect.subjects-more.one": (
        "1 more, with fewer families or smaller changes: abilitytrace effect {id} --ability NAME, or --json for all",
        "另有 1 项，家族更少或变化更小：abilitytrace effect {id} --ability 名称，或用 --json 查看全部",
    ),
    "effect.subjects-more.many": (
        "{count} more, with fewer families or smaller changes: abilitytrace effect {id} --ability NAME, or --json for all",
        "另有 {count} 项，家族更少或变化更小：abilitytrace effect {id} --ability 名称，或用 --json 查看全部",
    ),
    "effect.subject": ("{subject} ({change} points)", "{subject}（{change} 个百分点）"),
    "effect.heading": (
        "{subject}: {change} points, 95 % interval {low} to {high}, {families}",
        "{subject}：{change} 个百分点，95% 区间 {low} 至 {high}，{families}",
    ),
    "effect.families.one": ("1 family", "1 个家族"),
    "effect.families.many": ("{count} families", "{count} 个家族"),
    "effect.column.family": ("family of", "家族"),
    "effect.column.trials": ("trials", "次数"),
    "effect.column.change": ("change", "变化"),
    "effect.column.interval": ("95 % interval", "95% 区间"),
    "effect.column.weight": ("weight", "权重"),
    "effect.column.plot": ("{low}{gap}{high}", "{low}{gap}{high}"),
    "effect.interval": ("{low}, {high}", "{low}, {high}"),
    "effect.mean": ("mean", "平均"),
    "effect.trial": (
        "{before} to {model} on {benchmark}: {change} [{source}]",
        "{before} 到 {model}，{benchmark}：{change} [{source}]",
    ),
    "effect.in-setting": ("{benchmark} ({setting})", "{benchmark}（{setting}）"),
    "effect.families-more": (
        "{count} more families with fewer trials each: --json has all",
        "另有 {count} 个家族，次数较少：见 --json",
    ),
    "effect.trials-more.one": ("1 more: --json has all", "另有 1 项：见 --json"),
    "effect.trials-more.many": ("{count} more: --json has all", "另有 {count} 项：见 --json"),
    "effect.few": (
        "Few families: a first impression, not a law.",
        "家族很少：只是初步印象，不是规律。",
    ),
    "effect.heterogeneity": (
        "{i2} % of the variance between families is more than noise (I²; tau {tau} points).",
        "家族之间 {i2}% 的差异超出噪声（I²；tau 为 {tau} 个百分点）。",
    ),
    "effect.prediction": (
        "In one more family the effect is expected between {low} and {high}.",
        "在另一个家族中，效果预计介于 {low} 与 {high} 之间。",
    ),
    "effect.prediction-open": (
        "Of one more family so few say nothing: any effect is possible.",
        "这么少的家族无法预计另一个家族：任何效果都有可能。",
    ),
    "effect.without": (
        "Leaving out one family at a time moves the mean to {low} … {high}.",
        "逐一去掉一个家族，平均值在 {low} … {high} 之间。",
    ),
    "effect.turns.one": (
        "Whether the interval reaches across zero hangs on {families} alone.",
        "区间是否跨过零，取决于是否计入{families}这一个家族。",
    ),
    "effect.turns.many": (
        "Whether the interval reaches across zero hangs on each of {families}.",
        "区间是否跨过零，取决于是否计入其中任何一个：{families}。",
    ),
    "effect.beside": (
        "At work beside it, so that part of the change may be theirs: {methods}.",
        "同时起作用的还有{methods}，变化可能部分归因于它们。",
    ),
    "effect.assumed": (
        "Where sources do not say how many items they used, the usual number is assumed.",
        "来源未说明题数时，按通常题数估计。",
    ),
    "effect.unjudged.one": (
        "1 trial without known noise is left out.",
        "有 1 次因噪声未知而未计入。",
    ),
    "effect.unjudged.many": (
        "{count} trials without known noise are left out.",
        "有 {count} 次因噪声未知而未计入。",
    ),
    "effect.unjudged-all": (
        "Measured, but without known noise: {subjects}.",
        "测过但噪声未知：{subjects}。",
    ),
    "effect.aside.one": (
        "1 more account that names it is left out: refuted, or not the best founded one of its model.",
        "另有 1 种提到它的说法未计入：已被推翻，或不是该模型依据最充分的来历。",
    ),
    "effect.aside.many": (
        "{count} more accounts that name it are left out: refuted, or not the best founded ones of their models.",
        "另有 {count} 种提到它的说法未计入：已被推翻，或不是相应模型依据最充分的来历。",
    ),
    "effect.apart.one": (
        "Of 1 step the scores before and after are not comparable: source or setting differ. `abilitytrace diff` says in what.",
        "有 1 个步骤前后的分数不可比：来源或设置不同，见 abilitytrace diff。",
    ),
    "effect.apart.many": (
        "Of {count} steps the scores before and after are not comparable: sources or settings differ. `abilitytrace diff` says "
        "in what.",
        "有 {count} 个步骤前后的分数不可比：来源或设置不同，见 abilitytrace diff。",
    ),
    "effect.not-shares.one": (
        "1 trial in a metric that is no share of right items is not pooled.",
        "有 1 次的指标不是正确率，无法合并。",
    ),
    "effect.not-shares.many": (
        "{count} trials in metrics that are no share of right items are not pooled.",
        "有 {count} 次的指标不是正确率，无法合并。",
    ),
    "effect.marks": (
        "What is claimed of it: abilitytrace claims --about {id}",
        "关于它的论断：abilitytrace claims --about {id}",
    ),
}
