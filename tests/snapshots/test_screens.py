"""Whole screens, 80 columns wide and without colour, one file each. `pytest --snapshot-update` writes them anew."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.conftest import Run

COMMANDS = [
    "origin cot",
    "origin icl",
    "diff text-davinci-002 text-davinci-003",
    "tree",
    "tree --invert chatgpt",
    "tradeoffs chatgpt",
]
SCREENS = [
    *(f"{command} --lang {language}" for command in COMMANDS for language in ("en", "zh")),
    "tree --charset ascii",
    "--help",
]


class Screens(SingleFileSnapshotExtension):
    """One text file a screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("command", SCREENS, ids=[screen.replace(" --", " ").replace(" ", "-") for screen in SCREENS])
def test_screen(run: Run, snapshot: SnapshotAssertion, command: str) -> None:
    done = run(*command.split())
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == snapshot.use_extension(Screens)
