import pytest

from abilitytrace.dates import first_day, is_date, last_day, years_between


@pytest.mark.parametrize("text", ["2022", "2022-12", "2022-12-18", "2024-02-29", "0001", "9999-12-31"])
def test_calendar_dates_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-13",
        "2022-00",
        "2022-1",
        "2022-02-30",
        "2023-02-29",
        "2022-12-1",
        "2022-12-18T00:00",
        "0000",
        " 2022",
        "2022\n",
        "٢٠٢٢",
        "2022/12",
        "soon",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("", "", ""),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022-04", "2022-04-01", "2022-04-30"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-12-18", "2022-12-18", "2022-12-18"),
    ],
)
def test_a_partial_date_runs_from_its_first_day_to_its_last(date: str, first: str, last: str) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize(
    ("earlier", "later", "years"),
    [
        ("2022", "2022", -11 / 12 - 30 / 365),
        ("2022", "2023", 1 / 12 - 30 / 365),
        ("2022-06", "2022-12", 0.5 - 29 / 365),
        ("2022-12-18", "2023-12-18", 1),
        ("2022-12-19", "2023-12-18", 1 - 1 / 365),
        ("2024", "2022", -2 - 11 / 12 - 30 / 365),
    ],
)
def test_years_between_counts_what_surely_lies_between(earlier: str, later: str, years: float) -> None:
    assert years_between(earlier, later) == pytest.approx(years)
