"""Settings: which of them counts, what is wrong with a file of them, and what `config` tells."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from abilitytrace.cli.settings import find_settings
from abilitytrace.cli.settings_file import Settings, read_settings
from abilitytrace.diagnostics import BadLineage
from tests.conftest import Run

Environment = Callable[[Mapping[str, str | None] | None], dict[str, str]]
OURS = "models:\n  ours: {{name: Ours {0}}}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of the test's own, `home/work/deep`, in which settings files count."""
    monkeypatch.delenv("ABILITYTRACE_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    folder = tmp_path / "home" / "work" / "deep"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def user(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "user" / "abilitytrace" / "abilitytrace.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def held(run: Run, *args: str, **env: str) -> dict[str, tuple[str, str]]:
    """Setting → its value and where that comes from, as `config show` tells."""
    rows = json.loads(run("config", "show", "--json", *args, env=env).stdout)["data"]["settings"]
    return {row["key"]: (",".join(row["values"]), row["origin"]) for row in rows}


# -- which file counts


def test_without_a_file_there_are_no_settings() -> None:
    assert find_settings() == ()


def test_the_nearest_file_upward_counts(here: Path) -> None:
    (here.parents[1] / "abilitytrace.toml").write_text('lang = "zh"\n')
    assert find_settings() == (Settings(str(here.parents[1] / "abilitytrace.toml"), {"lang": "zh"}),)
    (here.parent / "pyproject.toml").write_text('[tool.abilitytrace]\ncolor = "never"\n')
    assert find_settings() == (Settings(str(here.parent / "pyproject.toml"), {"color": "never"}),)
    (here.parent / "abilitytrace.toml").write_text("")
    assert find_settings() == (Settings(str(here.parent / "abilitytrace.toml"), {}),)


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "x"\n',
        '[project]\nname = "abilitytrace"\n',
        "not TOML at all",
        '[project]\ndependencies = ["abilitytrace"]\n[tool.ruff]\nline-length = 120\n',
    ],
)
def test_a_pyproject_that_says_nothing_to_us_is_passed_over(here: Path, text: str) -> None:
    (here / "pyproject.toml").write_text(text)
    (here.parent / "abilitytrace.toml").write_text('lang = "zh"\n')
    assert [settings.values for settings in find_settings()] == [{"lang": "zh"}]


@pytest.mark.parametrize(
    "text",
    [
        '[tool.abilitytrace]\nlang = "zh"\n',
        '[ tool . "abilitytrace" ]\nlang = "zh"\n',
        'tool.abilitytrace.lang = "zh"\n',
        '[tool]\nabilitytrace = {lang = "zh"}\n',
        '[tool]\nabilitytrace.lang = "zh"\n',
    ],
)
def test_a_table_of_ours_is_found_however_it_is_written(here: Path, text: str) -> None:
    (here / "pyproject.toml").write_text(text)
    assert [settings.values for settings in find_settings()] == [{"lang": "zh"}]


def test_the_users_file_counts_after_the_projects(run: Run, here: Path, tmp_path: Path) -> None:
    path = user(tmp_path, 'lang = "zh"\ncolor = "always"\n')
    (here / "abilitytrace.toml").write_text('color = "never"\n')
    assert [settings.path for settings in find_settings()] == [str(here / "abilitytrace.toml"), str(path)]
    settings = held(run)
    assert (settings["lang"], settings["color"]) == (("zh", "file"), ("never", "file"))


def test_one_file_can_be_named_or_none(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user(tmp_path, 'lang = "zh"\n')
    (here / "abilitytrace.toml").write_text('color = "never"\n')
    (tmp_path / "mine.toml").write_text('format = "md"\n')
    monkeypatch.setenv("ABILITYTRACE_CONFIG", str(tmp_path / "mine.toml"))
    assert [settings.values for settings in find_settings()] == [{"format": "md"}]
    for none in ("", os.devnull):
        monkeypatch.setenv("ABILITYTRACE_CONFIG", none)
        assert find_settings() == ()


def test_a_working_folder_that_is_gone_has_no_settings(here: Path) -> None:
    here.rmdir()
    assert find_settings() == ()


def test_without_a_file_nothing_is_loaded_to_read_one(here: Path, environment: Environment) -> None:
    (here / "pyproject.toml").write_text('[project]\nname = "abilitytrace"\n')
    code = "import sys; from abilitytrace.cli.settings import find_settings as f; f(); print('tomllib' in sys.modules)"
    around = environment({"XDG_CONFIG_HOME": "/nowhere", "ABILITYTRACE_CONFIG": None})

    def loads() -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], env=around, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    assert loads() == "False\n"
    (here / "abilitytrace.toml").write_text("")
    assert loads() == "True\n"


# -- what they do


def test_flag_environment_file_default(run: Run, here: Path) -> None:
    assert held(run)["lang"] == ("en", "locale")
    assert held(run, LANG="")["lang"] == ("en", "default")
    (here / "abilitytrace.toml").write_text('lang = "zh"\n')
    assert held(run)["lang"] == ("zh", "file")
    assert held(run, ABILITYTRACE_LANG="en")["lang"] == ("en", "environment")
    assert held(run, "--lang", "zh", ABILITYTRACE_LANG="en")["lang"] == ("zh", "flag")


def test_language_format_and_colour_are_those_of_the_settings(run: Run, here: Path) -> None:
    (here / "abilitytrace.toml").write_text('lang = "zh"\nformat = "md"\n')
    assert run("glossary").stdout.startswith("这里解释了")
    assert "| 术语 |" in run("glossary").stdout
    (here / "abilitytrace.toml").write_text('color = "always"\n')
    assert "\x1b[" in run("tree", "--depth", "1").stdout
    assert "\x1b[" not in run("tree", "--depth", "1", "--color", "never").stdout


def test_a_graph_lies_beside_its_settings_file(run: Run, here: Path) -> None:
    (here.parent / "one.yaml").write_text(OURS.format("1"))
    (here.parent / "abilitytrace.toml").write_text('graph = ["one.yaml"]\n')
    assert run("show", "ours").stdout.startswith("Ours 1 is a model")
    assert run("show", "chatgpt").code == 0
    (here.parent / "abilitytrace.toml").write_text('graph = ["one.yaml"]\nbuiltin = false\n')
    assert run("show", "chatgpt").code == 3
    assert run("show", "chatgpt", "--builtin").code == 0
    assert run("show", "chatgpt", env={"ABILITYTRACE_NO_BUILTIN": "0"}).code == 0


def test_a_graph_on_the_command_line_takes_the_place_of_all_others(run: Run, here: Path) -> None:
    for name in ("one", "two", "three"):
        (here / f"{name}.yaml").write_text(OURS.format(name).replace("ours", f"ours-{name}"))
    (here / "abilitytrace.toml").write_text('graph = ["one.yaml"]\n')
    both = os.pathsep.join(("two.yaml", "three.yaml"))

    def known(*args: str, **env: str) -> list[str]:
        return [name for name in ("one", "two", "three") if not run("show", f"ours-{name}", *args, env=env).code]

    assert known() == ["one"]
    assert known(ABILITYTRACE_GRAPH=both) == ["two", "three"]
    assert known("--graph", "one.yaml", ABILITYTRACE_GRAPH=both) == ["one"]


def test_check_looks_at_the_graph_of_the_settings(run: Run, here: Path) -> None:
    (here / "one.yaml").write_text("models: {a: {nmae: A}}\n")
    (here / "abilitytrace.toml").write_text('graph = ["one.yaml"]\n')
    done = run("check")
    assert done.code == 1
    assert "one.yaml:1:14: error[E111]: unknown key `nmae`" in done.stdout


def test_check_does_not_say_of_a_file_that_it_lies_over_itself(run: Run, here: Path) -> None:
    (here / "one.yaml").write_text("schema: 1\nmodels: {a: {name: A}}\n")
    (here / "two.yaml").write_text("schema: 1\nmodels: {b: {name: B}}\n")
    (here / "abilitytrace.toml").write_text('graph = ["one.yaml"]\n')
    assert "checked over the built-in lineage" in run("check", "one.yaml").stdout
    assert f"checked over built-in, {here / 'one.yaml'}" in run("check", "two.yaml").stdout


def test_a_graph_that_is_missing_is_told_with_the_file_that_names_it(run: Run, here: Path) -> None:
    path = here / "abilitytrace.toml"
    path.write_text('graph = ["gone.yaml"]\n')
    done = run("tree")
    assert (done.code, done.stdout) == (3, "")
    assert f"{here / 'gone.yaml'}: error[E101]" in done.stderr
    assert done.stderr.endswith(f"help: `graph` is set in {path}\n")
    assert "is set in" not in run("tree", "--graph", "gone.yaml").stderr


def test_json_beats_a_format_of_the_settings(run: Run, here: Path) -> None:
    (here / "abilitytrace.toml").write_text('format = "md"\n')
    assert json.loads(run("glossary", "--json").stdout)
    assert json.loads(run("glossary", "--json", env={"ABILITYTRACE_FORMAT": "md"}).stdout)


def test_no_builtin_without_a_graph_is_wrong_usage(run: Run, here: Path) -> None:
    (here / "abilitytrace.toml").write_text("builtin = false\n")
    assert run("tree").code == 2
    assert run("config").code == 0


# -- what can be wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lnag = 'zh'", ("E602", 1, 1, "unknown setting `lnag`", "did you mean `lang`?")),
        ("\n\nx = 1", ("E602", 3, 1, "unknown setting `x`", "the settings are graph, builtin, lang, format, color")),
        ("[colour]\na = 1", ("E602", 1, 2, "unknown setting `colour`", "did you mean `color`?")),
        ("lang = 'fr'", ("E603", 1, 1, "`lang`: expected one of en, zh", "found 'fr'")),
        ("lang = ['zh']", ("E603", 1, 1, "`lang`: expected one of en, zh", "found ['zh']")),
        ("graph = 'a.yaml'", ("E603", 1, 1, "`graph`: expected a list of paths", 'write graph = ["a.yaml"]')),
        ("graph = [1]", ("E603", 1, 1, "`graph`: expected a list of paths", "found [1]")),
        ("builtin = 'no'", ("E603", 1, 1, "`builtin`: expected `true` or `false`", "found 'no'")),
        ("a = 1\nlang = ", ("E601", 2, 8, "not valid TOML: invalid value", "strings need quotes, lists brackets")),
        ("lang = zh", ("E601", 1, 8, "not valid TOML: invalid value", "strings need quotes, lists brackets")),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_way_out(
    run: Run, here: Path, text: str, expected: tuple[str, int, int, str, str]
) -> None:
    path = here / "abilitytrace.toml"
    path.write_text(text)
    with pytest.raises(BadLineage) as caught:
        read_settings(str(path))
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.where.line, problem.where.column) == expected[:3]
    assert (problem.message.partition(" (")[0], problem.help) == expected[3:]
    done = run("glossary")
    assert (done.code, done.stdout) == (3, "")
    assert f"{path}:{expected[1]}:{expected[2]}: error[{expected[0]}]" in done.stderr


def test_all_mistakes_are_told_in_their_order(here: Path) -> None:
    path = here / "pyproject.toml"
    path.write_text('[project]\nlang = 1\n[tool.abilitytrace]\nlang = "fr"\ngrahp = []\n[tool.other]\nlang = 2\n')
    with pytest.raises(BadLineage) as caught:
        find_settings()
    assert [(item.code, item.where.line) for item in caught.value.diagnostics] == [("E603", 4), ("E602", 5)]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\0", b"a = " + b"[" * 9999, b"a = " + b"9" * 9999, b"\xef\xbb\xbf"])
def test_no_content_is_a_traceback(run: Run, here: Path, content: bytes) -> None:
    path = here / "abilitytrace.toml"
    path.write_bytes(content)
    done = run("glossary")
    assert done.code == (0 if content == b"\xef\xbb\xbf" else 3)
    assert ("error[E601]" in done.stderr) == (done.code == 3)


def test_what_is_no_file_is_refused_without_waiting(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(here / "pipe")
    (here / "big.toml").write_bytes(b"#" * (1024 * 1024 + 1))
    for name in ("pipe", ".", "gone.toml", "/dev/zero", "big.toml"):
        monkeypatch.setenv("ABILITYTRACE_CONFIG", name)
        with pytest.raises(BadLineage) as caught:
            find_settings()
        assert [item.code for item in caught.value.diagnostics] == ["E601"]


# -- what `config` tells


def test_config_tells_where_each_value_comes_from(run: Run, here: Path) -> None:
    path = here / "abilitytrace.toml"
    path.write_text('graph = ["a.yaml", "b.yaml"]\n')
    assert ["builtin", "true", "default"] in [line.split() for line in run("config").stdout.splitlines()]
    assert run("config", "--format", "plain").stdout.splitlines()[:2] == [
        f"graph\t{here / 'a.yaml'}, {here / 'b.yaml'}\tfile\t{path}",
        "builtin\ttrue\tdefault\t",
    ]


def test_config_knows_show_and_nothing_else(run: Run) -> None:
    assert run("config", "set").code == 2
    assert run("config").stdout == run("config", "show").stdout
