"""E4: what claims and steps rest on."""

from abilitytrace.checks.codes.code import Code
from abilitytrace.records import Text

__all__ = ["CODES"]

_SOURCES = """\
sources:
  report: {title: Our training report, published: 2025-03, kind: report}
  rerun: {title: What others found, published: 2025-06, kind: paper}
"""


def _claim(rest: str) -> str:
    return f"claims:\n  tuning-costs-maths:\n    kind: general\n    says: Tuning costs mathematics.\n{rest}{_SOURCES}"


def _line(source: str, place: str, kind: str) -> str:
    return f"      - {{source: {source}{place}, kind: {kind}, finding: GSM8K falls.}}\n"


_SUPPORTS = "    supports:\n"
_GOOD = _claim(_SUPPORTS + _line("report", ", at: table 3", "measured"))
_CONCLUDED = "    stated: {level: conclusion, source: report, at: p. 5}\n"

CODES = (
    Code(
        "W401",
        Text("a claim or step has no evidence at all", "论断或步骤没有任何证据"),
        Text(
            "It is graded as *none*, and whoever asks learns only that somebody wrote it down.",
            "它的评级只能是“无证据”，提问的人只知道有人这么写过。",
        ),
        wrong=_claim(""),
        right=_GOOD,
    ),
    Code(
        "W402",
        Text("a line of evidence does not say where in its source it stands", "证据没有写明在来源中的位置"),
        Text(
            "`at` names a section, page or table, so that a reader can look it up.",
            "用 `at` 写明章节、页码或表格，方便读者查证。",
        ),
        wrong=_claim(_SUPPORTS + _line("report", "", "measured")),
        right=_GOOD,
    ),
    Code(
        "E403",
        Text("a kind of evidence that this sort of claim does not know", "该类论断不使用这种证据"),
        Text(
            "Steps and claims of kind `lineage` rest on `statement`, `artifact`, `report`, `argument` or `community`; all "
            "other claims on experiments and what people say of them. The two are graded by tables of their own.",
            "步骤和 `lineage` 类论断依据 `statement`、`artifact`、`report`、`argument`、`community`；"
            "其他论断依据实验以及人们对实验的说法。两者按各自的表评级。",
        ),
        wrong=_claim(_SUPPORTS + _line("report", ", at: table 3", "artifact")),
        right=_GOOD,
    ),
    Code(
        "W404",
        Text("a conclusion of one group rests on that group's evidence alone", "结论与证据都只来自同一个团队"),
        Text(
            "One group calls the claim a conclusion, and every line of evidence is its own. Look for what others found, "
            "for or against, or state it as a hypothesis.",
            "把论断称作结论的只有一个团队，而所有证据也都出自它。请补充他人的发现，无论支持还是反对，或者改称假设。",
        ),
        wrong=_claim(_CONCLUDED + _SUPPORTS + _line("report", ", at: table 3", "measured")),
        right=_claim(
            _CONCLUDED
            + _SUPPORTS
            + _line("report", ", at: table 3", "measured")
            + _line("rerun", ", at: §4", "ablation")
        ),
    ),
)
