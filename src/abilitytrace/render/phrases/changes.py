"""The phrases of the page of `changes`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "changes.stated": ("Stated first as {stated} {when}", "最初的说法是“{stated}”（{date}）"),
    "changes.moved": (
        "{stated}; graded {then} then, and {now} since {since}.",
        "{stated}；当时评定为“{then}”，自 {since}起为“{now}”。",
    ),
    "changes.stayed": ("{stated}; graded {now} then and ever since.", "{stated}；当时评定为“{now}”，此后未变。"),
    "changes.returned": (
        "{stated}; graded {now} then, and after some changes again since {since}.",
        "{stated}；当时评定为“{now}”，几经变化，自 {since}起又为“{now}”。",
    ),
    "changes.unstated": ("No source says how sure it is of this.", "没有来源说明对此有多大把握。"),
    "changes.graded": ("Graded {now} since {since}.", "自 {since}起评定为“{now}”。"),
    "changes.ungraded": ("{stated}; nothing is recorded for or against it.", "{stated}；这里没有支持或反对它的记录。"),
    "changes.no-evidence": ("Nothing is recorded for or against it.", "这里没有支持或反对它的记录。"),
    "changes.most": ("It was moved most by {source}.", "对它影响最大的是{source}。"),
    "changes.by-hand": ("By hand the level is set to {level}.", "等级由人工定为“{level}”。"),
    "changes.told": ("What sources stated, and when", "各来源的说法与时间"),
    "changes.told-by": ("{level}: {source}", "{level}：{source}"),
    "changes.history": ("How the grade moved", "评定的变化"),
    "changes.end-of": ("end of {date}", "{date}底"),
    "changes.today": ("today, with evidence up to {date}", "今天（证据截至 {date}）"),
    "changes.today-as-of": ("end of {date}", "截至 {date}"),
    "changes.moment": (
        "{date}  {level}  {supports} for, {disputes} against",
        "{date}  {level}  支持 {supports} 分，反对 {disputes} 分",
    ),
    "changes.more.one": ("and 1 more finding of that date", "以及同日的另 1 条发现"),
    "changes.more.many": ("and {count} more findings of that date", "以及同日的另 {count} 条发现"),
    "changes.points": ("Points at the end of each year", "各年年底的分数"),
    "changes.side": ("side", "立场"),
    "changes.years": ("{first} to {last}", "{first} 年至 {last} 年"),
    "changes.first-last": ("points", "分数"),
    "changes.for": ("for", "支持"),
    "changes.against": ("against", "反对"),
    "changes.from-to": ("{first} to {last}", "{first} 至 {last}"),
    "changes.rule": (
        "Each date is graded by today's rule ({rule}) with the evidence dated up to it.",
        "每个日期都按现行规则（{rule}）、以截至当时的证据评定。",
    ),
    "changes.moved-lead.one": (
        "{about}1 of {total} claims is graded otherwise than when it was stated.",
        "{about}{total} 条论断中，有 1 条的评定与提出时不同。",
    ),
    "changes.moved-lead.many": (
        "{about}{count} of {total} claims are graded otherwise than when they were stated.",
        "{about}{total} 条论断中，有 {count} 条的评定与提出时不同。",
    ),
    "changes.moved-none": (
        "{about}none of {total} claims is graded otherwise than when it was stated.",
        "{about}{total} 条论断的评定都与提出时相同。",
    ),
    "changes.moved-about": ("about {name}, ", "关于{name}，"),
    "changes.furthest": ("The furthest moved is this: {says}", "变化最大的是：{says}"),
    "changes.then-now": (
        "{stated}; graded {then} then, {now} since {since}",
        "{stated}；当时评定为{then}，自 {since}起为{now}",
    ),
    "changes.item-stated": ("stated {date} as {stated}", "{date}的说法：{stated}"),
    "changes.by": ("moved most by {source}", "影响最大的是{source}"),
    "changes.up": ("rose", "上升"),
    "changes.down": ("fell", "下降"),
    "changes.doubt": ("contested", "受到质疑"),
    "changes.try": ("One of them in full: abilitytrace changes ID", "逐条详查：abilitytrace changes ID"),
}
