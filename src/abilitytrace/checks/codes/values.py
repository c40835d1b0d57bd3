"""E5: specs and scores."""

from abilitytrace.checks.codes.code import Code
from abilitytrace.records import Text

__all__ = ["CODES"]

_SOURCE = "sources:\n  report: {title: Our training report, published: 2025-03, kind: report}\n"
_FROM = "\n    source: report\n    at: table 3"


def _specs(unit: str) -> str:
    return f"""\
attributes:
  parameters: {{name: parameters}}
models:
  our-base:
    name: Our Base 7B
    specs: {{parameters: {{value: 7, unit: billion}}}}
  our-large:
    name: Our Large 70B
    specs: {{parameters: {{value: 70{unit}}}}}
"""


def _scores(*scores: str) -> str:
    head = "models:\n  our-base: {name: Our Base 7B}\nbenchmarks:\n  gsm8k: {name: GSM8K}\n"
    lines = "".join(
        f"  - model: our-base\n    benchmark: gsm8k\n    metric: accuracy\n    unit: '%'\n    {score}\n"
        for score in scores
    )
    return f"{head}{_SOURCE}scores:\n{lines}"


CODES = (
    Code(
        "W501",
        Text("a number without a unit", "数值没有单位"),
        Text(
            "Other values of the attribute have a unit, so this one cannot be compared with them.",
            "同一属性的其他值都有单位，这个值无法与它们比较。",
        ),
        wrong=_specs(""),
        right=_specs(", unit: billion"),
    ),
    Code(
        "E502",
        Text("a score outside its scale", "分数超出范围"),
        Text(
            "A share of right answers lies between 0 and 100 %, or between 0 and 1 as a fraction. Metrics that are changes, "
            "ratios or error rates may lie outside, and say so in their name.",
            "正确率在 0 到 100 % 之间，写成 fraction 则在 0 到 1 之间。变化量、比值、错误率可以超出，但要在指标名中说明。",
        ),
        wrong=_scores("value: 441" + _FROM),
        right=_scores("value: 44.1" + _FROM),
    ),
    Code(
        "W503",
        Text("two values for one measurement", "同一测量有两个值"),
        Text(
            "Model, benchmark, metric, setting, source and place are the same and the values differ: a slip, or a "
            "difference in setting that is not said.",
            "模型、基准、指标、设置、来源和位置都相同，值却不同：不是笔误，就是漏写了设置上的差别。",
        ),
        wrong=_scores("value: 44.1" + _FROM, "value: 50.2" + _FROM),
        right=_scores("value: 44.1\n    shots: 0" + _FROM, "value: 50.2\n    shots: 8" + _FROM),
    ),
    Code(
        "W504",
        Text("a standard error that so many items cannot have", "标准误与题数不符"),
        Text(
            "Items between 0 and 1 have a standard error of at most 0.5/√(n-1), right-or-wrong items one near √(p(1-p)/n). "
            "The usual slip is an error as a fraction beside a value in percent.",
            "取值在 0 到 1 之间的题目，标准误不超过 0.5/√(n-1)；非对即错的题目约为 √(p(1-p)/n)。"
            "常见的疏漏是值用百分数而标准误用小数。",
        ),
        wrong=_scores("value: 44.1\n    n: 1319\n    stderr: 0.0137" + _FROM),
        right=_scores("value: 44.1\n    n: 1319\n    stderr: 1.37" + _FROM),
    ),
    Code(
        "W505",
        Text("a score that nobody dates", "分数没有日期"),
        Text(
            "Without a source and a date, `--as-of` cannot tell when the score became known, and a reader cannot look it up.",
            "既无来源也无日期，`--as-of` 就不知道这个分数何时为人所知，读者也无从查证。",
        ),
        wrong=_scores("value: 44.1"),
        right=_scores("value: 44.1\n    date: 2025-02"),
    ),
)
