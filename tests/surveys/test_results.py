"""The figures by hand, as many statements for few and many, improvements before and after."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from accounts.roles import Role
from bench.satisfaction import fill
from core import clock
from core.errors import Forbidden, Problem, Refused
from core.steps import perform
from sla.models import Clock
from surveys import services
from surveys.models import Answer, Improvement, ImprovementRound
from surveys.selectors import results
from surveys.selectors.results import Asked
from tests.customers.factories import make_branch, make_user
from tests.hands import InATransaction, play
from tests.surveys.factories import BAD, FAIR, GOOD, author, make_survey, submitted

pytestmark = pytest.mark.django_db


def asked(**given):
    return Asked(today=timezone.localdate(clock.now()), **given)


@pytest.fixture
def boss():
    return make_user(Role.SUPERVISOR)


def test_the_figures_by_hand(boss):
    survey = make_survey()
    for answers in (GOOD, GOOD, FAIR, BAD):
        submitted(answers, survey)
    row = results.whole(asked().answers(boss))
    # points: 5 4 · 5 4 · 3 4 · 2 4; would recommend: 9 9 7 3
    assert (row["n"], row["satisfied"], row["red"]) == (8, 6, 1)
    assert float(row["average"]) == pytest.approx(31 / 8)
    assert results.nps_of(row) == 25
    themes = {one["theme"]: one["n"] for one in results.counted(asked().answers(boss), "theme")}
    assert themes == {"overall": 4, "coach": 4}


def test_the_response_rate_stands_beside_the_score(boss, client):
    survey = make_survey()
    submitted(GOOD, survey)
    assert results.asked(asked().invitations(boss)) == (1, 1)
    client.force_login(boss)
    page = client.get("/satisfaction/").content.decode()
    assert "100 %" in page


def test_the_page_names_the_days_it_is_about(client, boss):
    client.force_login(boss)
    month = client.get("/satisfaction/?month=2025-02").content.decode()
    assert "2025-02-01 – 2025-02-28" in month
    now = asked()
    assert (now.first.day, now.until) == (1, now.today)


def test_as_many_for_as_against_are_a_zero_without_a_sign(client, boss):
    survey = make_survey()
    for answers in (GOOD, BAD):
        submitted(answers, survey)
    client.force_login(boss)
    page = client.get("/satisfaction/").content.decode()
    assert results.nps_of(results.whole(asked().answers(boss))) == 0
    assert "+0" not in page
    assert "满意度：结果" in page


def test_by_branch_and_person_each_sees_what_is_theirs(client, boss):
    coach = make_user(Role.HEAD_COACH, full_name="张教练")
    mine = submitted(BAD, coach=coach)
    client.force_login(make_user(Role.BRANCH_DIRECTOR, branch=mine.branch))
    assert "张教练" in client.get("/satisfaction/").content.decode()
    client.force_login(make_user(Role.BRANCH_DIRECTOR, branch=make_branch()))
    assert "张教练" not in client.get("/satisfaction/").content.decode()
    client.force_login(boss)
    narrowed = client.get(f"/satisfaction/?branch={mine.branch_id}").content.decode()
    assert "张教练" in narrowed


@pytest.mark.parametrize("query", ["month=2026-13", "branch=x", "survey=" + "9" * 40, "month=x"])
def test_what_cannot_be_asked_is_answered_all_the_same(client, boss, query):
    client.force_login(boss)
    assert client.get(f"/satisfaction/?{query}").status_code == 200


def test_twelve_months_with_a_table_and_a_spreadsheet(client, boss):
    survey = make_survey()
    with clock.holding(clock.now() - timedelta(days=62)):
        submitted(GOOD, survey)
    submitted(BAD, survey)
    client.force_login(boss)
    page = client.get("/satisfaction/months/")
    table = page.context["tables"][0]
    assert (len(table.rows), sum(row[1].value for row in table.rows)) == (12, 4)
    assert "data-plot" in page.content.decode()
    sheet = client.get("/satisfaction/months/?format=xlsx")
    assert sheet["Content-Type"].endswith("sheet")


@pytest.mark.parametrize("url", ["/satisfaction/", "/satisfaction/months/", "/invitations/"])
def test_thousands_of_answers_cost_as_many_statements_as_ten(client, boss, url):
    fill(answers=10)
    client.force_login(boss)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        assert client.get(url).status_code == 200
    fill(answers=3000)
    with CaptureQueriesContext(connection) as many:
        assert client.get(url).status_code == 200
    assert len(few) == len(many)
    assert Answer.objects.count() >= 3000


def test_who_may_not_see_surveys_does_not(client):
    client.force_login(make_user(Role.WAREHOUSE_KEEPER))
    for url in ("/satisfaction/", "/satisfaction/months/", "/surveys/", "/improvement-programmes/"):
        assert client.get(url).status_code == 403


def make_improvement(survey, **given):
    director = make_user(Role.BRANCH_DIRECTOR, branch=given.pop("branch", None) or make_branch())
    data = {"theme": "overall", "goal": "总体评分提高", "measures": "每周复盘"}
    due = timezone.localdate(clock.now()) + timedelta(days=30)
    more = {"target": Decimal("0.5"), "due_on": due, "impact": 5, "cost": 2}
    return services.improve(by=director.actor, survey=survey, **{**data, **more, **given})


def act(improvement, step, **data):
    return perform(improvement, step, by=improvement.owner.actor, **data)


def later(days):
    clock.hold(clock.now() + timedelta(days=days))


@pytest.fixture
def _time():
    yield
    clock.hold(None)


@pytest.mark.usefixtures("_time")
def test_an_improvement_that_fails_begins_another_round():
    survey = make_survey()
    for _ in range(3):
        submitted(BAD, survey)
    improvement = act(make_improvement(survey), "start")
    assert (improvement.before, improvement.before_n) == (Decimal("2.00"), 3)
    improvement = act(improvement, "finish", text="已复盘四次")
    later(1)
    with pytest.raises(Refused):
        act(improvement, "judge")
    for _ in range(5):
        submitted(BAD, survey)
    improvement = act(improvement, "judge")
    assert (improvement.state, improvement.round) == ("planned", 2)
    improvement = act(act(improvement, "start"), "finish", text="换了流程")
    later(1)
    for _ in range(5):
        submitted(GOOD, survey)
    improvement = act(improvement, "judge")
    assert (improvement.state, improvement.after) == ("effective", Decimal("5.00"))
    assert list(improvement.rounds.order_by("number").values_list("effective", flat=True)) == [
        False,
        True,
    ]


def test_without_before_nothing_begins():
    with pytest.raises(Refused):
        act(make_improvement(make_survey()), "start")


def test_its_end_is_a_promise_and_its_effect_is_looked_at_after_three_months():
    survey = make_survey()
    submitted(BAD, survey)
    improvement = act(make_improvement(survey), "start")
    owed = Clock.objects.get(case_key_text=improvement.case_key, state="running")
    assert (owed.code, owed.due_at, owed.owner) == (
        "improvement_due",
        improvement.due_at,
        improvement.owner,
    )
    act(improvement, "finish", text="完成")
    owed = Clock.objects.get(case_key_text=improvement.case_key, state="running")
    assert owed.code == "improvement_judge"


def test_the_database_keeps_improvements_whole():
    improvement = make_improvement(make_survey())
    with pytest.raises(IntegrityError), transaction.atomic():
        Improvement.objects.filter(pk=improvement.pk).update(impact=6)


def test_impact_and_cost_say_what_comes_first(client, boss):
    survey = make_survey()
    make_improvement(survey, goal="小事", impact=1, cost=1)
    make_improvement(survey, goal="大事", impact=5, cost=1)
    assert [one.goal for one in results.matrix(boss)] == ["大事", "小事"]
    client.force_login(boss)
    assert "优先" in client.get("/satisfaction/").content.decode()


def test_a_third_partys_survey_is_accepted_by_somebody_else():
    writer = author()
    wish = {"name": "年度", "agency": "某机构", "purpose": "核对"}
    project = services.request_project(by=writer.actor, **wish)
    plan = {"plan_text": "抽样 300", "questionnaire": "20 题", "criteria": "有效率 90%"}
    project = perform(project, "plan", by=writer.actor, **plan)
    with pytest.raises(Forbidden):
        perform(project, "approve", by=writer.actor)
    project = perform(project, "approve", by=make_user(Role.SUPERVISOR).actor)
    project = perform(project, "hand_in", by=writer.actor, report="总体 4.6 分")
    project = perform(project, "reject", by=make_user(Role.SUPERVISOR).actor, reason="样本不足")
    project = perform(project, "hand_in", by=writer.actor, report="补充样本后 4.5 分")
    assert perform(project, "accept", by=make_user(Role.SUPERVISOR).actor).state == "accepted"


class AnyHands(InATransaction):
    """Answers come in while an improvement is begun, carried out and judged, in any order."""

    def begin(self):
        clock.hold(clock.now())
        self.survey = make_survey()
        self.row = make_improvement(self.survey)

    @rule(answers=st.sampled_from([GOOD, FAIR, BAD]), many=st.integers(1, 6))
    def customers_answer(self, answers, many):
        for _ in range(many):
            submitted(answers, self.survey)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days):
        later(days)

    @rule(answers=st.sampled_from([GOOD, FAIR, BAD]))
    def it_goes_on(self, answers):
        self.customers_answer(answers, 5)
        later(1)
        ways = {"planned": "start", "running": "finish", "observing": "judge"}
        if step := ways.get(self.row.state):
            self.somebody_acts(step)

    @rule(step=st.sampled_from(["start", "finish", "judge", "give_up"]))
    def somebody_acts(self, step):
        data = {"finish": {"text": "完成"}, "give_up": {"reason": "不再需要"}}.get(step, {})
        try:
            with transaction.atomic():
                self.row = act(self.row, step, **data)
                self.seen[step] += 1
        except Problem:
            self.row.refresh_from_db()

    @invariant()
    def a_round_is_kept_whenever_it_was_judged(self):
        kept = list(ImprovementRound.objects.filter(improvement=self.row).order_by("number"))
        assert [one.number for one in kept] == list(range(1, len(kept) + 1))
        assert all(one.effective == (one.after - one.before >= self.row.target) for one in kept)
        assert (self.row.state == "effective") == bool(kept and kept[-1].effective)

    @invariant()
    def something_is_owed_while_it_lives(self):
        owed = Clock.objects.filter(case_key_text=self.row.case_key, state="running")
        codes = set(owed.values_list("code", flat=True))
        wanted = {"running": {"improvement_due"}, "observing": {"improvement_judge"}}
        assert codes - {"late_reason"} == wanted.get(self.row.state, set())


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_an_improvement_holds_whatever_happens():
    play(AnyHands, dict.fromkeys(("start", "finish", "judge", "give_up"), 1), examples=5)
