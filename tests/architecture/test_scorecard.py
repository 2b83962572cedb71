"""The scorecard is its own generator's page, and what it says is within its limits."""

from statistics import median

from tests.browser.scorecard import ALSO, BAR, PAGE, TASKS, read, render


def test_the_page_is_as_it_is_generated():
    text = PAGE.read_text(encoding="utf-8")
    assert render(read(text)) == text, "run: make scorecard"


def test_every_task_is_measured_or_said_to_be_missing():
    figures = read(PAGE.read_text(encoding="utf-8"))
    built = {n for n, task in TASKS.items() if not task.missing}
    assert set(figures) == built | set(ALSO)


def test_no_task_is_above_its_limit_and_the_median_is_at_most_the_bar():
    figures = read(PAGE.read_text(encoding="utf-8"))
    clicks = {n: figure.clicks for n, figure in figures.items()}
    assert {n for n, task in (TASKS | ALSO).items() if clicks.get(n, 0) > task.limit} == set()
    assert median(clicks[n] for n in TASKS if n in clicks) <= BAR
