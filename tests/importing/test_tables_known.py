"""Leaderboards known by their headers: small made-up tables of the same shape, and the real ones."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.importing.formats.tables import read
from abilitytrace.importing.found import Descent, Found, FoundModel, FoundScore
from abilitytrace.importing.kinds import ReadOptions
from tests.importing.damage import assert_sound

NO_OPTIONS = ReadOptions()

BOARD = """,Precision,Type,Model,fullname,Model sha,Average ⬆️,Flagged,Chat Template,IFEval Raw,IFEval,BBH Raw,BBH,Merged,Upload To Hub Date,Submission Date,Base Model
0,bfloat16,💬 chat models,"<a href=""https://x"">our/chat</a> 📑",our/chat,aabbccddeeff0011,20.5,False,True,0.5191480826429429,51.91,0.45,23.9,False,2024-01-02,2024-06-12,our/base
1,bfloat16,🟢 pretrained,x,our/base,,10,False,False,0.2,20,,,False,,2024-06-12,our/base
2,float16,🟢 pretrained,x,our/base,,10,True,False,0.21,20,0.4,20,False,,2024-06-12,our/base (Merge)
3,bfloat16,🤝 merges,x,our/mix,,10,False,True,0.3,30,no,1,True,,,our/chat (Merge)
4,bfloat16,🟢 pretrained,x,our/lost,,10,False,True,0.3,30,0.4,1,False,,,Removed
"""
ALPACA = """,win_rate,standard_error,n_wins,n_total,mode,length_controlled_winrate
model-a,74.6583850931677,1.53,600,805,minimal,70.1
reference,50.0,0.0,0,805,minimal,
model-b,15.174,1.235,110,805,,n/a
,1,1,1,805,,
"""
LUCIE = """model_name,expe_name,training_phase,add_bos_token,chat_template,training_steps,training_tokens,training_steps_in_phase,dataset,score,stderr,score_name,num_fewshot,"acc,none","acc_stderr,none","acc_norm,none","acc_norm_stderr,none"
L,pretraining,1_main,True,False,100.0,1,100.0,arc,0.30,0.01,"acc_norm,none",25.0,0.28,0.012,0.30,0.01
L,pretraining,1_main,True,False,200.0,1,200.0,mmlu,0.25,0.004,"acc,none",,0.25,0.004,,
L,pretraining,1_main,True,False,200.0,1,200.0,other,0.26,0.004,"acc,none",,0.26,0.004,,
L,long,2_extension,True,False,210.0,1,10.0,mmlu,0.24,0.004,"acc,none",,0.24,0.004,,
L,mix1,3_annealing,True,False,230.0,9,20.0,mmlu,0.30,0.004,"acc,none",,0.30,0.004,,
L,mix1,3_annealing,False,False,230.0,9,20.0,mmlu,0.29,0.004,"acc,none",,0.29,0.004,,
L,mix2,3_annealing,True,False,230.0,9,20.0,mmlu,0.31,0.004,"acc,none",,0.31,0.004,,
L,mix3,3_annealing,True,False,230.0,9,20.0,mmlu,0.32,0.004,"acc,none",,0.32,0.004,,
L,chat,4_instruct,True,False,250.0,9,20.0,mmlu,0.40,0.004,"acc,none",,0.40,0.004,,
L,chat,4_instruct,True,False,,9,20.0,mmlu,0.40,0.004,"acc,none",,0.40,0.004,,
"""


def read_text(folder: Path, text: str, name: str = "board.csv") -> Found:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read(path, name, NO_OPTIONS)


def values(found: Found, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(score, field) for field in fields) for score in found.scores]


# -- Open LLM Leaderboard, 2024


def test_the_leaderboard_gives_its_raw_scores(tmp_path: Path) -> None:
    found = read_text(tmp_path, BOARD)
    assert found.title == "Open LLM Leaderboard (2024 to 2025)"
    assert found.scores[0] == FoundScore(
        *("our/chat", "IFEval", "accuracy", 0.5191480826429429),
        unit="fraction",
        settings=(("chat_template", "true"), ("precision", "bfloat16")),
        better="higher",
        date="2024-06-12",
        at="line 2, IFEval",
        note="weights as of commit aabbccddeeff",
    )
    assert len(found.scores) == 8
    assert (found.skipped[-1].line, found.skipped[-1].at, found.skipped[-1].reason) == (5, "BBH", "`no` is no number")
    assert found.models[0] == FoundModel("our/chat", released="2024-01-02")


def test_two_runs_of_one_model_differ_in_their_settings(tmp_path: Path) -> None:
    base = [score for score in read_text(tmp_path, BOARD).scores if (score.model, score.task) == ("our/base", "IFEval")]
    assert [dict(score.settings)["precision"] for score in base] == ["bfloat16", "float16"]
    assert [score.note for score in base] == ["", "flagged by the leaderboard"]


def test_only_a_true_base_is_a_parent(tmp_path: Path) -> None:
    found = read_text(tmp_path, BOARD)
    merged = "the table marks the model as merged, and names one of the models it was merged from"
    assert found.descents == (
        Descent(
            *("our/chat", ("our/base",), "finetune"),
            guessed="the table's `Type` is `chat models`",
            at="line 2, Base Model",
            kind="report",
        ),
        Descent("our/mix", ("our/chat",), "merge", merged, at="line 5, Base Model", kind="report"),
    )
    assert [skipped.reason for skipped in found.skipped if skipped.at == "Base Model"] == [
        "`Removed` is no parent (rows: 1)",
        "the model itself is no parent (rows: 1)",
        "the model itself with `(Merge)` behind it is no parent (rows: 1)",
    ]


def test_the_real_leaderboard(real: Path) -> None:
    found = read(real / "other" / "open-llm-leaderboard-v2" / "contents-subset.csv", "", NO_OPTIONS)
    assert len(found.scores) == 239 * 6
    assert len(found.models) == 227
    assert {skipped.reason for skipped in found.skipped if skipped.at == "Base Model"} == {
        "`Removed` is no parent (rows: 1)",
        "the model itself is no parent (rows: 144)",
        "the model itself with `(Merge)` behind it is no parent (rows: 32)",
    }
    tulu = "allenai/Llama-3.1-Tulu-3-8B"
    rows = {
        "meta-llama/Llama-3.1-8B": (0.1246, 0.4660, 0.0536, 0.3104, 0.3812, 0.3288),
        f"{tulu}-SFT": (0.7403, 0.3872, 0.1140, 0.2777, 0.4268, 0.2812),
        f"{tulu}-DPO": (0.8029, 0.4079, 0.1858, 0.2936, 0.4161, 0.2898),
        tulu: (0.8267, 0.4050, 0.1964, 0.2987, 0.4175, 0.2827),
    }
    for model, wanted in rows.items():
        # the last one was run again in half precision; those values differ by noise
        own = [s for s in found.scores if s.model == model][:6]
        assert tuple(round(score.value, 4) for score in own) == wanted, model
        assert {dict(score.settings)["chat_template"] for score in own} == {
            "false" if model == "meta-llama/Llama-3.1-8B" else "true"
        }
    continued = next(descent for descent in found.descents if descent.child == "Qwen/Qwen2.5-Math-7B")
    assert (continued.how, continued.methods) == ("", ("continued pre-training",))
    assert continued.guessed == "the table's `Type` is `continuously pretrained`"
    # the leaderboard calls it a merge of itself; where it comes from, the cards tell
    assert not [descent for descent in found.descents if descent.child.startswith(tulu)]
    measured = Counter((s.model, s.task, s.settings) for s in found.scores)
    assert set(measured.values()) == {1}


# -- Open LLM Leaderboard, 2023


def test_the_real_first_leaderboard(real: Path) -> None:
    found = read(real / "other" / "open-llm-leaderboard-v1" / "20230915.csv", "", NO_OPTIONS)
    assert found.title == "Open LLM Leaderboard (2023)"
    assert len(found.scores) == 1240 * 4
    assert {(score.task, score.shots, score.unit) for score in found.scores} == {
        ("ARC", "25", "%"),
        ("HellaSwag", "10", "%"),
        ("MMLU", "5", "%"),
        ("TruthfulQA", "0", "%"),
    }
    # twice in the table, with two values: both stay
    llama = [score.value for score in found.scores if (score.model, score.task) == ("meta-llama/Llama-2-7b-hf", "MMLU")]
    assert llama == [46.9, 43.8]
    assert [skipped.at for skipped in found.skipped] == ["column `Average`", "column `Parameters`", ""]


# -- AlpacaEval


def test_win_rates_come_with_their_error_and_without_the_reference(tmp_path: Path) -> None:
    found = read_text(tmp_path, ALPACA, "judge_leaderboard.csv")
    assert values(found, "model", "metric", "value", "stderr", "n", "unit") == [
        ("model-a", "win_rate", 74.6583850931677, 1.53, 805, "%"),
        ("model-a", "length_controlled_winrate", 70.1, None, 805, "%"),
        ("model-b", "win_rate", 15.174, 1.235, 805, "%"),
    ]
    assert {score.settings for score in found.scores} == {
        (("leaderboard", "judge_leaderboard"), ("reference", "reference"))
    }
    assert [(skipped.line, skipped.reason) for skipped in found.skipped] == [
        (3, "`reference` is what the others are compared with: half of a tie with itself"),
        (5, "no model"),
    ]


def test_the_real_win_rates(real: Path) -> None:
    found = read(real / "other" / "alpaca_eval" / "alpaca_eval_gpt4_leaderboard.csv", "", NO_OPTIONS)
    scores = {(score.model, score.metric): score for score in found.scores}
    score = scores["text_davinci_001", "win_rate"]
    assert (round(score.value, 3), round(score.stderr or 0, 3), score.n) == (15.174, 1.235, 804)
    assert ("text_davinci_003", "win_rate") not in scores
    assert [skipped.reason.partition(" ")[0] for skipped in found.skipped] == ["`text_davinci_003`"]
    assert len({score.model for score in found.scores}) == 101


# -- Lucie


def test_phases_follow_each_other_by_their_steps(tmp_path: Path) -> None:
    found = read_text(tmp_path, LUCIE)
    assert [(descent.child, descent.parents) for descent in found.descents] == [
        ("L@2_extension-long", ("L@step200",)),
        ("L@3_annealing-mix1", ("L@2_extension-long",)),
        ("L@3_annealing-mix2", ("L@2_extension-long",)),
        ("L@3_annealing-mix3", ("L@2_extension-long",)),
        # three runs end where this one begins
        ("L@4_instruct-chat", ("L@3_annealing-unknown",)),
        ("L@3_annealing-unknown", ("L@2_extension-long",)),
    ]
    assert all(descent.guessed for descent in found.descents)
    assert [descent.methods for descent in found.descents] == [
        *(("extension",), ("annealing",), ("annealing",), ("annealing",), ("instruct",), ("annealing",))
    ]
    placeholders = [model for model in found.models if model.placeholder]
    assert [(model.name, model.revision) for model in placeholders] == [("L", "3_annealing-unknown")]


def test_two_runs_that_end_at_one_step_are_rivals(tmp_path: Path) -> None:
    other = LUCIE.replace("L,mix1,", "L,short,2_extension,True,False,210.0,1,10.0,x,1,,m,,,,,\nL,mix1,", 1)
    parents = [d.parents for d in read_text(tmp_path, other).descents if d.child == "L@3_annealing-mix1"]
    assert parents == [("L@2_extension-long",), ("L@2_extension-short",)]


def test_a_run_measured_at_several_steps_names_them(tmp_path: Path) -> None:
    other = LUCIE.replace("L,mix2,3_annealing,True,False,230.0,9,20.0", "L,mix1,3_annealing,True,False,225.0,9,15.0")
    found = read_text(tmp_path, other)
    revisions = [model.revision for model in found.models]
    assert "3_annealing-mix1-step225" in revisions
    assert "3_annealing-mix1-step230" in revisions
    # the later one is joined where all checkpoints are
    assert [d.child for d in found.descents if "mix1" in d.child] == ["L@3_annealing-mix1-step225"]


def test_all_metrics_of_a_row_are_read_in_their_settings(tmp_path: Path) -> None:
    found = read_text(tmp_path, LUCIE)
    assert values(found, "task", "metric", "filter", "value", "stderr", "shots", "unit")[:3] == [
        ("arc", "acc_norm", "none", 0.30, 0.01, "25", "fraction"),
        ("arc", "acc", "none", 0.28, 0.012, "25", "fraction"),
        ("mmlu", "acc", "none", 0.25, 0.004, "", "fraction"),
    ]
    mix1 = [score for score in found.scores if score.model == "L@3_annealing-mix1"]
    assert [(dict(score.settings)["add_bos_token"], score.value) for score in mix1] == [("true", 0.30), ("false", 0.29)]
    assert [(skipped.line, skipped.reason) for skipped in found.skipped] == [(11, "no number of training steps")]


def test_groups_of_subjects_are_parts_of_mmlu(tmp_path: Path) -> None:
    found = read_text(tmp_path, LUCIE)
    assert {score.task: score.parts for score in found.scores} == {
        "arc": (),
        "mmlu": ("mmlu_other",),
        "mmlu_other": (),
    }
    assert [score.note for score in found.scores if score.task == "mmlu_other"] == ["called `other` in the table"]


@pytest.mark.parametrize(
    ("revision", "gsm8k", "mmlu", "hellaswag"),
    [
        ("step753851", (0.0849, 0.0077), (0.3192, 0.0039), (0.7210, 0.0045)),
        ("2_extension-rope500k", (0.0713, 0.0071), (0.3136, 0.0039), (0.7157, 0.0045)),
        ("3_annealing-5B_tokens-mix6", (0.2350, 0.0117), (0.4041, 0.0040), (0.7257, 0.0045)),
        ("4_instruct_full-mix3", (0.3556, 0.0132), (0.4306, 0.0041), (0.6911, 0.0046)),
    ],
)
def test_the_real_stages_of_lucie(
    real: Path, revision: str, gsm8k: tuple[float, ...], mmlu: tuple[float, ...], hellaswag: tuple[float, ...]
) -> None:
    found = read(real / "other" / "lucie-7b" / "evaluation_learning_curve_lucie.openllm.csv", "", NO_OPTIONS)
    picked = {("gsm8k", "flexible-extract"): gsm8k, ("mmlu", "none"): mmlu, ("hellaswag", "none"): hellaswag}
    own = {
        (score.task, score.filter): (round(score.value, 4), round(score.stderr or 0, 4))
        for score in found.scores
        if score.model == f"Lucie-7B@{revision}" and (score.task != "hellaswag" or score.metric == "acc_norm")
    }
    assert {key: own[key] for key in picked} == picked


def test_the_real_way_of_lucie(real: Path) -> None:
    found = read(real / "other" / "lucie-7b" / "evaluation_learning_curve_lucie.openllm.csv", "", NO_OPTIONS)
    assert found.skipped == ()
    parents: dict[str, set[str]] = {}
    for descent in found.descents:
        parents.setdefault(descent.child.removeprefix("Lucie-7B@"), set()).update(
            parent.removeprefix("Lucie-7B@") for parent in descent.parents
        )
    extensions = {"2_extension-rope20M", "2_extension-rope500k"}
    assert {parent for run in extensions for parent in parents[run]} == {"step753851"}
    assert parents["3_annealing-5B_tokens-mix6"] == extensions
    assert parents["4_instruct_full-mix3"] == {"3_annealing-unknown"}
    assert parents["3_annealing-unknown"] == extensions
    # with and without a token for the beginning: two settings of one model
    mix4 = {
        dict(score.settings)["add_bos_token"]: round(score.value, 4)
        for score in found.scores
        if (score.model, score.task) == ("Lucie-7B@3_annealing-5B_tokens-mix4", "mmlu")
    }
    assert mix4 == {"false": 0.3342, "true": 0.3377}
    mixes = [
        round(score.value, 3)
        for number in range(1, 7)
        for score in found.scores
        if (score.model, score.task) == (f"Lucie-7B@3_annealing-5B_tokens-mix{number}", "mmlu")
        and ("add_bos_token", "true" if number > 3 else "false") in score.settings
    ]
    assert mixes == [0.308, 0.329, 0.375, 0.338, 0.391, 0.404]
    assert {score.shots for score in found.scores if score.task == "mmlu"} == {""}
    assert next(score.parts for score in found.scores if score.task == "mmlu") == (
        *("mmlu_humanities", "mmlu_other", "mmlu_social_sciences", "mmlu_stem"),
    )


# -- nothing ends the run


@given(st.sampled_from([BOARD, ALPACA, LUCIE]), st.data())
def test_a_damaged_table_never_ends_the_run(
    tmp_path_factory: pytest.TempPathFactory, table: str, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(table)))
        end = data.draw(st.integers(start, min(len(table), start + 30)))
        junk = data.draw(st.sampled_from(["", ",", '"', "\n", "nan", "-1", "1e999", "٣", "\u202e", "0,5", "a" * 200]))
        table = table[:start] + junk + table[end:]
    assert_sound(read_text(tmp_path_factory.mktemp("x"), table))
