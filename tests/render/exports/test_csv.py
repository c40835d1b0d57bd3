"""One table at a time, for spreadsheets that run formulas and for data frames that do not."""

import csv as readers
import json
import re
from io import StringIO

import pytest
from hypothesis import given

from abilitytrace.lineage import Lineage
from abilitytrace.questions.export import Export, export
from abilitytrace.render.exports.csv import csv
from abilitytrace.render.exports.tables import TABLES
from abilitytrace.render.exports.text import shown
from tests.render.exports.hostile import exports, hides_nothing


def read(text: str) -> list[dict[str, str]]:
    return list(readers.DictReader(StringIO(text, newline=""), strict=True))


def meant(cell: str) -> str:
    """A cell's text without the apostrophe that keeps it from being run."""
    return cell[1:] if re.match("'+[=+\\-@\t\n＝＋－＠]", cell) else cell


def sizes(answer: Export) -> dict[str, int]:
    return {name: len(getattr(answer, name)) for name in TABLES}


@pytest.mark.parametrize("table", TABLES)
def test_the_builtin_lineage_is_read_back(builtin: Lineage, table: str) -> None:
    answer = export(builtin)
    rows = read(csv(answer, table))
    assert len(rows) == sizes(answer)[table] > 30
    assert all(None not in row and None not in row.values() for row in rows)
    assert {(row["graph"], row["rule"]) for row in rows} == {(builtin.digest, "at-1")}


def test_steps_are_the_table_without_a_choice(builtin: Lineage) -> None:
    answer = export(builtin)
    assert csv(answer) == csv(answer, "steps")
    row = next(row for row in read(csv(answer)) if row["id"] == "to-chatgpt")
    assert (row["output"], row["inputs"], row["confidence"], row["contested"]) == (
        "chatgpt", "code-davinci-002", builtin.graded("to-chatgpt").level, "false")  # fmt: skip
    assert "icl=strong-loss" in row["marks"].split()


def test_scores_are_numbers_as_published(builtin: Lineage) -> None:
    answer = export(builtin)
    rows = read(csv(answer, "scores"))
    assert [float(row["value"]) for row in rows] == [score.value for score in answer.scores]
    assert [row["n"] for row in rows] == ["" if score.n is None else str(score.n) for score in answer.scores]


def test_an_empty_table_has_its_header(builtin: Lineage) -> None:
    answer = export(builtin)._replace(scores=())
    (line,) = csv(answer, "scores").splitlines()
    assert line.startswith("model,benchmark,metric,value,")


@given(exports())
def test_any_text_is_read_back(answer: Export) -> None:
    for table in TABLES:
        text = csv(answer, table)
        assert hides_nothing(text)
        assert len(read(text)) == sizes(answer)[table]
    models = read(csv(answer, "models"))
    assert [meant(row["name"]) for row in models] == [shown(model.name.en) for model in answer.models]
    (score,) = read(csv(answer, "scores"))
    assert meant(score["metric"]) == shown(answer.scores[0].metric)
    (setting,) = json.loads(score["settings"]).items()
    assert setting == answer.scores[0].settings[0]


@given(exports())
def test_no_text_is_a_formula(answer: Export) -> None:
    for table in TABLES:
        for row in read(csv(answer, table)):
            for column, cell in row.items():
                if column not in ("value", "points", "points_for", "points_against"):
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")), column


def test_lines_end_as_the_standard_says(builtin: Lineage) -> None:
    text = csv(export(builtin), "models")
    assert text.count("\r\n") == text.count("\n")
