"""The phrases of the page of `scores`."""

__all__ = ["PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    "scores.none": ("No measured score of {name} is recorded here.", "这里没有记录 {name} 的实测分数。"),
    "scores.none-on": ("No measured score on {name} is recorded here.", "这里没有记录 {name} 上的实测分数。"),
    "scores.none-from": (
        "No measured score of or on {name} from {source} is recorded here.",
        "这里没有记录 {name} 来自 {source} 的实测分数。",
    ),
    "scores.of-model": (
        "{name}: {scores} on {benchmarks}{parts}, from {sources}.",
        "{name}：{scores}，涉及{benchmarks}{parts}，来自{sources}。",
    ),
    "scores.on-benchmark": (
        "{name}: {scores} of {models}{parts}, from {sources}.",
        "{name}：{models}的{scores}{parts}，来自{sources}。",
    ),
    "scores.scores.one": ("1 score", "1 个分数"),
    "scores.scores.many": ("{count} scores", "{count} 个分数"),
    "scores.benchmarks.one": ("1 benchmark", "1 个基准"),
    "scores.benchmarks.many": ("{count} benchmarks", "{count} 个基准"),
    "scores.parts.one": (" and 1 part of one", "和 1 个子任务"),
    "scores.parts.many": (" and {count} parts of some", "和 {count} 个子任务"),
    "scores.with-parts.one": (" on it and 1 part of it", "（含 1 个子任务）"),
    "scores.with-parts.many": (" on it and {count} parts of it", "（含 {count} 个子任务）"),
    "scores.only-parts.one": (", all on 1 part of it", "（全部属于 1 个子任务）"),
    "scores.only-parts.many": (", all on {count} parts of it", "（全部属于 {count} 个子任务）"),
    "scores.models.one": ("1 model", "1 个模型"),
    "scores.models.many": ("{count} models", "{count} 个模型"),
    "scores.sources.one": ("1 source", "1 个来源"),
    "scores.sources.many": ("{count} sources", "{count} 个来源"),
    "scores.standing": (
        "The setting with most models is {setting} [{source}]: of {count}, {best} is highest with {most} and {worst} lowest "
        "with {least}.",
        "模型最多的设置是{setting} [{source}]：{count} 个模型中，{best} 最高（{most}），{worst} 最低（{least}）。",
    ),
    "scores.standing-low": (
        "The setting with most models is {setting} [{source}]: of {count}, {best} is best with {most} and {worst} worst with "
        "{least}.",
        "模型最多的设置是{setting} [{source}]：{count} 个模型中，{best} 最好（{most}），{worst} 最差（{least}）。",
    ),
    "scores.compare-only": (
        "Scores compare only inside one source and setting.",
        "只有同一来源、同一设置的分数才可比较。",
    ),
    "scores.members": ("Its members have scores of their own:", "该系列的成员各有分数："),
    "scores.member": ("{model}: {scores}", "{model}：{scores}"),
    "scores.member-try": ("abilitytrace scores {id}", "abilitytrace scores {id}"),
    "scores.items": ("{setting}; {count} items", "{setting}；{count} 题"),
    "scores.percent": ("{setting}; in %", "{setting}；单位 %"),
    "scores.single": ("{setting}: {model} {value}", "{setting}：{model} {value}"),
    "scores.parts-of": ("Parts of {suite}: {setting}", "{suite} 的子任务：{setting}"),
    "scores.of-benchmark": ("{benchmark}: {setting}", "{benchmark}：{setting}"),
    "scores.legend": ("{letter} = {model}", "{letter} = {model}"),
    "scores.column.model": ("model", "模型"),
    "scores.column.benchmark": ("benchmark", "基准"),
    "scores.column.setting": ("setting", "设置"),
    "scores.column.score": ("score", "分数"),
    "scores.column.items": ("items", "题数"),
    "scores.part": ("{sign} {name}", "{sign} {name}"),
    "scores.remark": ("{value} ({mark})", "{value}（{mark}）"),
    "scores.remark-line": ("({mark}) {note}", "（{mark}）{note}"),
    "scores.remark-column": ("{columns}: {note}", "{columns}：{note}"),
    "scores.remark-all": ("Remark on all of these: {note}", "以上各项的说明：{note}"),
    "scores.blank": ("Blank: no score in that setting.", "空格：该设置下没有分数。"),
}
