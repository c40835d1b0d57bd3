"""Files, includes, and what a file system can hold in place of a file."""

import os
from pathlib import Path

import pytest

from abilitytrace.diagnostics import BadLineage
from abilitytrace.reading import files
from abilitytrace.reading.files import read_files
from abilitytrace.store.cache import open_store
from tests.conftest import ProblemsOf

MODEL = "models:\n  {0}: {{name: {0}}}\n"


def ids(*paths: Path) -> list[str]:
    return [definition.record.id for definition in read_files(paths).draft.definitions]


def problems(*paths: Path) -> list[str]:
    return [problem.code for problem in read_files(paths).draft.problems]


def test_includes_are_read_where_they_stand_and_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "top.yaml").write_text("include: [one.yaml, deep/two.yaml, one.yaml]\n" + MODEL.format("top"))
    (tmp_path / "one.yaml").write_text(MODEL.format("one"))
    (tmp_path / "deep" / "two.yaml").write_text("include: [three.yaml]\n" + MODEL.format("two"))
    (tmp_path / "deep" / "three.yaml").write_text(MODEL.format("three"))
    read = read_files((tmp_path / "top.yaml",))
    assert read.draft.problems == []
    assert [definition.record.id for definition in read.draft.definitions] == ["top", "one", "two", "three"]
    assert [Path(item.path).name for item in read.inputs] == ["top.yaml", "one.yaml", "two.yaml", "three.yaml"]


def test_an_include_loop_is_reported_where_it_closes(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("include: [a.yaml, b.yaml]\n" + MODEL.format("a"))
    (tmp_path / "b.yaml").write_text(MODEL.format("b") + "include:\n  - a.yaml\n")
    assert ids(tmp_path / "a.yaml") == ["a", "b"]
    found = [(Path(item.where.path).name, *item.where[1:], item.code, item.message) for item in
             read_files((tmp_path / "a.yaml",)).draft.problems]  # fmt: skip
    assert found == [
        ("a.yaml", 1, 11, "E109", "the files include each other: a.yaml → a.yaml"),
        ("b.yaml", 4, 5, "E109", "the files include each other: a.yaml → b.yaml → a.yaml"),
    ]


def test_a_file_included_from_two_sides_is_no_loop(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("include: [b.yaml, c.yaml]\n")
    (tmp_path / "b.yaml").write_text("include: [c.yaml]\n")
    (tmp_path / "c.yaml").write_text(MODEL.format("c"))
    assert (ids(tmp_path / "a.yaml"), problems(tmp_path / "a.yaml")) == (["c"], [])


def test_a_file_given_twice_or_through_a_link_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MODEL.format("a"))
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert ids(tmp_path / "a.yaml", tmp_path / "a.yaml", tmp_path / "b.yaml") == ["a"]


@pytest.mark.parametrize("name", ["../secret.yaml", "deep/../../secret.yaml", "{folder}/../secret.yaml", "/etc/passwd"])
def test_an_include_outside_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    (inside / "deep").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text(MODEL.format("secret"))
    (inside / "top.yaml").write_text(f"include: [{name.format(folder=inside)}]\n")
    read = read_files((inside / "top.yaml",))
    assert [(item.code, *item.where[1:]) for item in read.draft.problems] == [("E107", 1, 11)]
    assert len(read.inputs) == 1


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.yaml").write_text(MODEL.format("secret"))
    (inside / "link.yaml").symlink_to("../secret.yaml")
    (inside / "top.yaml").write_text("include: [link.yaml]\n")
    assert problems(inside / "top.yaml") == ["E107"]
    assert ids(inside / "top.yaml") == []


def test_an_included_file_may_not_leave_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "top.yaml").write_text("include: [deep/one.yaml]\n")
    (tmp_path / "deep" / "one.yaml").write_text("include: [../two.yaml]\n")
    (tmp_path / "two.yaml").write_text(MODEL.format("two"))
    assert (ids(tmp_path / "top.yaml"), problems(tmp_path / "top.yaml")) == ([], ["E107"])


def test_problems_name_the_included_file(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of("include: [more.yaml]", more="models:\n  a: {nmae: A, name: B}")
    assert (Path(problem.where.path).name, problem.where.line, problem.where.column) == ("more.yaml", 2, 7)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.yaml", "there is no file"),
        ("''", "is not a regular file"),
        (".", "is not a regular file"),
        ('"a\\0b"', "cannot follow"),
        ("a" * 300, "cannot read"),
        ("top.yaml/x.yaml", "there is no file"),
    ],
)
def test_an_include_that_leads_nowhere_is_reported(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "top.yaml").write_text(f"include: [{name}]\n")
    (problem,) = read_files((tmp_path / "top.yaml",)).draft.problems
    assert problem.code == "E101"
    assert message in problem.message


def test_more_files_than_anyone_has_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    for i in range(5):
        (tmp_path / f"{i}.yaml").write_text(f"include: [{i + 1}.yaml]\n" + MODEL.format(f"m{i}"))
    assert problems(tmp_path / "0.yaml") == ["E108"]
    assert ids(tmp_path / "0.yaml") == ["m0", "m1", "m2"]


def test_a_long_chain_of_includes_is_followed(tmp_path: Path) -> None:
    for i in range(900):
        (tmp_path / f"{i}.yaml").write_text(f"include: [{i + 1}.yaml]\n")
    (tmp_path / "900.yaml").write_text(MODEL.format("last"))
    assert ids(tmp_path / "0.yaml") == ["last"]


# -- what may lie where a file should


def test_a_missing_file(tmp_path: Path) -> None:
    (problem,) = read_files((tmp_path / "gone.yaml",)).draft.problems
    assert (problem.code, problem.where.line, problem.help) == ("E101", 0, "check the path")


def test_a_missing_file_beside_one_of_nearly_its_name(tmp_path: Path) -> None:
    (tmp_path / "lineage.yaml").write_text("include: [claims.yml]\n")
    (tmp_path / "claims.yaml").write_text("")
    helps = [
        read_files((path,)).draft.problems[0].help for path in (tmp_path / "linage.yaml", tmp_path / "lineage.yaml")
    ]
    assert helps == [f"did you mean `{tmp_path / name}`?" for name in ("lineage.yaml", "claims.yaml")]


def test_a_folder(tmp_path: Path) -> None:
    assert problems(tmp_path) == ["E101"]


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert problems(tmp_path / "pipe.yaml") == ["E101"]


def test_a_device_is_refused() -> None:
    assert problems(Path("/dev/zero")) == ["E101"]


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert problems(tmp_path / "a.yaml") == ["E101"]


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MODEL.format("a"))
    (tmp_path / "a.yaml").chmod(0)
    if os.access(tmp_path / "a.yaml", os.R_OK):
        pytest.skip("this user may read everything")
    assert problems(tmp_path / "a.yaml") == ["E101"]


def test_a_file_of_another_encoding(problems_of: ProblemsOf) -> None:
    for encoding in ("latin-1", "utf-16", "utf-32", "gb18030"):
        (problem,) = problems_of(
            "models:\n  a: {name: é中}".replace("中", "" if encoding == "latin-1" else "中").encode(encoding)
        )
        assert problem.code == "E101"
        assert problem.help == "save it as UTF-8"


def test_a_file_larger_than_any_lineage(tmp_path: Path) -> None:
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    (problem,) = read_files((tmp_path / "big.yaml",)).draft.problems
    assert "larger than 64 MiB" in problem.message


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbfmodels:\n  a: {name: A}\n", id="byte order mark"),
        pytest.param(b"models:\r\n  a: {name: A}\r\n", id="line ends of Windows"),
        pytest.param(b"models:\r  a: {name: A}\r", id="line ends of old"),
        pytest.param(b"models:\n  a: {name: A}", id="no line end at the end"),
    ],
)
def test_files_of_every_system_are_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert (ids(tmp_path / "a.yaml"), problems(tmp_path / "a.yaml")) == (["a"], [])


def test_an_empty_file_is_an_empty_lineage(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"")
    assert (ids(tmp_path / "a.yaml"), problems(tmp_path / "a.yaml")) == ([], [])


def test_all_problems_reach_the_caller_in_file_order(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("include: [b.yaml]\nmodels:\n  a: {nmae: A}\n")
    (tmp_path / "b.yaml").write_text("claims:\n  c: {kind: general, says: x, about: [nobody]}\n")
    with pytest.raises(BadLineage) as caught:
        open_store((tmp_path / "a.yaml",))
    codes = [(Path(item.where.path).name, item.code) for item in caught.value.diagnostics]
    assert codes == [("a.yaml", "E112"), ("a.yaml", "E111"), ("b.yaml", "W401"), ("b.yaml", "E202")]
    assert "E202: `nobody` is not a known record" in str(caught.value)
