"""The phrases of measured scores beside claimed marks, on the pages of `diff`, `compare`, `tradeoffs` and `counterparts`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "measured.heading": (
        "Measured: scores of {a} and {b} in the same source and setting",
        "实测：{a} 与 {b} 在同一来源、同一设置下的分数",
    ),
    "measured.marked": ("{ability}: {marked}; {counts}", "{ability}：{marked}；{counts}"),
    "measured.marked-verdict": (
        "{ability}: {marked}; {counts}; {agreement}",
        "{ability}：{marked}；{counts}；{agreement}",
    ),
    "measured.mark.up": ("marked with a gain", "标记为提升"),
    "measured.mark.down": ("marked with a loss", "标记为下降"),
    "measured.mark.same": ("no change marked", "没有标记变化"),
    "measured.mark.none": ("not marked", "没有标记"),
    "measured.agree": ("marks and scores agree", "标记与分数一致"),
    "measured.disagree": ("marks and scores disagree", "标记与分数不一致"),
    "measured.mixed": ("no clear majority", "没有明显的多数"),
    "measured.only.up": ("scores rose in the one setting that counts", "唯一计入的设置中分数上升"),
    "measured.only.down": ("scores fell in the one setting that counts", "唯一计入的设置中分数下降"),
    "measured.only.same": ("scores came out even in the one setting that counts", "唯一计入的设置中分数持平"),
    "measured.none-counts": ("no setting is clear enough to count", "没有足够明确、可以计入的设置"),
    "measured.of.up": ("scores rose in {count} of {total} settings", "{total} 个设置中有 {count} 个上升"),
    "measured.of.down": ("scores fell in {count} of {total} settings", "{total} 个设置中有 {count} 个下降"),
    "measured.of.same": ("scores came out even in {count} of {total} settings", "{total} 个设置中有 {count} 个持平"),
    "measured.both.up": ("scores rose in both settings", "两个设置都上升"),
    "measured.both.down": ("scores fell in both settings", "两个设置都下降"),
    "measured.both.same": ("scores came out even in both settings", "两个设置都持平"),
    "measured.all.up": ("scores rose in all {total} settings", "{total} 个设置全部上升"),
    "measured.all.down": ("scores fell in all {total} settings", "{total} 个设置全部下降"),
    "measured.all.same": ("scores came out even in all {total} settings", "{total} 个设置全部持平"),
    "measured.rest.up": ("rose in {count}", "{count} 个上升"),
    "measured.rest.down": ("fell in {count}", "{count} 个下降"),
    "measured.rest.same": ("came out even in {count}", "{count} 个持平"),
    "measured.pair": (
        "{benchmark}, {setting} [{source}]: {a} {arrow} {b} ({change})",
        "{benchmark}，{setting} [{source}]：{a} {arrow} {b}（{change}）",
    ),
    "measured.interval": ("{change}, 95 % interval {low} to {high}", "{change}，95% 区间 {low} 至 {high}"),
    "measured.flag": (", {flag}", "，{flag}"),
    "measured.beyond": ("beyond noise", "超出噪声"),
    "measured.within": ("within noise", "在噪声范围内"),
    "measured.doubt.notes": ("not counted: the source's remarks on the two differ", "不计入：来源对两者的说明不同"),
    "measured.doubt.unstated": ("not counted: the setting is not fully stated", "不计入：设置没有完整说明"),
    "measured.parts": (
        "{count} parts of {suite}, {setting} [{source}]: {up} rose, {down} fell, {same} stayed; {beyond} beyond noise; "
        "not counted beside the average",
        "{suite} 的 {count} 个子任务，{setting} [{source}]：{up} 个上升，{down} 个下降，{same} 个不变；{beyond} 个超出噪声；"
        "已有平均分，故不另计",
    ),
    "measured.more.one": ("1 more: abilitytrace compare {a} {b}", "另有 1 个：abilitytrace compare {a} {b}"),
    "measured.more.many": (
        "{count} more: abilitytrace compare {a} {b}",
        "另有 {count} 个：abilitytrace compare {a} {b}",
    ),
    "measured.noise-unknown": (
        "Noise unknown: no number of items or standard error is given for any of these changes.",
        "噪声未知：这些变化都没有给出题数或标准误差。",
    ),
    "measured.noise-partly": (
        "Noise is known for {judged} of {pairs} changes only, from items or standard errors; false alarms among those called "
        "beyond noise are held at 5 %.",
        "{pairs} 个变化中只有 {judged} 个能由题数或标准误差判断噪声；其中“超出噪声”的误报率控制在 5%。",
    ),
    "measured.noise-known": (
        "Noise is judged from items or standard errors; false alarms among changes called beyond noise are held at 5 %.",
        "噪声由题数或标准误差判断；“超出噪声”的误报率控制在 5%。",
    ),
    "measured.assumed.one": (
        "For 1 of them the source gives no number of items, and the benchmark's usual one is assumed.",
        "其中 1 个的来源没有说明题数，按该基准通常的题数估计。",
    ),
    "measured.assumed.many": (
        "For {count} of them the source gives no number of items, and the benchmark's usual one is assumed.",
        "其中 {count} 个的来源没有说明题数，按该基准通常的题数估计。",
    ),
    "measured.apart": ("Both were scored, but not comparably: {benchmarks}.", "两者都有分数但不可比：{benchmarks}。"),
    "measured.apart-one": ("{benchmark} ({differs})", "{benchmark}（{differs}）"),
    "measured.differs": ("other {fields}", "{fields}不同"),
    "measured.differs-value": ("one setting with two values", "同一设置有两个数值"),
    "measured.field.source": ("source", "来源"),
    "measured.field.metric": ("metric", "指标"),
    "measured.field.unit": ("unit", "单位"),
    "measured.field.shots": ("number of examples", "示例数"),
    "measured.field.prompting": ("prompting", "提示方式"),
    "measured.field.place": ("prompt", "提示词"),
    "measured.field.version": ("task version", "任务版本"),
    "measured.field.filter": ("answer filter", "答案提取方式"),
    "measured.field.settings": ("harness settings", "评测设置"),
    "measured.field.better": ("direction", "优劣方向"),
    "measured.lead-disagree": (
        "Scores measured in the same setting speak against what is marked on {abilities}.",
        "同一设置下的实测分数与{abilities}的标记不符。",
    ),
    "measured.lead-disagree-one": (
        "On {abilities} the one setting with scores of both speaks against the mark.",
        "就{abilities}而言，唯一同时有两者分数的设置与标记不符。",
    ),
}
