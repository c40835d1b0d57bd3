"""Sources as BibTeX, read back by a parser of it."""

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st

from abilitytrace.lineage import Lineage
from abilitytrace.questions.sources import SourceEntry, Sources, sources
from abilitytrace.records import Text
from abilitytrace.render.bibtex import render_bibtex


def source(**given: str) -> SourceEntry:
    """A paper with some fields."""
    name = Text(given.pop("title", "A Paper"))
    plain = dict.fromkeys(SourceEntry._fields[2:10], "") | {"published": "2022-12-18"}
    return SourceEntry("one", name, **{**plain, **given})  # type: ignore[arg-type]


def fields(text: str) -> dict[str, str]:
    """The fields of the only entry of a text."""
    library = parse_string(text)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields}


def people(text: str) -> list[NameParts]:
    """The authors of the only entry of a text."""
    stack = [SeparateCoAuthors(), SplitNameParts()]
    library = parse_string(text, append_middleware=stack)
    assert library.failed_blocks == []
    found: list[NameParts] = library.entries[0].get("author").value  # type: ignore[union-attr]
    return found


def surnames(text: str) -> list[str]:
    return [" ".join(person.last) for person in people(text)]


def test_every_builtin_source_is_read_back_under_its_id(builtin: Lineage) -> None:
    answer = sources(builtin)
    assert isinstance(answer, Sources)
    library = parse_string(render_bibtex(answer.sources))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [entry.id for entry in answer.sources]
    for entry, cited in zip(library.entries, answer.sources, strict=True):
        assert entry.get("year").value == cited.published[:4]  # type: ignore[union-attr]
        assert ("author" in entry) == bool(cited.authors)
        assert ("url" in entry) == bool(cited.url)


def test_an_entry_has_what_a_citation_needs() -> None:
    given = source(
        title="To Code, or Not To Code?",
        authors="Viraat Aryabumi, Johannes von Oswald",
        venue="ICLR 2025",
        arxiv="2408.10914",
        url="https://arxiv.org/abs/2408.10914",
    )
    assert render_bibtex([given]) == (
        "@misc{one,\n"
        "  title = {{To Code, or Not To Code?}},\n"
        "  author = {Viraat Aryabumi and Johannes von Oswald},\n"
        "  year = {2022},\n"
        "  month = dec,\n"
        "  howpublished = {ICLR 2025},\n"
        "  eprint = {2408.10914},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://arxiv.org/abs/2408.10914},\n"
        "}\n"
    )


def test_entries_are_a_blank_line_apart_and_none_are_no_text() -> None:
    assert render_bibtex([]) == ""
    assert render_bibtex([source(), source()]).count("\n\n@misc{one,") == 1


def test_a_year_alone_has_no_month_and_an_inferred_date_says_so() -> None:
    found = fields(render_bibtex([source(published="2023", dating="inferred")]))
    assert (found["year"], found["note"], "month" in found) == ("2023", "date inferred", False)


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("Yao Fu, Hao Peng and Tushar Khot", ["Fu", "Peng", "Khot"]),
        ("Chan et al. (DeepMind)", ["Chan", "others"]),
        ("Russell Kaplan and colleagues (Scale AI)", ["Kaplan", "others"]),
        ("Hui Wang (Peng Cheng Laboratory)", ["Wang"]),
        ("DeepSeek-AI (Daya Guo et al.)", ["DeepSeek-AI"]),
        ("BigScience Workshop (Teven Le Scao et al.)", ["{BigScience Workshop}"]),
        ("C-Eval team (HKUST, SJTU and others)", ["{C-Eval team}"]),
        ("ICML 2023 program chairs", ["{ICML 2023 program chairs}"]),
        ("Yao Fu, Hao Peng; translated with Zhijiang Guo", ["Fu", "Peng"]),
        ("Yao Fu et al., reposted by Junliang (CIRES archive)", ["Fu", "others"]),
        ("李明、王芳", ["李明", "王芳"]),
    ],
)
def test_authors_are_people_or_teams(authors: str, expected: list[str]) -> None:
    assert surnames(render_bibtex([source(authors=authors)])) == expected


def test_a_team_is_known_by_its_group_and_a_person_is_not() -> None:
    assert surnames(render_bibtex([source(authors="Zhuiyi Technology", group="zhuiyi")])) == ["{Zhuiyi Technology}"]
    assert surnames(render_bibtex([source(authors="Yi Tay", group="google")])) == ["Tay"]


def test_who_only_passed_it_on_is_told_in_the_note() -> None:
    text = render_bibtex([source(authors="Yao Fu; translated with Zhijiang Guo", dating="inferred")])
    assert fields(text)["note"] == "translated with Zhijiang Guo; date inferred"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("100% of R&D, $5 #1 a_b", r"100\% of R\&D, \$5 \#1 a\_b"),
        ("a {b", r"a \textbraceleft{}b"),
        ("x^2 ~ y\\z", r"x\textasciicircum{}2 \textasciitilde{} y\textbackslash{}z"),
        ("思维链", "思维链"),
    ],
)
def test_signs_that_tex_reads_as_commands_are_written_out(title: str, expected: str) -> None:
    assert fields(render_bibtex([source(title=title)]))["title"] == f"{{{expected}}}"


def test_an_address_stays_as_it_is_unless_it_would_end_the_field() -> None:
    assert fields(render_bibtex([source(url="https://e.org/a_b?c=1&d=%20")]))["url"] == "https://e.org/a_b?c=1&d=%20"
    assert fields(render_bibtex([source(url="https://e.org/{x} y")]))["url"] == "https://e.org/%7Bx%7D%20y"


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_breaks_an_entry(title: str, authors: str, venue: str, url: str) -> None:
    given = source(title=title, authors=authors, venue=venue, url=url)
    text = render_bibtex([given, given._replace(id="two")])
    library = parse_string(text)
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["one", "two"]
    # braces count even behind a backslash
    for block in text.split("\n\n"):
        assert block.count("{") == block.count("}")
