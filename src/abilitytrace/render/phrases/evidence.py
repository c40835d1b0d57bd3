"""The phrases of the page of `evidence`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "evidence.case-stated": (
        "By its source's own wording this is “{stated}” ({date}).",
        "原文自述的把握程度为“{stated}”（{date}）。",
    ),
    "evidence.case-unstated": ("No source says how sure it is of this.", "没有来源说明对此有多大把握。"),
    "evidence.case-graded": (
        "The evidence up to {date} makes it {level}: {supports} for, {disputes} against.",
        "按截至{date}的证据，评定为“{level}”：支持 {supports}，反对 {disputes}。",
    ),
    "evidence.case-side.one": ("1 line ({points})", "1 条（{points}）"),
    "evidence.case-side.many": ("{count} lines ({points})", "{count} 条（{points}）"),
    "evidence.case-points.one": ("{points} point", "{points} 分"),
    "evidence.case-points.many": ("{points} points", "{points} 分"),
    "evidence.case-side-none": ("nothing", "0 条"),
    "evidence.case-no-evidence": ("Nothing is recorded for or against it here.", "这里没有记录支持或反对它的证据。"),
    "evidence.case-overridden": (
        "It was set by hand to {level}; the points alone make it {graded}.",
        "该等级由人工定为“{level}”；单看分数应为“{graded}”。",
    ),
    "evidence.why-weak-kinds": (
        "It cannot rise above limited, because only weak kinds of evidence support it.",
        "支持它的只有弱证据，因此最高只能评为有限。",
    ),
    "evidence.why-all-indirect": (
        "It cannot rise above limited, because no support for it is both direct and of a stronger kind.",
        "支持它的证据中没有既直接又有力的，因此最高只能评为有限。",
    ),
    "evidence.why-one-group": (
        "It cannot rise above moderate, because one group alone supports it.",
        "支持它的只有一个研究组，因此最高只能评为中等。",
    ),
    "evidence.why-contested": ("What speaks against it takes it one level down.", "因为有反对的证据，所以降了一级。"),
    "evidence.why-two-groups-a-year-apart": (
        "Two groups found it at least a year apart and nothing speaks against it, which lifts strong to established.",
        "两个研究组相隔一年以上得到同样结果，且没有反对证据，因此从较强升为确立。",
    ),
    "evidence.why-disputed": (
        "What speaks against it weighs at least half as much as what speaks for it, and too little to refute it.",
        "反对的分量至少达到支持的一半，但还不足以推翻它。",
    ),
    "evidence.why-refuted": (
        "What speaks against it weighs at least twice as much as what speaks for it, and comes from several groups.",
        "反对的分量至少是支持的两倍，并且来自多个研究组。",
    ),
    "evidence.why-ladder": ("The points decide it: {points} for.", "等级由分数决定：支持 {points} 分。"),
    "evidence.why-ahead": ("The source claims more than this evidence carries.", "来源的说法超出了现有证据。"),
    "evidence.why-behind": ("The evidence carries more than the source claimed.", "现有证据比来源的说法更有力。"),
    "evidence.case-claim-kind": ("kind of claim: {kind}", "论断类型：{kind}"),
    "evidence.case-cause": ("cause: {causes}", "原因：{causes}"),
    "evidence.case-effects": ("effect: {effects}", "影响：{effects}"),
    "evidence.case-effect": ("{mark} on {ability}", "{ability}{mark}"),
    "evidence.case-versus": ("compared with {model}", "比较对象：{model}"),
    "evidence.case-told": ("What the sources say of their own certainty", "来源自述的把握程度"),
    "evidence.case-told-by": ("{level}: {source}", "{level}：{source}"),
    "evidence.case-for": ("Evidence for ({count})", "支持的证据（{count} 条）"),
    "evidence.case-against": ("Evidence against ({count})", "反对的证据（{count} 条）"),
    "evidence.case-neutral": ("Neither for nor against ({count})", "中立的材料（{count} 条）"),
    "evidence.case-also": ("also in {sources}", "另见 {sources}"),
    "evidence.case-dated": ("dated {date}", "日期：{date}"),
    "evidence.case-account": ("How the grade came about (rule {rule})", "等级是怎样得出的（规则 {rule}）"),
    "evidence.case-supports": ("for", "支持"),
    "evidence.case-disputes": ("against", "反对"),
    "evidence.case-side": ("side", "立场"),
    "evidence.case-kind": ("kind of evidence", "证据类型"),
    "evidence.case-lines": ("lines", "条数"),
    "evidence.case-groups": ("groups", "组数"),
    "evidence.case-points": ("points", "分数"),
    "evidence.case-cap": ("cap", "上限"),
    "evidence.case-counts": ("counts", "计入"),
    "evidence.case-step-ladder": (
        "{points} points for: {level} (above 0 limited, from {moderate} moderate, from {strong} strong).",
        "支持 {points} 分：{level}（大于 0 为有限，{moderate} 分起为中等，{strong} 分起为较强）。",
    ),
    "evidence.case-step-no-gates": (
        "Claims of lineage have no gates.",
        "谱系类论断不设上限条件。",
    ),
    "evidence.case-step-gates-open": ("No gate holds it down.", "没有触及任何上限条件。"),
    "evidence.case-step-against": (
        "{points} points against, {share} those for: {effect}.",
        "反对 {points} 分，是支持的 {share}：{effect}。",
    ),
    "evidence.case-step-against-only": (
        "{points} points against and none for: {effect}.",
        "反对 {points} 分，没有支持：{effect}。",
    ),
    "evidence.case-effect-contested": ("one level down, and contested", "降一级，并标为存在异议"),
    "evidence.case-effect-disputed": ("disputed", "有争议"),
    "evidence.case-effect-refuted": ("refuted", "已被推翻"),
    "evidence.case-step-nothing-against": ("Nothing against.", "没有反对的证据。"),
    "evidence.case-share": ("{share} times", "{share} 倍"),
    "evidence.case-result": ("Result: {level}.", "结果：{level}。"),
    "evidence.case-rivals": ("Rival explanations", "与之竞争的解释"),
    "evidence.case-rival-steps": ("Other accounts of where {output} comes from", "关于 {output} 来历的其他说法"),
    "evidence.case-claims": ("Claims about this step", "关于这一步骤的论断"),
    "evidence.case-notes": ("Notes", "说明"),
    "evidence.case-sources": ("Sources", "来源"),
    "evidence.about-lead": ("{name} is {kind}.", "{name}是{kind}。"),
    "evidence.about-counts": ("{counts}.", "{counts}。"),
    "evidence.about-graded": ("{counts}: {levels}.", "{counts}：{levels}。"),
    "evidence.about-level": ("{count} {level}", "{level} {count} 条"),
    "evidence.about-claims.one": ("1 claim about it is recorded here", "这里记录了 1 条相关论断"),
    "evidence.about-claims.many": ("{count} claims about it are recorded here", "这里记录了 {count} 条相关论断"),
    "evidence.about-claims-none": ("No claim about it is recorded here", "这里没有记录相关论断"),
    "evidence.about-given.one": ("It gives evidence on 1 claim or step here", "它为这里的 1 条论断或步骤提供了证据"),
    "evidence.about-given.many": (
        "It gives evidence on {count} claims and steps here",
        "它为这里的 {count} 条论断和步骤提供了证据",
    ),
    "evidence.about-given-none": ("It gives no evidence on any claim here", "它没有为这里的任何论断提供证据"),
    "evidence.about-steps-heading": ("Steps", "步骤"),
    "evidence.about-claims-heading": ("Claims", "论断"),
    "evidence.about-try": ("Each in full: abilitytrace evidence ID", "逐条详查：abilitytrace evidence ID"),
    "evidence.about-show": ("Everything on it: abilitytrace show {id}", "它的全部内容：abilitytrace show {id}"),
    "evidence.rule-lead": (
        "Rule {rule}: every line of evidence earns points by its kind, each kind counts up to its cap, and gates and "
        "opposing evidence then hold the level down.",
        "规则 {rule}：每条证据按类型得分，每种类型计分有上限，再由限制条件和反对的证据压低等级。",
    ),
    "evidence.rule-effect": ("Claims of effect", "效果类论断"),
    "evidence.rule-lineage": ("Steps and claims of lineage", "步骤与谱系类论断"),
    "evidence.rule-steps": ("From points to a level", "从分数到等级"),
    "evidence.rule-points": (
        "Each concern costs {concern} point, a serious one {serious}, but no line falls below {floor}. A large effect or "
        "a dose response adds {upgrade}.",
        "每个疑点扣 {concern} 分，严重的扣 {serious} 分，但每条不低于 {floor} 分；效应大或有剂量反应加 {upgrade} 分。",
    ),
    "evidence.rule-sums": (
        "Within a kind only the best line of each group counts; the kinds are summed up to their caps, for and against "
        "apart.",
        "同一类型中，每个研究组只取最好的一条；各类型在上限内相加，支持与反对分开计算。",
    ),
    "evidence.rule-ladder": (
        "Points for: above 0 limited, from {moderate} moderate, from {strong} strong; no evidence, none.",
        "支持分数：大于 0 为有限，{moderate} 分起为中等，{strong} 分起为较强；没有任何证据时记为无证据。",
    ),
    "evidence.rule-gates": (
        "Gates for claims of effect: at most limited with nothing but {kinds}, or when all of it is indirect; at most "
        "moderate from one group alone.",
        "效果类论断的限制条件：只有{kinds}，或全部间接时，最高为有限；只来自一个研究组时，最高为中等。",
    ),
    "evidence.rule-against": (
        "Points against: below {contested} times those for, one level down and contested; from there disputed; from "
        "{refuted} times, with at least {points} points from {groups} groups, refuted.",
        "反对分数：不到支持的 {contested} 倍时降一级并标为存在异议；达到 {contested} 倍为有争议；达到 {refuted} 倍、"
        "且至少有来自 {groups} 个研究组的 {points} 分时为已被推翻。",
    ),
    "evidence.rule-established": (
        "Strong with nothing against it and {groups} groups at least {years} year apart: established.",
        "较强、没有反对证据，并有 {groups} 个研究组相隔至少 {years} 年得到支持：确立。",
    ),
    "evidence.rule-not-probability": (
        "Levels are not probabilities. What a source says of its own certainty never enters the points.",
        "等级不是概率；来源自述的把握程度不计入分数。",
    ),
}
