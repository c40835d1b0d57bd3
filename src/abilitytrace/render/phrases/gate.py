"""The phrases of the page of `gate`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "gate.passed.one": (
        "Passed: {candidate} may replace {base}. A drop as large as the margin is ruled out for the one score compared.",
        "通过：{candidate} 可以替换 {base}。所比较的 1 项分数可以排除达到容许限度的下降。",
    ),
    "gate.passed.many": (
        "Passed: {candidate} may replace {base}. A drop as large as the margin is ruled out for each of {count} scores.",
        "通过：{candidate} 可以替换 {base}。所比较的 {count} 项分数都可以排除达到容许限度的下降。",
    ),
    "gate.others.one": ("1 more benchmark could not be compared.", "另有 1 个基准无法比较。"),
    "gate.others.many": ("{count} more benchmarks could not be compared.", "另有 {count} 个基准无法比较。"),
    "gate.regressed": (
        "Regressed: {candidate} dropped against {base} by more than the margin on {benchmarks}.",
        "退步：{candidate} 相对 {base} 的下降超出容许限度：{benchmarks}。",
    ),
    "gate.regressed-one": ("{benchmark} ({change})", "{benchmark}（{change}）"),
    "gate.undecided": (
        "Undecided: the scores cannot tell whether {candidate} dropped against {base} by more than the margin on {benchmarks}.",
        "无法判定：现有数据无法说明 {candidate} 相对 {base} 的下降是否超出容许限度：{benchmarks}。",
    ),
    "gate.undecided-warn": (
        "This ends with exit code 0, a warning only; with --strict it is 4.",
        "退出码为 0，仅作警告；加 --strict 则为 4。",
    ),
    "gate.undecided-strict": ("Under --strict this is exit code 4.", "在 --strict 下退出码为 4。"),
    "gate.incomplete": (
        "Incomplete: {benchmarks} was asked for, and no comparable scores of {base} and {candidate} are there.",
        "不完整：指定了{benchmarks}，但没有 {base} 与 {candidate} 的可比分数。",
    ),
    "gate.incomplete-many": (
        "Incomplete: {benchmarks} were asked for, and no comparable scores of {base} and {candidate} are there.",
        "不完整：指定了{benchmarks}，但没有 {base} 与 {candidate} 的可比分数。",
    ),
    "gate.empty": (
        "Nothing was compared: {base} and {candidate} have no score in the same source and setting.",
        "没有可比较的内容：{base} 与 {candidate} 在同一来源、同一设置下没有分数。",
    ),
    "gate.tally": (
        "Of {count} comparisons: {regressed} regressed, {unclear} undecided, {ok} ok.",
        "{count} 项比较中，退步 {regressed} 项，无法判定 {unclear} 项，合格 {ok} 项。",
    ),
    "gate.heading": ("The candidate {candidate} against the base {base}", "候选 {candidate} 对比基准模型 {base}"),
    "gate.column.benchmark": ("benchmark", "基准"),
    "gate.column.base": ("base", "原模型"),
    "gate.column.candidate": ("candidate", "候选"),
    "gate.column.change": ("change", "变化"),
    "gate.column.interval": ("95 % interval", "95% 区间"),
    "gate.column.margin": ("margin", "限度"),
    "gate.column.verdict": ("verdict", "判断"),
    "gate.several": ("{benchmark} ({setting})", "{benchmark}（{setting}）"),
    "gate.verdict.ok": ("ok", "合格"),
    "gate.verdict.regressed": ("regressed", "退步"),
    "gate.verdict.inconclusive": ("inconclusive", "无法判定"),
    "gate.verdict.unknown": ("noise unknown", "噪声未知"),
    "gate.lower": ("Lower is better: {benchmarks}.", "越低越好：{benchmarks}。"),
    "gate.margin": ("The margin is a drop of {margin} everywhere.", "容许的下降一律为 {margin}。"),
    "gate.margin-lower": ("The margin is {margin} everywhere.", "容许限度一律为 {margin}。"),
    "gate.points": ("{margin} points of 100", "{margin} 分（满分 100）"),
    "gate.more": ("What would settle it", "怎样才能判定"),
    "gate.more-items": (
        "With so many items, four times in five, if the change is what it looks like:",
        "若变化正如所见，达到以下题数时，五次中有四次能得出判断：",
    ),
    "gate.needs": (
        "{benchmark}: about {needed} items for each model ({factor} times as many as now)",
        "{benchmark}：每个模型约需 {needed} 题（现有的 {factor} 倍）",
    ),
    "gate.needs-factor": (
        "{benchmark}: {factor} times as many items as now",
        "{benchmark}：题数需为现有的 {factor} 倍",
    ),
    "gate.close": (
        "{benchmark}: the drop looks exactly as large as the margin, so that no number of items is likely to settle it",
        "{benchmark}：下降看起来正好等于容许限度，再多题目也难以判定",
    ),
    "gate.no-margin": (
        "{benchmark}: with a margin of 0 no number of items shows that nothing was lost; allow a small drop",
        "{benchmark}：限度为 0 时，再多题目也无法证明没有下降；请容许少量下降",
    ),
    "gate.needs-noise": (
        "{benchmark}: nothing tells the noise; give n, a standard error, or the results of single items",
        "{benchmark}：无从得知噪声；请提供题数 n、标准误差或逐题结果",
    ),
    "gate.judged-more.one": ("1 more kind of comparison: see --format json", "另有 1 类比较：见 --format json"),
    "gate.judged-more.many": (
        "{count} more kinds of comparison: see --format json",
        "另有 {count} 类比较：见 --format json",
    ),
    "gate.settling-more.one": ("1 more: see --format plain or json", "另有 1 项：见 --format plain 或 json"),
    "gate.settling-more.many": (
        "{count} more: see --format plain or json",
        "另有 {count} 项：见 --format plain 或 json",
    ),
    "gate.how": ("How it was judged", "判断依据"),
    "gate.judged": ("{benchmarks}: {setting} [{source}]; {method}", "{benchmarks}：{setting} [{source}]；{method}"),
    "gate.visible": (
        "; a true change of {smallest} shows four times in five",
        "；真实变化达到 {smallest} 时，五次中有四次看得出来",
    ),
    "gate.range": ("{low} to {high}", "{low} 至 {high}"),
    "gate.method.pairs": ("{n} items that both answered, right or wrong", "两者都答过的 {n} 题，按对错配对"),
    "gate.method.paired-values": ("{n} items that both answered, graded", "两者都答过的 {n} 题，按得分配对"),
    "gate.method.clusters": (
        "{n} items that both answered, in {clusters} groups",
        "两者都答过的 {n} 题，分为 {clusters} 组",
    ),
    "gate.method.counts": ("counts of right items, {n}", "答对题数，{n}"),
    "gate.method.errors": ("standard errors", "标准误差"),
    "gate.method.unknown": ("noise unknown", "噪声未知"),
    "gate.n": ("{a} items each", "每个模型 {a} 题"),
    "gate.n-two": ("{a} and {b} items", "{a} 题与 {b} 题"),
    "gate.unmatched": (
        "{a} items of the base and {b} of the candidate have no match",
        "基准模型有 {a} 题、候选有 {b} 题未能匹配",
    ),
    "gate.lines-left-out": ("{count} lines of the item files were of no use", "逐题文件中有 {count} 行不可用"),
    "gate.unpaired": ("not paired: {reason}", "未配对：{reason}"),
    "gate.unpaired.missing": ("a file of items is not there", "找不到逐题结果文件"),
    "gate.unpaired.ambiguous": (
        "two folders have a file of items of that name",
        "两个文件夹里都有这个名字的逐题结果文件",
    ),
    "gate.unpaired.unreadable": ("a file of items cannot be read", "逐题结果文件无法读取"),
    "gate.unpaired.no-metric": (
        "a file of items does not grade them by this metric and filter",
        "逐题结果文件没有按此指标和答案提取方式评分",
    ),
    "gate.unpaired.same-file": ("both scores name the same file of items", "两个分数指向同一个逐题结果文件"),
    "gate.unpaired.none-in-common": ("the two have no item in common", "两者没有共同的题目"),
    "gate.unpaired.other-mean": (
        "the items of a file do not average to its score",
        "逐题结果的平均值与分数不符",
    ),
    "gate.unpaired.no-difference": (
        "no item was graded differently, which tells nothing of the noise",
        "逐题得分毫无差别，看不出噪声",
    ),
    "gate.forced": ("compared by force despite other {fields}", "{fields}不同，经 --force 强行比较"),
    "gate.field.prompts": ("wording of the prompts", "题目提示词"),
    "gate.apart": ("Not comparable", "不可比"),
    "gate.apart-one": ("{benchmark}: other {fields}", "{benchmark}：不同之处：{fields}"),
    "gate.field-values": ("{field} ({a} / {b})", "{field}（{a} / {b}）"),
    "gate.apart-force": (
        "Nothing of this counts in the verdict. To compare regardless, add --force.",
        "以上不计入判断。如仍要比较，请加 --force。",
    ),
    "gate.apart-never": (
        "Nothing of this counts in the verdict: other metrics or units cannot be compared even by --force.",
        "以上不计入判断：指标或单位不同，即使 --force 也无法比较。",
    ),
    "gate.left-out": ("Not judged", "未判断"),
    "gate.left-out.average": (
        "averages whose parts are judged (name the suite to judge its average instead): {benchmarks}",
        "已判断其子任务的平均分（点名该套件即可改判平均分）：{benchmarks}",
    ),
    "gate.left-out.part": (
        "parts of a suite that is judged by its average: {benchmarks}",
        "已按平均分判断的套件的子任务：{benchmarks}",
    ),
    "gate.left-out.beside": (
        "metrics beside what a model can do, such as calibration: {benchmarks}",
        "校准等并非衡量能力本身的指标：{benchmarks}",
    ),
    "gate.left-out.conflict": (
        "one model has two values in one setting: {benchmarks}",
        "同一设置下某个模型有两个数值：{benchmarks}",
    ),
    "gate.missing": ("no score of {model} on: {benchmarks}", "{model} 没有以下基准的分数：{benchmarks}"),
    "gate.some-more.one": ("{shown} and 1 more", "{shown}等，另有 1 个"),
    "gate.some-more.many": ("{shown} and {count} more", "{shown}等，另有 {count} 个"),
    "gate.family.many": (
        "{count} comparisons at once, by Holm: were nothing lost at all, the chance of even one false “regressed” would be "
        "at most 2.5 %.",
        "同时作了 {count} 次比较（Holm 校正）：若毫无退步，误判出哪怕一个“退步”的机会不超过 2.5%。",
    ),
    "gate.family.one": (
        "One comparison: were nothing lost, the chance of a false “regressed” would be at most 2.5 %.",
        "作了 1 次比较：若毫无退步，误判“退步”的机会不超过 2.5%。",
    ),
}
