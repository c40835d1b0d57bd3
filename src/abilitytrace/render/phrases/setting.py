"""How settings and metrics are said."""

__all__ = ["METRICS", "PHRASES", "PROMPTING"]

PHRASES: dict[str, tuple[str, str]] = {
    "setting.shots": ("{count}-shot", "{count}-shot"),
    "setting.zero": ("zero-shot", "零样本"),
    "setting.few": ("few-shot", "少样本"),
    "setting.few-of": ("few-shot ({range})", "少样本（{range}）"),
    "setting.by": ("{shots} {prompting}", "{shots}{prompting}"),
    "setting.by-number": ("{shots} {prompting}", "{shots} {prompting}"),
    "setting.shots-unstated": ("number of examples not stated", "未说明示例数"),
    "setting.all": ("{prompting}, {metric}", "{prompting}，{metric}"),
    "setting.more": ("{setting}; {more}", "{setting}；{more}"),
    "setting.version": ("task version {version}", "任务版本 {version}"),
    "setting.filter": ("filter {filter}", "答案提取 {filter}"),
    "setting.no-source": ("no source named", "未注明来源"),
    "setting.unit": ("{metric} ({unit})", "{metric}（{unit}）"),
    "setting.stderr": ("{value} ± {error}", "{value} ± {error}"),
}

# way of prompting → how it is said after the number of examples
PROMPTING: dict[str, tuple[str, str]] = {
    "direct": ("direct answer", "直接作答"),
    "cot": ("chain of thought", "思维链"),
    "zero-shot": ("zero-shot", "零样本"),
    "unknown": ("prompting not stated", "未说明提示方式"),
}

# metric as files name it → how it is said; other metrics stand as they are
METRICS: dict[str, tuple[str, str]] = {
    "exact-match": ("exact match", "精确匹配"),
    "EM": ("exact match", "精确匹配"),
    "accuracy": ("accuracy", "准确率"),
    "accuracy (mean over exams)": ("accuracy (mean over exams)", "准确率（各考试平均）"),
    "balanced accuracy": ("balanced accuracy", "平衡准确率"),
    "equivalent answer": ("equivalent answer", "答案等价"),
    "scoring rate": ("scoring rate", "得分率"),
    "scaled score": ("scaled score", "换算分"),
    "points of 400": ("points of 400", "分数（满分 400）"),
    "points of 800": ("points of 800", "分数（满分 800）"),
    "mean win rate": ("mean win rate", "平均胜率"),
    "win rate against text-davinci-003 (GPT-4 judge)": (
        "win rate against text-davinci-003 (GPT-4 judge)",
        "对 text-davinci-003 的胜率（GPT-4 评判）",
    ),
    "win rate against GPT-4 Turbo": ("win rate against GPT-4 Turbo", "对 GPT-4 Turbo 的胜率"),
    "mean output length": ("mean output length in characters", "平均输出字符数"),
    "solved with 100 samples per problem": ("solved with 100 samples per problem", "每题 100 次采样的解出率"),
    "toxicity (lower is better)": ("toxicity (lower is better)", "毒性（越低越好）"),
    "attack success rate (lower is better)": ("attack success rate (lower is better)", "攻击成功率（越低越好）"),
    "ECE (lower is better)": ("calibration error ECE (lower is better)", "校准误差 ECE（越低越好）"),
    "ECE (10-bin, lower is better)": (
        "calibration error ECE (10 bins, lower is better)",
        "校准误差 ECE（10 档，越低越好）",
    ),
}
