"""Tables of anybody's making, and those of known leaderboards. Tables in the tests are made up."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.tables import read
from abilitytrace.importing.formats.tables_columns import FIELDS, heading
from abilitytrace.importing.formats.tables_numbers import Number, Numbers
from abilitytrace.importing.found import Descent, Found, FoundScore
from abilitytrace.importing.kinds import ReadOptions
from tests.importing.damage import assert_sound

NO_OPTIONS = ReadOptions()


def read_text(folder: Path, text: str, options: ReadOptions = NO_OPTIONS, name: str = "table.csv") -> Found:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read(path, name, options)


def brief(found: Found) -> list[tuple[str, str, str, float]]:
    return [(score.model, score.task, score.metric, score.value) for score in found.scores]


def said(found: Found) -> list[tuple[int, str, str]]:
    return [(skipped.line, skipped.at, skipped.reason) for skipped in found.skipped]


def only_score(found: Found) -> FoundScore:
    assert found.skipped == ()
    (score,) = found.scores
    return score


# -- long tables


def test_a_row_of_a_long_table_is_a_score(tmp_path: Path) -> None:
    found = read_text(
        tmp_path,
        "Model,Benchmark,Metric,Value,Std Err,n,num_fewshot,prompting,task version,filter,unit,higher is better,date,note\n"
        "our/base,gsm8k,exact_match,50.1,1.4,1319,8,cot,3,strict,%,yes,2024-05-01,twice\n",
    )
    assert only_score(found) == FoundScore(
        model="our/base",
        task="gsm8k",
        metric="exact_match",
        value=50.1,
        shots="8",
        prompting="cot",
        unit="%",
        n=1319,
        stderr=1.4,
        version="3",
        filter="strict",
        better="higher",
        date="2024-05-01",
        at="line 2",
        note="twice",
    )
    assert [model.name for model in found.models] == ["our/base"]


@pytest.mark.parametrize("field", ["model", "task", "value", "stderr", "n", "shots", "parent"])
def test_columns_may_be_called_by_any_of_their_names(tmp_path: Path, field: str) -> None:
    for name in FIELDS[field]:
        header = {"model": "model", "task": "task", "value": "value", "stderr": "se", "n": "n", "shots": "shots"}
        header |= {"parent": "parent", field: name.upper().replace(" ", "_")}
        found = read_text(tmp_path, f"{','.join(header.values())}\nchild,gsm8k,50,1.5,100,5,base\n")
        score = only_score(found)
        assert (score.model, score.task, score.value) == ("child", "gsm8k", 50.0), name
        assert (score.stderr, score.n, score.shots) == (1.5, 100, "5"), name
        assert [descent.parents for descent in found.descents] == [("base",)], name


def test_every_row_that_gives_nothing_is_said_with_its_line(tmp_path: Path) -> None:
    found = read_text(
        tmp_path,
        'model,benchmark,value\n,gsm8k,1\nm,,1\nm,gsm8k,n/a\nm,gsm8k,inf\n\n"a\nb",gsm8k,1\nm,gsm8k\nm,gsm8k,good\n',
    )
    assert brief(found) == [("a b", "gsm8k", "score", 1.0)]
    assert found.scores[0].at == "line 7"
    assert said(found) == [
        (9, "", "2 cells, and the header has 3"),
        (2, "", "no model"),
        (3, "", "no benchmark"),
        (4, "", "no value"),
        (5, "", "`inf` is no number"),
        (10, "", "`good` is no number"),
    ]


def test_a_bad_error_or_count_leaves_the_score(tmp_path: Path) -> None:
    found = read_text(tmp_path, "model,task,value,stderr,n\nm,a,1,x,2.5\nm,b,1,-1,0\n")
    assert [(score.stderr, score.n) for score in found.scores] == [(None, None), (None, None)]
    assert [(line, at) for line, at, _ in said(found)] == [(2, "stderr"), (2, "n"), (3, "stderr"), (3, "n")]


def test_columns_for_metrics_are_scores_with_their_own_errors(tmp_path: Path) -> None:
    found = read_text(tmp_path, "model,step,task,acc,acc_stderr,acc_norm\np,1000,arc,0.3,0.01,0.31\np,2000,arc,0.4,,\n")
    assert brief(found) == [
        ("p@step1000", "arc", "acc", 0.3),
        ("p@step1000", "arc", "acc_norm", 0.31),
        ("p@step2000", "arc", "acc", 0.4),
    ]
    assert [score.stderr for score in found.scores] == [0.01, None, None]
    assert [(model.name, model.revision) for model in found.models] == [("p", "step1000"), ("p", "step2000")]


def test_other_columns_are_named_and_not_read(tmp_path: Path) -> None:
    found = read_text(tmp_path, "model,task,value,setting: temperature,seconds\nm,t,1,0.5,12\n")
    assert found.scores[0].settings == (("temperature", "0.5"),)
    assert said(found) == [(1, "", "columns that are no fields of a score: `seconds`")]


def test_the_user_may_name_the_model(tmp_path: Path) -> None:
    text = "task,value\ngsm8k,1\n"
    assert said(read_text(tmp_path, text))[0][2].startswith("no column says which model")
    assert brief(read_text(tmp_path, text, ReadOptions("ours"))) == [("ours", "gsm8k", "score", 1.0)]


def test_a_model_in_the_table_goes_before_the_one_the_user_names(tmp_path: Path) -> None:
    found = read_text(tmp_path, "model,task,value\na,t,1\n,t,2\n", ReadOptions("b"))
    assert [model for model, *_ in brief(found)] == ["a", "b"]


# -- parents


def test_a_column_of_parents_makes_steps(tmp_path: Path) -> None:
    found = read_text(
        tmp_path,
        "model,task,value,base_model,relation\nchat,a,1,org/base,SFT\nchat,b,2,org/base,SFT\nmix,a,1,x; y,\n"
        "self,a,1,self,\nroot,a,1,-,\nodd,a,1,base,grown\n",
    )
    assert found.descents == (
        Descent("chat", ("org/base",), "finetune", at="line 2", kind="report"),
        Descent("mix", ("x", "y"), "merge", "several parents in one cell", at="line 4", kind="report"),
        Descent("odd", ("base",), at="line 7", kind="report", says="The table calls it `grown`."),
    )


# -- wide tables


def test_a_wide_table_has_a_column_for_each_benchmark(tmp_path: Path) -> None:
    found = read_text(
        tmp_path,
        "Model,MMLU (5-shot),MMLU stderr,GSM8K (8-shot; CoT) [%],HumanEval pass@1,Toxicity ↓,Average,Params (B),Licence\n"
        "m1,61.3,0.4,50.2,30,12.5,41,7,mit\nm2,,,51.9,,,40,7,\n",
    )
    one = FoundScore("m1", "MMLU", "score", 61.3, shots="5", stderr=0.4, at="line 2, MMLU")
    assert found.scores == (
        one,
        FoundScore("m1", "GSM8K", "score", 50.2, shots="8", prompting="cot", unit="%", at="line 2, GSM8K"),
        FoundScore("m1", "HumanEval", "pass@1", 30.0, better="higher", at="line 2, HumanEval"),
        FoundScore("m1", "Toxicity", "score", 12.5, better="lower", at="line 2, Toxicity"),
        FoundScore("m2", "GSM8K", "score", 51.9, shots="8", prompting="cot", unit="%", at="line 3, GSM8K"),
    )
    assert [note.reason for note in found.notes] == ["read as a wide table: one row a model, one column a benchmark"]
    assert {at: reason for _, at, reason in said(found)} == {
        "column `Average`": "an average over other columns",
        "column `Params (B)`": "says something about the model, and is no score",
        "": "columns that are no fields of a score: `Licence`",
    }


def test_a_turned_table_has_a_column_for_each_model(tmp_path: Path) -> None:
    found = read_text(tmp_path, "benchmark\tmodel-a\tmodel-b\nMMLU\t61.3 ± 0.4\t62\nGSM8K\t50\t-\n", name="x.tsv")
    assert brief(found) == [
        ("model-a", "MMLU", "score", 61.3),
        ("model-b", "MMLU", "score", 62.0),
        ("model-a", "GSM8K", "score", 50.0),
    ]
    assert found.scores[0].stderr is None
    assert found.scores[0].note == "± 0.4 in the table, which does not say what it is"


def test_the_first_column_without_a_name_holds_the_models(tmp_path: Path) -> None:
    assert brief(read_text(tmp_path, ",mmlu\nm,61\n")) == [("m", "mmlu", "score", 61.0)]


def test_a_metric_without_a_benchmark_is_no_score(tmp_path: Path) -> None:
    found = read_text(tmp_path, "model,accuracy\nm,0.5\n")
    assert found.scores == ()
    assert said(found)[0][2].startswith("no column of values: name one `value` beside `benchmark`")


def test_a_column_that_stands_twice_is_left_out(tmp_path: Path) -> None:
    found = read_text(tmp_path, "model,mmlu,MMLU,arc,mmlu\nm,1,2,3,4\n")
    assert {task for _, task, _, _ in brief(found)} == {"MMLU", "arc"}
    assert [reason for _, _, reason in said(found)] == ["this column stands twice"] * 2


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("ARC(25-shot)", FoundScore("", "ARC", "", 0.0, shots="25")),
        ("MMLU 5-shot", FoundScore("", "MMLU", "", 0.0, shots="5")),
        ("BBH (zero-shot)", FoundScore("", "BBH", "", 0.0, shots="0")),
        ("GSM8K, CoT", FoundScore("", "GSM8K", "", 0.0, prompting="cot")),
        ("Wiki perplexity ⬇️", FoundScore("", "Wiki", "perplexity", 0.0, better="lower")),
        ("MATH (lvl 5)", FoundScore("", "MATH lvl 5", "", 0.0)),
        ("acc", FoundScore("", "acc", "", 0.0)),
    ],
)
def test_the_name_of_a_column_says_how_it_was_measured(name: str, score: FoundScore) -> None:
    assert heading(name) == score


# -- how files are written


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separators_line_ends_and_byte_order_marks_make_no_difference(
    tmp_path: Path, delimiter: str, end: str, mark: str
) -> None:
    rows = [["model", "task", "value"], ["m", '"a ""b"" c"', "1.5"]]
    text = mark + "".join(delimiter.join(row) + end for row in rows)
    assert brief(read_text(tmp_path, text)) == [("m", 'a "b" c', "score", 1.5)]


def test_comments_and_the_hint_of_a_spreadsheet_may_stand_before_the_header(tmp_path: Path) -> None:
    found = read_text(tmp_path, "sep=;\n# ours, May\n\nmodel;task;value\nm;a,b;1\n")
    assert (brief(found), found.scores[0].at) == ([("m", "a,b", "score", 1.0)], "line 5")


def test_links_are_read_by_their_words(tmp_path: Path) -> None:
    found = read_text(
        tmp_path, 'model,task,value\n"<a href=""https://x.y"">org/name &amp; co</a>",[gsm8k](https://z),1\n'
    )
    assert brief(found) == [("org/name & co", "gsm8k", "score", 1.0)]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the file is empty"),
        ("hello\nworld\n", 1, "no table: no line has several cells"),
        ("model,task,value\n", 1, "a header and no rows"),
        ('model,task,value\n"open,a,1\n', 2, "not a row of a table: unexpected end of data"),
        ("Step,Folder\n1,x\n", 1, "no column of values"),
        ("model,value\nm,1\n", 1, "no column says which benchmark"),
    ],
)
def test_what_is_no_table_of_scores_says_what_it_lacks(tmp_path: Path, text: str, line: int, reason: str) -> None:
    found = read_text(tmp_path, text)
    assert found.scores == ()
    assert said(found)[0][0] == line
    assert said(found)[0][2].startswith(reason)


def test_a_table_in_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("model,task,value\nm,é,1\n".encode("latin-1"))
    assert [(skipped.line, skipped.column) for skipped in read(path, "", NO_OPTIONS).skipped] == [(2, 3)]


# -- numbers


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["61.3", "1,319"], [61.3, 1319.0]),
        (["61,3", "1.319"], [61.3, 1319.0]),
        (["1,234.5", "1.234.567,8"], [1234.5, 1234567.8]),
        (["0,123", "−3,5"], [0.123, -3.5]),
        (["61.3", "0,5"], [61.3, 0.5]),
        (["61.320"], [61.32]),
        ([".5", "5.", "1e-5"], [0.5, 5.0, 1e-5]),
    ],
)
def test_decimals_are_read_as_the_whole_table_writes_them(cells: list[str], values: list[float]) -> None:
    numbers = Numbers(cells)
    assert [numbers.read(cell) for cell in cells] == [Number(value) for value in values]


@pytest.mark.parametrize(
    "cell", ["12,345", "1_000", "inf", "nan", "1e999", "٣", "0x10", "1 2", "--1", "", "%", "1.2.3"]
)
def test_what_may_be_two_numbers_or_none_is_not_guessed(cell: str) -> None:
    assert isinstance(Numbers([cell]).read(cell), str)


def test_a_number_written_unlike_the_others_is_not_guessed() -> None:
    assert isinstance(Numbers(["12.5", "13.5", "1.234,5"]).read("1.234,5"), str)


def test_percent_signs_are_units_and_never_divide() -> None:
    assert Numbers([]).read("61.3 %") == Number(61.3, "%")
    assert Numbers([]).read("61.3% ± 0.4") == Number(61.3, "%", "0.4")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_survives(value: float) -> None:
    assert Numbers([repr(value)]).read(repr(value)) == Number(value)


# -- nothing ends the run

cells = st.one_of(
    st.sampled_from(
        ["model", "task", "value", "n", "stderr", "parent", "MMLU (5-shot)", "acc", "acc_stderr", "setting: x"]
    ),
    st.sampled_from(
        ["", "1", "0,5", "1.5 %", "nan", "1e999", "org/name", "base; other", "2024-05", "<a", "[", "x" * 200000]
    ),
    st.text(st.characters(codec="utf-8"), max_size=8),
)


@given(st.lists(st.lists(cells, max_size=5), max_size=5), st.sampled_from(",;\t|"))
def test_no_table_ends_the_run(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str) -> None:
    assert_sound(read_text(tmp_path_factory.mktemp("x"), "\n".join(delimiter.join(row) for row in rows)))


@given(st.binary(max_size=200))
def test_no_bytes_end_the_run(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("x") / "table.csv"
    path.write_bytes(content)
    assert_sound(read(path, "", NO_OPTIONS))
