"""The fields of records that can be asked for by name. Data."""

from typing import NamedTuple

from abilitytrace.records import Text

__all__ = ["FIELDS"]


class _Field(NamedTuple):
    """A field of records that can be asked for: its name, and what else people call it."""

    name: Text
    aliases: tuple[str, ...] = ()


# attribute of the record type → how it is asked for
FIELDS: dict[str, _Field] = {
    "aliases": _Field(Text("other names", "别名"), ("alias", "also known as", "nicknames", "又名", "其他名称")),
    "name": _Field(Text("name", "名称"), ("title", "full name", "标题")),
    "says": _Field(Text("meaning", "含义"), ("definition", "description", "what is it", "定义", "说明", "是什么")),
    "developer": _Field(Text("developer", "开发者"), ("maker", "made by", "开发商")),
    "released": _Field(Text("release date", "发布日期"), ("release",)),
    "retired": _Field(Text("shutdown date", "停用日期"), ("shut down",)),
    "members": _Field(Text("members", "成员"), ("models of the series", "包括哪些模型")),
    "broader": _Field(Text("broader", "上位概念"), ("kind of",)),
    "measures": _Field(Text("what it measures", "测量的能力"), ("tests",)),
    "inputs": _Field(Text("inputs", "输入模型"), ("parents", "made from")),
    "methods": _Field(Text("methods", "方法"), ("method",)),
    "datasets": _Field(Text("data sets", "数据集"), ("data",)),
    "output": _Field(Text("output", "输出模型"), ("result",)),
    "date": _Field(Text("date", "日期"), ("when", "时间")),
    "cause": _Field(Text("cause", "原因"), ("causes",)),
    "about": _Field(Text("subjects", "涉及"), ("subject",)),
    "rivals": _Field(Text("rivals", "竞争论断"), ("rival claims",)),
    "stated": _Field(Text("stated confidence", "原文把握程度"), ("confidence", "把握程度")),
    "authors": _Field(Text("authors", "作者"), ("author", "written by", "who wrote it", "谁写的")),
    "published": _Field(Text("publication date", "发表日期"), ("publication", "发表时间")),
    "venue": _Field(Text("venue", "发表于"), ("journal", "conference")),
    "url": _Field(Text("address", "网址"), ("link", "链接")),
    "arxiv": _Field(Text("arXiv number", "arXiv 编号"), ()),
    "group": _Field(Text("group", "研究组"), ("team", "团队")),
    "raised": _Field(Text("where it was raised", "提出于"), ("raised by",)),
    "experiment": _Field(Text("experiment", "实验"), ("what would settle it", "如何判定")),
    "answered": _Field(Text("answers so far", "已有的回答"), ("answer", "answers")),
    "notes": _Field(Text("notes", "备注"), ("note", "remarks")),
}
