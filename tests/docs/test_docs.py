"""The documentation is true: console blocks are run, generated parts made anew, tables compared with the code."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from pydantic import BaseModel

from abilitytrace import vocabulary
from abilitytrace.builtin import builtin_lineage
from abilitytrace.checks import check
from abilitytrace.cli.app import COMMANDS
from abilitytrace.grading import RULE, grade
from abilitytrace.reading import shape
from abilitytrace.reading.files import read_files
from abilitytrace.records import Evidence, Text
from tests.docs.blocks import CUT, ROOT, Command, commands_of, pages, problem, rewritten, run
from tests.docs.folders import File, played, replay, starts_empty, steps_of
from tests.docs.generated import PARTS, WORDS, names, regenerated, relabelled
from tests.docs.picture import PICTURE, picture

Once = Callable[[str], tuple[int, tuple[str, ...]]]

_TEXTS = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in pages()}
_COMMANDS = [
    pytest.param(command, id=f"{page}:{command.line} {command.text}")
    for page, text in _TEXTS.items()
    if not starts_empty(text)
    for command in commands_of(text)
]
_FROM_NOTHING = [page for page, text in _TEXTS.items() if starts_empty(text)]
_README, _GRADING, _VOCABULARY = _TEXTS["README.md"], _TEXTS["docs/grading.md"], _TEXTS["docs/vocabulary.md"]
_REWRITE = "run `python -m tests.docs.rewrite`, and look at what it changes"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Runs a command of a page, each one once."""
    store, known = tmp_path_factory.mktemp("docs"), dict[str, tuple[int, tuple[str, ...]]]()

    def ran(text: str) -> tuple[int, tuple[str, ...]]:
        if text not in known:
            known[text] = run(text, store)
        return known[text]

    return ran


# -- what pages show


@pytest.mark.parametrize("command", _COMMANDS)
def test_console_block_shows_what_the_program_prints(command: Command, once: Once) -> None:
    wrong = problem(command, *once(command.text))
    assert not wrong, f"{wrong}\n\n{_REWRITE}"


@pytest.mark.parametrize("page", _FROM_NOTHING)
def test_page_works_from_an_empty_folder(page: str, tmp_path: Path) -> None:
    wrong = [
        f"line {command.line}: $ {command.text}\n{found}"
        for command, ran in played(_TEXTS[page], tmp_path)
        if (found := problem(command, *ran))
    ]
    assert not wrong, "\n\n".join([*wrong, _REWRITE])


@pytest.mark.parametrize("page", [page for page, text in _TEXTS.items() if names(text)])
def test_generated_parts_are_as_the_program_writes_them(page: str, once: Once) -> None:
    assert regenerated(_TEXTS[page], once) == _TEXTS[page], _REWRITE


def test_every_generated_part_stands_on_a_page() -> None:
    assert sorted(name for text in _TEXTS.values() for name in names(text)) == sorted(PARTS)


def test_the_picture_is_what_the_command_prints(tmp_path: Path) -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(tmp_path), _REWRITE


def test_a_page_that_is_out_of_date_is_found_and_rewritten() -> None:
    def prints_three(_: str) -> tuple[int, tuple[str, ...]]:
        return 0, ("one", "two", "three")

    old = f"Text.\n\n```console\n$ abilitytrace a\none\n\n$ abilitytrace b\nold\n{CUT}\n```\n"
    first, second = commands_of(old)
    assert (first.line, second.line, second.is_cut) == (4, 7, True)
    assert "two" in problem(first, *prints_three(""))
    assert problem(second, *prints_three(""))
    assert problem(first, 1, first.output).startswith("exit code 1")
    new = rewritten(old, prints_three)
    assert new == f"Text.\n\n```console\n$ abilitytrace a\none\ntwo\nthree\n\n$ abilitytrace b\none\n{CUT}\n```\n"
    assert [problem(command, *prints_three("")) for command in commands_of(new)] == ["", ""]


_PAGE = """<!-- starts in an empty folder -->

Write this into `in/a.yaml`:

```yaml > in/a.yaml
schema: 1
```

```console
$ abilitytrace check in/a.yaml
old
```

Add this to `in/a.yaml`:

```yaml >> in/a.yaml
nonsense: 1
```

```console
$ abilitytrace check in/a.yaml # exit 1
```
"""


def test_page_from_an_empty_folder_is_done_in_order(tmp_path: Path) -> None:
    assert starts_empty(_PAGE)
    assert not starts_empty(_PAGE.replace("empty", "full"))
    assert [(type(step), step.line) for step in steps_of(_PAGE)] == [
        (File, 6),
        (Command, 10),
        (File, 17),
        (Command, 21),
    ]
    (first, sound), (second, broken) = played(_PAGE, tmp_path)
    assert sound[0] == 0
    assert "-old" in problem(first, *sound)
    assert broken[0] == second.code == 1
    assert any("in/a.yaml:2:1: error[E111]" in line for line in broken[1])
    assert rewritten(_PAGE, replay([(first, sound), (second, broken)])).count("0 errors") == 1


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        pytest.param("`in/a.yaml`", "the file", "does not name", id="a file that the text does not name"),
        pytest.param("in/a.yaml", "../a.yaml", "out of the folder", id="a file outside"),
        pytest.param("yaml > ", "yaml >> ", "before it is there", id="added to nothing"),
    ],
)
def test_page_from_an_empty_folder_that_cannot_be_followed(old: str, new: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=wrong):
        played(_PAGE.replace(old, new), tmp_path)


# -- commands


def test_every_command_is_documented() -> None:
    sections = re.split(r"^##+ ", _TEXTS["docs/commands.md"], flags=re.MULTILINE)
    found = {(title, summary): text for title, summary, text in map(_section, sections) if title.startswith("`")}
    assert list(found) == [(f"`abilitytrace {name}`", entry.summary) for name, entry in COMMANDS.items()]
    shown = [{command.text for command in commands_of(text)} for text in found.values()]
    for name, commands in zip(COMMANDS, shown, strict=True):
        # its help, and an example of it
        assert f"abilitytrace {name} --help" in commands
        assert [text for text in commands if f"abilitytrace {name} " in text and "--help" not in text], name


def _section(text: str) -> tuple[str, str, str]:
    """Title, first line and the whole of a part of a page."""
    lines = text.splitlines()
    return lines[0] if lines else "", lines[2] if len(lines) > 2 else "", text


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_examples_of_the_help_work(name: str, once: Once, tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(next(iter(_lineages(_TEXTS["docs/lineage-file.md"]))), encoding="utf-8")
    (tmp_path / "claims.yaml").write_text("schema: 1\n", encoding="utf-8")
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "README.md").write_text("---\nbase_model: a/b\n---\n", encoding="utf-8")
    (tmp_path / "hub.jsonl").write_text('{"models": {"hub-model": {"name": "Hub Model"}}}\n', encoding="utf-8")
    _, output = once(f"abilitytrace {name} --help".replace("  ", " "))
    after = "\n".join(output).partition("Examples:\n")[2].partition("\n\n")[0]
    examples = [line.strip() for line in after.splitlines()]
    assert examples
    for example in examples:
        code, printed = once(_in_place(example, tmp_path, ours))
        shown = f"`{example}` ends with {code}:\n" + "\n".join(printed)
        # 1 is an answer too: no
        assert code in (0, 1), shown
        assert "Traceback" not in shown, shown
        assert "error[" not in shown, shown


def _in_place(example: str, folder: Path, ours: Path) -> str:
    """An example of the help with the files and folders that it names put where there are some."""
    places = {
        "-o ours.yaml": f"-o {folder / 'out.yaml'}",
        " ours.yaml": f" {ours}",
        "models/ours": str(folder / "new"),
        "jsonl hub.jsonl -o hub.store": f"jsonl {folder / 'hub.jsonl'} -o {folder / 'hub.store'}",
        "cards models/": f"cards {folder / 'cards'}",
        "harness results/": f"harness {ROOT / 'docs' / 'examples' / 'imports'}",
    }
    for named, place in places.items():
        example = example.replace(named, place)
    return example


def test_readme_has_one_line_to_start_and_one_to_test() -> None:
    # .ci/run takes these very lines from the page
    lines = [line for line in _README.splitlines() if line.startswith("python3 -m venv .venv && ")]
    start, tests = lines
    assert start.endswith("/abilitytrace origin cot")
    assert tests.endswith("/pytest")


# -- links and examples


@pytest.mark.parametrize("page", _TEXTS)
def test_links_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    for target in _targets(_TEXTS[page]):
        path, _, anchor = target.partition("#")
        meant = (folder / path).resolve() if path else ROOT / page
        assert meant.exists(), f"{page} links to {target}"
        if anchor:
            assert anchor in _anchors(meant.read_text(encoding="utf-8")), f"{page} links to {target}"


def _targets(text: str) -> list[str]:
    """The addresses of links and pictures that stay inside the repository."""
    found = []
    for block in MarkdownIt().parse(text):
        for token in block.children or []:
            address = token.attrGet("href") or token.attrGet("src")
            if address and "://" not in str(address):
                found.append(unquote(str(address)))
    return found


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_can_be_found_from_the_index() -> None:
    reached = {(ROOT / "docs" / target.partition("#")[0]).resolve() for target in _targets(_TEXTS["docs/index.md"])}
    missing = [page for page in (ROOT / "docs").rglob("*.md") if page.name != "index.md" and page not in reached]
    assert not missing


def test_the_map_of_the_code_names_what_is_there() -> None:
    named = set(re.findall(r"`(src/abilitytrace/[\w/.]+)`", _TEXTS["docs/index.md"]))
    assert [path for path in named if not (ROOT / path).exists()] == []
    package = ROOT / "src" / "abilitytrace"
    parts = {
        f"src/abilitytrace/{path.name}" for path in package.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))
    }
    parts = {part for part in parts if not part.endswith(("__init__.py", "__main__.py"))}
    assert [part for part in sorted(parts) if not any(path.startswith(part) for path in named)] == []


def _lineages(text: str) -> list[str]:
    """The whole lineage files that a page shows."""
    return re.findall(r"^```yaml\n(schema: 1\n.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=page) for page, shown in _TEXTS.items() for text in _lineages(shown)]
)
def test_lineage_on_a_page_has_no_problem(text: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    for name in re.findall(r"^include: \[(.+?)\]", text, re.MULTILINE):
        (tmp_path / name).write_text("schema: 1\n", encoding="utf-8")
    assert check(read_files((builtin_lineage(), path)).draft) == ()


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "examples").glob("*.yaml")), ids=lambda path: path.name)
def test_example_file_is_sound_and_stands_on_a_page(path: Path) -> None:
    assert check(read_files((builtin_lineage(), path)).draft) == ()
    text = path.read_text(encoding="utf-8")
    assert any(f"```yaml\n{text}```" in page for page in _TEXTS.values())


# -- the lineage file


def test_every_key_of_a_lineage_file_is_documented() -> None:
    shapes = [part for part in vars(shape).values() if isinstance(part, type) and issubclass(part, BaseModel)]
    keys = {field.alias or name for part in shapes for name, field in part.model_fields.items()}
    assert {"schema", "models", "cause", "concerns", "by"} < keys
    page = _TEXTS["docs/lineage-file.md"]
    fenced = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", page)
    assert keys - set(re.findall(r"\w+", " ".join(fenced + spans))) == set()


def test_every_code_of_a_problem_is_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    raised = set(re.findall(r'"([EW]\d{3})"', source))
    documented = re.findall(r"^\| `([EW]\d{3})` \|", _TEXTS["docs/lineage-file.md"], re.MULTILINE)
    assert documented == list(dict.fromkeys(documented))
    assert set(documented) == raised


# -- the vocabulary


@pytest.mark.parametrize("heading", WORDS)
def test_vocabulary_page_explains_every_word(heading: str) -> None:
    words, _ = WORDS[heading]
    rows = _rows(_VOCABULARY, heading)
    assert sorted(row[0] for row in rows) == sorted(f"`{word}`" for word in words)
    assert [row[0] for row in rows if len(row[-1].split()) < 3] == []


def test_vocabulary_page_has_the_labels_of_the_screen() -> None:
    assert relabelled(_VOCABULARY) == _VOCABULARY, _REWRITE
    assert "| `gain` | gain | 提升 |" in relabelled("## Marks\n\n| `gain` | x | y | more |\n")


def test_vocabulary_page_shows_the_sign_of_every_mark() -> None:
    shown = {row[0].strip("`"): row[3].strip("`") for row in _rows(_VOCABULARY, "Marks")}
    assert shown == {word: mark.symbol for word, mark in vocabulary.MARKS.items()}


def _rows(text: str, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading."""
    section = text.split(f"## {heading}\n", 1)[1]
    table = re.search(r"^\|.*\n\|[-|]+\n((?:\|.*\n)+)", section, re.MULTILINE)
    assert table, f"no table under {heading}"
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table[1].splitlines()]


# -- grading

_LINE = re.compile(r"([+-]) ([a-z]+) ([A-Z]) (\d{4})(?: \((.+?)\))?$")
_EXAMPLES = {
    "effect": _rows(_GRADING, "Worked examples: claims of effect"),
    "lineage": _rows(_GRADING, "Worked examples: steps and lineage"),
}


@pytest.mark.parametrize(("table", "row"), [(table, row) for table, rows in _EXAMPLES.items() for row in rows])
def test_worked_example_is_what_the_rule_gives(table: str, row: list[str]) -> None:
    evidence, supports, disputes, level, why = row
    graded = grade([_item(line) for line in evidence.split("; ")], lineage=table == "lineage")
    assert (f"{graded.supports:g}", f"{graded.disputes:g}") == (supports, disputes)
    on_ladder = graded.level in ("limited", "moderate", "strong", "established")
    assert graded.level + (" contested" if graded.contested and on_ladder else "") == level
    assert why


def _item(line: str) -> Evidence:
    """Evidence from its short form, as `+ ablation A 2024 (indirect)`: stance, kind, group, year, flags."""
    parts = _LINE.fullmatch(line)
    assert parts, f"`{line}` is not a line of evidence"
    sign, kind, group, year, flags = parts.groups()
    named = flags.split(", ") if flags else []
    concerns = tuple(flag for flag in named if flag in vocabulary.CONCERNS)
    upgrades = tuple(flag for flag in named if flag in vocabulary.UPGRADES)
    assert len(concerns) + len(upgrades) == len(named), f"`{line}` has an unknown flag"
    stance = {"+": "supports", "-": "disputes"}[sign]
    return Evidence("claim", stance, "s", "§1", kind, Text("f"), year, group, "", concerns, upgrades)


def test_worked_examples_show_every_level() -> None:
    shown = {row[3].removesuffix(" contested") for row in _EXAMPLES["effect"]}
    # without evidence there is nothing to write in a row
    assert shown | {grade([]).level} == set(vocabulary.GRADED)


def test_grading_page_names_the_rule() -> None:
    assert f"`{RULE}`" in _GRADING
