"""E2: ids and names."""

from abilitytrace.checks.codes.code import Code
from abilitytrace.records import Text

__all__ = ["CODES"]

_SOURCE = "sources:\n  report: {title: Our training report, published: 2025-03, kind: report}\n"
_LINE = "\n      - {source: report, at: p. 2, kind: %s, finding: It says so.}"


def _step(inputs: str, output: str) -> str:
    return f"""\
models:
  our-base: {{name: Our Base 7B}}
  our-chat: {{name: Our Chat 7B}}
abilities:
  maths: {{name: mathematics}}
steps:
  to-our-chat:
    inputs: [{inputs}]
    output: {output}
    supports:{_LINE % "statement"}
{_SOURCE}"""


def _claims(rivals: str) -> str:
    line = _LINE % "argument"
    return f"""\
claims:
  data-did-it:
    kind: general
    says: It is the data.
    rivals: [size-did-it]
    supports:{line}
  size-did-it:
    kind: general
    says: It is the size.
{rivals}    supports:{line}
{_SOURCE}"""


CODES = (
    Code(
        "E201",
        Text("an id is defined twice", "id 重复定义"),
        Text(
            "Ids are unique over all kinds and all files, the built-in ones included, so that an id means one thing "
            "everywhere. To say more about a record that exists, use the sections `evidence`, `specs` and `notes`.",
            "id 在所有种类、所有文件（包括内置谱系）中必须唯一，这样同一个 id 处处是同一个东西。"
            "要给已有的记录补充内容，请用 `evidence`、`specs`、`notes` 这几节。",
        ),
        wrong="models:\n  tulu: {name: Tulu}\ndatasets:\n  tulu: {name: Tulu mixture}\n",
        right="models:\n  tulu: {name: Tulu}\ndatasets:\n  tulu-mixture: {name: Tulu mixture}\n",
    ),
    Code(
        "E202",
        Text("a reference meets nothing", "引用的 id 不存在"),
        Text(
            "No file read together with this one defines the id. A file that builds on the built-in lineage is checked "
            "over it; with `--no-builtin` it stands alone.",
            "一起读取的文件都没有定义这个 id。以内置谱系为基础的文件会叠加在其上检查；加 `--no-builtin` 则单独检查。",
        ),
        wrong=_step("our-bse", "our-chat"),
        right=_step("our-base", "our-chat"),
    ),
    Code(
        "E203",
        Text("a reference meets a record of another kind", "引用的记录种类不对"),
        Text(
            "The id exists, and something else is needed here: a step leads to a model, effects are on abilities.",
            "id 存在，但这里需要别的种类：步骤的输出是模型，效果落在能力上。",
        ),
        wrong=_step("our-base", "maths"),
        right=_step("our-base", "our-chat"),
    ),
    Code(
        "E204",
        Text("two records answer to one name", "两条记录同名"),
        Text(
            "Questions are asked by name or alias, so a name must lead to one record. Case, blanks and hyphens make no "
            "difference. Attributes and terms have name spaces of their own.",
            "提问时用名称或别名，所以一个名称只能指向一条记录。大小写、空格和连字符不作区分。属性和术语各有自己的命名空间。",
        ),
        wrong="models:\n  our-base: {name: Our Base 7B, aliases: [Ours]}\n  our-chat: {name: Our Chat 7B, aliases: [ours]}\n",
        right="models:\n  our-base: {name: Our Base 7B, aliases: [Ours]}\n  our-chat: {name: Our Chat 7B}\n",
    ),
    Code(
        "W205",
        Text("a claim names a rival that does not name it", "竞争论断没有互相指明"),
        Text(
            "Rivals explain the same thing differently. If only one of the two says so, whoever looks at the other never "
            "learns of it.",
            "竞争的论断对同一件事有不同解释。如果只有一方写明，看另一方的人就不会知道。",
        ),
        wrong=_claims(""),
        right=_claims("    rivals: [data-did-it]\n"),
    ),
)
