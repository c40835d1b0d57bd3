"""The commands of the history as a user runs them: timeline, questions, glossary, sources; their formats and exit codes."""

import json
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from abilitytrace.lineage import Lineage
from tests.conftest import Run

TEXT = """\
sources:
  paper: {title: A Paper, zh: 一篇论文, authors: "Ada One, Bea Two", published: 2022-12-18, kind: paper,
          venue: Journal of Things, url: "https://example.org/100%_{x}", group: lab,
          notes: [{en: Read in full., zh: 读过全文。}]}
  later: {title: A Later Paper, zh: 后来的论文, authors: Cy Three, published: 2024-05, kind: paper}
  vague: {title: Notes on Things, zh: 杂记, published: 2023, dating: inferred, kind: note}
attributes:
  release-date: {name: release date, zh: 发布时间}
models:
  base:
    name: GPT-9
    zh: 九号模型
    developer: Lab
    released: 2021-07
    specs:
      release-date: [{value: 2021-07, source: paper, at: §2}, {value: early 2020, source: later, at: §2}]
  tuned: {name: "[red]Tuned[/red]", released: 2022-06-03}
  undated: {name: Undated}
methods:
  rlhf: {name: RLHF, zh: 人类反馈强化学习, says: {en: People judge., zh: 由人评判。}}
  silent: {name: silent tuning, zh: 无声微调}
abilities:
  cot: {name: chain-of-thought, zh: 思维链, aliases: [CoT]}
steps:
  to-tuned: {inputs: [base], methods: [rlhf], output: tuned, date: 2022-06,
             supports: [{source: paper, at: §2, kind: report, finding: {en: So it says., zh: 原文如此。}}]}
claims:
  rlhf-gives-cot:
    kind: origin
    says: {en: Judging gives reasoning., zh: 评判带来推理。}
    cause: rlhf
    effects: {cot: gain}
    stated: {level: hypothesis, source: paper, at: FAQ}
    supports:
      - {source: later, at: table 1, kind: ablation, finding: {en: With it it reasons., zh: 有它就会推理。}}
      - {source: later, at: table 2, kind: ablation, finding: {en: And again., zh: 再次如此。}}
    disputes: [{source: paper, at: §4, kind: argument, finding: {en: Mere correlation., zh: 只是相关。}}]
questions:
  does-it:
    says: {en: Does judging do it?, zh: 是评判的作用吗？}
    about: [cot]
    raised: {source: paper, at: §9}
    experiment: {en: Leave it out., zh: 去掉它再试。}
    answered:
      - {en: It seems so., zh: 看来是。, source: later, at: §1}
      - {en: It seems not., zh: 看来不是。, source: vague, at: p}
      - {en: Nobody can tell., zh: 没人知道。, source: later, at: §2}
  who-paid: {says: {en: Who paid?, zh: 谁付的钱？}, about: [base], raised: {source: vague, at: p}}
events:
  base-noticed: {date: 2022-01, says: {en: GPT-9 is noticed., zh: 九号模型受到关注。}, about: [base], source: paper, at: §1}
  some-day: {says: {en: The lab moves., zh: 实验室搬家。}, source: paper, at: §1}
terms:
  rlhf-term:
    name: learning from judgement
    zh: 由评判学习
    aliases: [LFJ]
    says: {en: People judge what a model writes., zh: 由人评判模型写出的内容。}
    about: [rlhf]
    source: paper
    at: glossary
"""


@pytest.fixture
def own(tmp_path: Path) -> tuple[str, ...]:
    """The options that make the lineage of this module the only one."""
    path = tmp_path / "own.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return ("--graph", str(path), "--no-builtin")


def flat(text: str) -> str:
    """The text without the line breaks of the screen."""
    return " ".join(text.split())


def joined(text: str) -> str:
    """Chinese text without the line breaks of the screen and without blanks."""
    return "".join(text.split())


# -- timeline


def test_timeline_leads_with_counts_and_span_and_groups_by_year(run: Run, own: tuple[str, ...]) -> None:
    ran = run("timeline", *own)
    assert ran.code == 0
    assert flat(ran.stdout).startswith(
        "1 event and 2 further releases, from July 2021 to 3 June 2022. Sources differ on the dates of one of them. "
        "2 without a date come last. 2021 • July Lab releases GPT-9. [base]"
    )
    assert "Dates differ (release date of GPT-9): July 2021 (paper) and early 2020 (later)." in flat(ran.stdout)
    assert "• 3 June [red]Tuned[/red] is released. [tuned]" in flat(ran.stdout)
    assert flat(ran.stdout).endswith(
        "Undated • The lab moves. [some-day] One et al. [paper], §1, 18 December 2022 "
        "• Models whose release nobody dates here: Undated."
    )


def test_timeline_in_chinese(run: Run, own: tuple[str, ...]) -> None:
    ran = run("timeline", *own, "--lang", "zh")
    assert joined(ran.stdout).startswith("2021年7月至2022年6月3日，共记录事件1个和另外的模型发布2次。")
    assert "日期说法不一（九号模型的发布时间）：2021年7月（paper）和early2020（later）。" in joined(ran.stdout)


def test_timeline_kinds_and_bounds(run: Run, own: tuple[str, ...]) -> None:
    ran = run("timeline", *own, "--kind", "claims,sources", "--kind", "step", "--from", "2022-06", "--format", "plain")
    assert [line.split("\t")[:4] for line in ran.stdout.splitlines()] == [
        ["to-tuned", "step", "2022-06-03", ""],
        ["paper", "source", "2022-12-18", ""],
        ["rlhf-gives-cot", "claim", "2022-12-18", ""],
        ["vague", "source", "2023", ""],
        ["later", "source", "2024-05", ""],
    ]
    text = flat(run("timeline", *own, "--kind", "claim,source").stdout)
    assert "First stated, as hypothesis: Judging gives reasoning." in text
    assert "• 2023 (inferred) “Notes on Things” appears. [vague]" in text
    assert "“A Paper” by One et al. appears." in text


def test_timeline_tells_a_disagreement_in_full_only_once(run: Run, own: tuple[str, ...], tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "schema: 1\nevents:\n  again: {date: 2021-07-09, says: It comes out., about: [base], source: paper, at: p}\n",
        encoding="utf-8",
    )
    text = flat(run("timeline", *own, "--graph", str(more)).stdout)
    assert text.count("Dates differ (release date of GPT-9): ") == 1
    assert text.count("Dates differ (release date of GPT-9), see above.") == 1


def test_timeline_without_anything_says_so(run: Run, own: tuple[str, ...]) -> None:
    ran = run("timeline", *own, "--from", "2030", "--to", "2031", "--about", "CoT")
    assert (ran.code, flat(ran.stdout)) == (
        0,
        "Nothing dated about chain-of-thought is recorded here between 2030 and 2031.",
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--from", "May"), "--from: `May` is not a date"),
        (("--to", "2022-13"), "--to: `2022-13` is not a date"),
        (("--from", "2023", "--to", "2022"), "--from 2023 is later than --to 2022"),
        (("--kind", "event,wars"), "--kind: `wars` is not one of event, model, step, source, claim, all"),
    ],
)
def test_timeline_explains_wrong_usage(run: Run, own: tuple[str, ...], args: tuple[str, ...], message: str) -> None:
    ran = run("timeline", *own, *args)
    assert ran.code == 2
    assert message in ran.stderr


# -- questions


def test_questions_lead_with_what_moved_and_show_the_newest_findings(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("questions", *own).stdout)
    assert text.startswith(
        "2 open questions are recorded here. 1 of them has been answered, moved or taken up since. "
        "On one, nothing is recorded here. ? Does judging do it? [does-it] Would settle it: Leave it out. "
        "raised in One et al. [paper], §9, 18 December 2022 "
        "→ May 2024: Nobody can tell. [later] → May 2024: It seems so. [later] … 1 more: abilitytrace questions does-it"
    )


def test_questions_on_a_subject_show_every_finding_with_its_source(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("questions", "CoT", *own).stdout)
    assert text.startswith("1 open question about chain-of-thought is recorded here. It has been answered, moved")
    assert "→ It seems not. Notes on Things [vague], p, 2023" in text
    assert "more:" not in text


def test_questions_that_nobody_answered(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("questions", *own, "--open").stdout)
    assert text.startswith("Of 2 open questions, one has no answer of any kind here. ? Who paid?")
    assert "[who-paid]" in text
    assert "[does-it]" not in text
    zh = joined(run("questions", *own, "--open", "--lang", "zh").stdout)
    assert zh.startswith("2个开放问题中，1个没有任何后续记录。?谁付的钱？[who-paid]")


def test_questions_in_plain_and_json(run: Run, own: tuple[str, ...]) -> None:
    rows = [line.split("\t") for line in run("questions", "does-it", *own, "--format", "plain").stdout.splitlines()]
    assert [row[:4] for row in rows] == [
        ["does-it", "raised", "2022-12-18", "paper"],
        ["does-it", "experiment", "", ""],
        ["does-it", "found", "2023", "vague"],
        ["does-it", "found", "2024-05", "later"],
        ["does-it", "found", "2024-05", "later"],
    ]
    given = json.loads(run("questions", *own, "--json").stdout)
    assert given["schema"] == "abilitytrace/questions@1"
    assert (given["data"]["moved"], given["data"]["noted"], given["data"]["total"]) == (1, 0, 2)


def test_origin_shows_the_newest_finding_on_what_is_open(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("origin", "cot", *own).stdout)
    assert "→ May 2024: Nobody can tell. [later] … 2 more: abilitytrace questions cot" in text
    ascii_only = flat(run("origin", "cot", *own, "--charset", "ascii").stdout)
    assert "-> May 2024: Nobody can tell. [later] . 2 more: abilitytrace questions cot" in ascii_only


# -- glossary


def test_glossary_lists_all_terms_in_both_languages(run: Run, own: tuple[str, ...]) -> None:
    lines = run("glossary", *own).stdout.splitlines()
    assert lines[0] == "1 term is explained here."
    assert lines[2].split() == ["term", "Chinese", "meaning"]
    assert "learning from judgement  由评判学习  People judge what a model writes." in lines[4]
    zh = run("glossary", *own, "--lang", "zh").stdout.splitlines()
    assert "由评判学习  learning from judgement  由人评判模型写出的内容。" in zh[4]


def test_glossary_explains_one_term(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("glossary", "lfj", *own).stdout)
    assert text == (
        "Learning from judgement (由评判学习): People judge what a model writes. "
        "• also called: LFJ • source: One et al. [paper], glossary, 18 December 2022 "
        "What to see next • RLHF method [rlhf] People judge."
    )


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("RLHF",), "RLHF (人类反馈强化学习) is a method. People judge. • see also: learning from judgement"),
        (("RLHF", "--lang", "zh"), "人类反馈强化学习（RLHF）是一种方法。由人评判。"),
        (("silent tuning",), "Silent tuning (无声微调) is a method. What it means is not recorded here."),
    ],
)
def test_glossary_falls_back_on_things(run: Run, own: tuple[str, ...], args: tuple[str, ...], expected: str) -> None:
    ran = run("glossary", *args, *own)
    assert ran.code == 0
    assert flat(ran.stdout).startswith(expected)


def test_glossary_of_a_word_not_yet_coined_is_no_answer(run: Run, own: tuple[str, ...]) -> None:
    ran = run("glossary", "LFJ", *own, "--as-of", "2021")
    assert ran.code == 1
    assert "Not known here at the end of 2021" in flat(ran.stdout)
    assert run("glossary", *own, "--as-of", "2021").stdout.startswith("No term is explained here.")


def test_glossary_of_what_is_no_word_names_the_way_out(run: Run, own: tuple[str, ...]) -> None:
    model = run("glossary", "GPT-9", *own)
    assert (model.code, "abilitytrace show base" in model.stderr) == (3, True)
    assert run("glossary", "nothing", *own).code == 3


# -- sources


def test_sources_lead_with_span_and_kinds(run: Run, own: tuple[str, ...]) -> None:
    ran = run("sources", *own)
    assert flat(ran.stdout).startswith(
        "3 sources, from 18 December 2022 to May 2024: 2 papers and 1 note. 2 of them give evidence on claims or steps."
    )
    rows = [line.split() for line in ran.stdout.splitlines()[6:]]
    assert [row for row in rows if row[0][:2] == "20"] == [
        ["2022-12-18", "One", "et", "al.:", "A", "Paper", "[paper]", "1", "1"],
        ["2023", "?", "Notes", "on", "Things", "[vague]"],
        ["2024-05", "Cy", "Three:", "A", "Later", "Paper", "[later]", "1"],
    ]


def test_one_source_has_citation_address_uses_and_remarks(run: Run, own: tuple[str, ...]) -> None:
    text = flat(run("sources", "paper", *own).stdout)
    assert text.startswith(
        "Ada One, Bea Two. “A Paper”. Journal of Things, 18 December 2022. "
        "Its evidence here, by claims and steps: 1 for, 1 against."
    )
    assert "address: https://example.org/100%_{x}" in text
    assert "Speaks for (1) + how [red]Tuned[/red] was made [to-tuned]" in text
    assert "Speaks against (1) - Judging gives reasoning. [rlhf-gives-cot]" in text
    assert text.endswith("Gives values for GPT-9 Remarks • Read in full.")
    assert "+ Judging gives reasoning. [rlhf-gives-cot] 2 lines of evidence" in flat(
        run("sources", "later", *own).stdout
    )
    zh = joined(run("sources", "paper", *own, "--lang", "zh").stdout)
    assert zh.startswith("AdaOne,BeaTwo。《一篇论文》。JournalofThings，2022年12月18日。")


def test_sources_by_words_and_as_json(run: Run, own: tuple[str, ...]) -> None:
    assert flat(run("sources", "paper", "a", *own).stdout).startswith("2 sources of 3 for “paper a”")
    given = json.loads(run("sources", "paper", *own, "--json").stdout)
    assert (given["schema"], given["data"]["source"]["id"]) == ("abilitytrace/sources-one@1", "paper")
    assert run("sources", "quarks", *own).code == 3


def test_sources_as_bibtex(run: Run, own: tuple[str, ...]) -> None:
    ran = run("sources", *own, "--format", "bibtex")
    assert ran.code == 0
    library = parse_string(ran.stdout)
    assert (library.failed_blocks, [entry.key for entry in library.entries]) == ([], ["paper", "vague", "later"])
    # a bibliography does not change with the language of the screen
    assert run("sources", *own, "--format", "bibtex", "--lang", "zh").stdout == ran.stdout
    one = run("sources", "paper", *own, "-f", "bibtex").stdout
    assert one == ran.stdout.partition("\n\n")[0] + "\n"
    assert "url = {https://example.org/100%_%7Bx%7D}" in one


def test_a_source_that_was_not_out_gives_no_bibtex(run: Run, own: tuple[str, ...]) -> None:
    ran = run("sources", "later", *own, "--format", "bibtex", "--as-of", "2023")
    assert (ran.code, ran.stdout) == (1, "")


def test_bibtex_is_a_format_of_sources_alone(run: Run, own: tuple[str, ...]) -> None:
    assert run("glossary", *own, "--format", "bibtex").code == 2
    assert run("sources", *own, "--format", "bibtex", "--json").code == 2
    assert run("sources", *own, "--format", "md").stdout.startswith("3 sources, from 18 December 2022")


# -- the built-in lineage


@pytest.mark.parametrize("command", ["timeline --kind all", "questions", "glossary", "glossary RLHF", "sources"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_screens_keep_to_their_width(run: Run, builtin: Lineage, command: str, language: str) -> None:
    from rich.cells import cell_len

    assert builtin.digest
    ran = run(*command.split(), "--lang", language)
    assert ran.code == 0
    assert [line for line in ran.stdout.splitlines() if cell_len(line) > 80 and "://" not in line] == []


def test_every_builtin_term_can_be_asked_for_by_its_name(builtin: Lineage) -> None:
    from abilitytrace.questions.glossary import glossary, meaning

    found = {term.id: meaning(builtin, term.name.en).id for term in glossary(builtin).terms}
    assert found
    assert [term for term, hit in found.items() if term != hit] == []


def test_the_builtin_timeline_lists_no_release_twice(builtin: Lineage) -> None:
    from abilitytrace.questions.timeline import timeline

    entries = timeline(builtin).entries
    told = {model.id for entry in entries for model in entry.releases}
    assert told
    assert told.isdisjoint(entry.id for entry in entries)
