"""The table of codes: every code that is raised stands in it, and its examples have the problem and have none."""

import re
from pathlib import Path

import pytest

import abilitytrace
from abilitytrace.checks import check
from abilitytrace.checks.codes import CODES, Code
from abilitytrace.cli.settings_file import read_settings
from abilitytrace.diagnostics import BadLineage
from abilitytrace.reading.files import read_files

_CODE = re.compile(r'"([EW][1-9]\d\d)"')
_SOURCE = Path(abilitytrace.__file__).parent
_TABLE = _SOURCE / "checks" / "codes"


def raised() -> set[str]:
    """The codes that the program raises, the table aside."""
    files = [path for path in _SOURCE.rglob("*.py") if _TABLE not in path.parents]
    return {code for path in files for code in _CODE.findall(path.read_text(encoding="utf-8"))}


def found(code: Code, text: str, folder: Path) -> list[tuple[str, str]]:
    for name, other in code.beside:
        (folder / name).write_text(other, encoding="utf-8")
    path = folder / code.file
    path.write_text(text, encoding="utf-8")
    if code.file.endswith(".toml"):
        try:
            read_settings(str(path))
        except BadLineage as error:
            return [(problem.code, problem.message) for problem in error.diagnostics]
        return []
    return [(problem.code, problem.message) for problem in check(read_files((path,)).draft)]


def test_every_code_that_is_raised_is_explained_and_the_other_way_round() -> None:
    assert raised() == set(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_the_wrong_example_has_the_problem_and_no_other(code: Code, tmp_path: Path) -> None:
    assert {name for name, _ in found(code, code.wrong, tmp_path)} == {code.code}


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_the_right_example_has_no_problem(code: Code, tmp_path: Path) -> None:
    assert found(code, code.right, tmp_path) == []


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_code_is_explained_in_both_languages(code: Code) -> None:
    for text in (code.title, code.says):
        assert text.en.isascii() or "√" in text.en
        assert re.search("[\u4e00-\u9fff]", text.zh)
    assert code.says.en.endswith(".")
    assert not code.title.en.endswith(".")


def test_no_number_is_used_twice_and_their_order_is_kept() -> None:
    numbers = [code[1:] for code in CODES]
    assert numbers == sorted(set(numbers))
    assert all(name == code.code for name, code in CODES.items())


def test_codes_are_grouped_by_what_they_speak_of() -> None:
    # 1 files, 2 names and references, 3 descent, 4 evidence, 5 values, 6 settings
    assert {code[1] for code in CODES} == set("123456")


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_examples_fit_the_narrowest_usual_screen(code: Code) -> None:
    # what is long by repetition is shown in part
    lines = (code.wrong if code.code not in ("E105", "E108") else "").splitlines() + code.right.splitlines()
    assert [line for line in lines if len(line) > 78] == []
