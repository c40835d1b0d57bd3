"""Codes never change meaning: each stands for one problem, and each is shown by a test."""

import re
from pathlib import Path

import pytest

import abilitytrace

_CODE = re.compile(r"\b[EW][1-9]\d\d\b")
_SOURCE = Path(abilitytrace.__file__).parent
_HERE = Path(__file__).parent
_TESTS = "".join(
    path.read_text(encoding="utf-8")
    for folder in (_HERE, _HERE.parent / "reading")
    for path in folder.glob("test_*.py")
    if path != Path(__file__)
)


def codes() -> list[str]:
    return sorted({code for path in _SOURCE.rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("code", codes())
def test_a_code_is_shown_by_a_test(code: str) -> None:
    assert f'"{code}"' in _TESTS


def test_codes_are_grouped_by_what_they_speak_of() -> None:
    # 1 files, 2 names and references, 3 descent, 4 evidence
    assert {code[1] for code in codes()} == set("1234")
