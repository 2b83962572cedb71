"""What the desk and the surveys of the demo show: every colour, every state, some of it late.

Everything is done by the people who do it, through the steps; only the time is set back.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts import services as accounts
from accounts.models import Branch, User
from core import clock
from core.actors import Actor, customer_actor
from core.steps import perform
from customers.models import Customer
from knowledge import services as knowledge
from knowledge.models import Article
from servicedesk import services as desk
from servicedesk.models import Channel, Enquiry, ServiceRequest, Skill
from surveys import services as surveys
from surveys.models import Invitation, Survey

CHANNELS = (
    ("客户热线", "phone", "400-800-0000", "每天 9:00–21:00"),
    ("服务邮箱", "email", "service@dma.example", "工作日 9:00–18:00"),
    ("在线客服", "chat", "官网与公众号", "每天 9:00–21:00"),
    ("朝阳分中心前台", "on_site", "朝阳区建国路 88 号", "每天 9:00–18:00"),
)
SKILLS = (
    ("manager", "diet", 3),
    ("manager2", "diet", 2),
    ("assistant", "device", 3),
    ("assistant2", "device", 2),
    ("coach", "coaching", 3),
    ("clerk", "papers", 2),
    ("keeper", "goods", 2),
)
#: hours ago, topic, kind, urgent, question
ENQUIRIES = (
    (0.5, "device", "phone", False, "手环充不进电，该怎么办？"),
    (5, "diet", "chat", False, "出差期间没法按餐单吃，可以换成什么？"),
    (0.2, "goods", "phone", True, "包裹显示签收了，但我没有收到"),
    (30, "programme", "email", False, "方案结束以后还能继续吗？"),
    (50, "contract", "on_site", False, "发票抬头可以改成公司吗？"),
    (75, "privacy", "phone", False, "我的照片会不会给别人看？"),
)
#: hours ago, kind, urgent, need, special points
REQUESTS = (
    (3, "device", False, "请上门帮忙安装体脂秤", "客户听力不好，请提前发短信"),
    (30, "diet", False, "希望增加一次素食餐单咨询", ""),
    (60, "coaching", False, "想加一次周末视频辅导", ""),
    (100, "device", True, "手环无法同步，明天要体检", "需要当天解决"),
    (20, "company", False, "公司二十人团体服务", ""),
)
GOOD = {"overall": 5, "coach": 5, "diet": 4, "effect": 4, "nps": 10, "words": "教练很用心"}
FAIR = {"overall": 3, "coach": 4, "diet": 3, "effect": 3, "nps": 7, "words": ""}
BAD = {"overall": 2, "coach": 3, "diet": 2, "effect": 2, "nps": 4, "words": "餐单太难坚持"}
#: code, name, address, contact person, mobile number, average, own words
PARTNERS = (
    (
        "kangyuan",
        "康源健康管理中心",
        "北京市海淀区知春路 6 号",
        "钱进",
        "13700000901",
        5,
        "配送及时",
    ),
    ("heming", "和鸣体检门诊部", "上海市徐汇区漕溪路 18 号", "孙和", "13700000902", 2, "常缺货"),
)
GAPS = ("可以带父母一起参加吗", "孕期能参加方案吗", "可以带父母一起参加吗？", "支持医保报销吗")


def fill() -> None:
    """Once; a second call changes nothing."""
    if Channel.objects.exists() or not Customer.objects.exists():
        return
    now = clock.now()
    _knowledge()
    _channels(now)
    customers = list(Customer.objects.filter(branch__code="chaoyang").order_by("pk")[:12])
    customers = customers or list(Customer.objects.order_by("pk")[:12])
    for number, line in enumerate(ENQUIRIES):
        _enquiry(now, number, line, customers[number % len(customers)])
    for number, line in enumerate(REQUESTS):
        _request(now, number, line, customers[-1 - number % len(customers)])
    _answers(now, customers)
    _partners(now)


def person(username: str) -> User:
    """Somebody of the demo's staff."""
    return User.objects.get(username=username)


def actor(username: str) -> Actor:
    """The same as the one behind a step."""
    return person(username).actor


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Something was done then, never in the future."""
    with clock.holding(moment):
        yield


def _knowledge() -> None:
    """Owners for the articles, one new version that waits, and what was asked in vain."""
    owners = ("cs", "manager", "doctor")
    for number, article in enumerate(Article.objects.order_by("pk")):
        perform(article, "hand_over", by=actor("cslead"), owner=person(owners[number % 3]))
    last = Article.objects.order_by("pk").last()
    if last is not None:
        text = {name: getattr(last, name) for name in ("title", "keywords", "topic", "audience")}
        body = f"{last.body}\n节假日安排以群公告为准。"
        perform(last, "write", by=actor("cs"), body=body, **text)
    for question in GAPS:
        knowledge.asked(question=question, answered=False)


def _channels(now: datetime) -> None:
    for number, (name, kind, address, hours) in enumerate(CHANNELS):
        with at(now - timedelta(days=35 - 10 * number)):
            given = {"name": name, "hours": hours, "public": True, "owner": person("cs")}
            channel = desk.open_channel(by=actor("cslead"), kind=kind, address=address, **given)
    with at(now - timedelta(hours=2)):
        perform(channel, "report_broken", by=actor("cs"), reason="前台电话断线")
    Skill.objects.bulk_create(
        Skill(user=person(username), kind=kind, level=level) for username, kind, level in SKILLS
    )


def _enquiry(now: datetime, number: int, line: Any, customer: Customer) -> None:
    hours, topic, kind, urgent, question = line
    given = {"topic": topic, "kind": kind, "urgent": urgent, "question": question}
    with at(now - timedelta(hours=hours)):
        row = desk.take_enquiry(by=actor("cs"), customer=customer, **given)
    if number >= 3:
        with at(now - timedelta(hours=hours - 1)):
            _go_on_with(row, number, now)


def _go_on_with(row: Enquiry, number: int, now: datetime) -> None:
    """Promised, with the expert, or closed with a yes."""
    if number == 3:
        until = now + timedelta(hours=20)
        perform(row, "promise", by=actor("cs"), text="我们核实后明天答复您", promised_at=until)
    elif number == 4:
        perform(row, "ask_expert", by=actor("cs"), expert=person("manager"), text="能否换开抬头？")
    else:
        row = perform(row, "answer", by=actor("cs"), text="照片只有您的服务团队能看到。")
        perform(row, "confirm", by=_customer(row))


def _customer(row: Any) -> Actor:
    return customer_actor(row.customer_key, "客户")


def _request(now: datetime, number: int, line: Any, customer: Customer) -> None:
    hours, kind, urgent, need, special = line
    given = {"kind": kind, "urgent": urgent, "need": need, "special": special}
    with at(now - timedelta(hours=hours)):
        row = desk.take_request(by=actor("cs"), customer=customer, **given)
    if number == 0:
        return
    with at(now - timedelta(hours=hours * 0.9)):
        if kind == "company":
            perform(row, "decline", by=actor("cslead"), text="目前暂未开放团体方案。")
            return
        perform(row, "accept", by=actor("cslead"), note="人员与时间可安排")
    _work(now, number, row, hours)


#: How far the work of each request has come.
STEPS = {
    1: ("plan",),
    2: ("plan", "begin", "report"),
    3: ("plan", "begin", "finish", "pass_check", "feed_back", "evaluate"),
}


def _work(now: datetime, number: int, request: ServiceRequest, hours: float) -> None:
    work = ServiceRequest.objects.select_related("work__assignee").get(pk=request.pk).work
    for turn, step in enumerate(STEPS[number], start=1):
        moment = now - timedelta(hours=hours * (0.9 - 0.12 * turn))
        with at(moment):
            by = {"pass_check": actor("cslead"), "evaluate": _customer(work)}.get(step)
            work = perform(work, step, by=by or work.assignee.actor, **_data(step, moment))


def _data(step: str, moment: datetime) -> Mapping[str, Any]:
    until = moment + timedelta(hours=24)
    line = {"what": "与客户确认时间", "by": until - timedelta(hours=12), "means": "1 人"}
    texts = dict.fromkeys(("report", "finish", "pass_check", "feed_back"), {"text": "已按计划完成"})
    known: dict[str, Mapping[str, Any]] = {
        "plan": {"steps": [line], "due_at": until},
        "evaluate": {"score": 2, "text": "处理太慢"},
        **texts,
    }
    return known.get(step, {})


def _answers(now: datetime, customers: list[Customer]) -> None:
    """Answers of a year in all colours, two of them waiting for their cause, an improvement."""
    survey = Survey.objects.filter(state="published").order_by("pk").first()
    if survey is None:
        return
    coach, doctor = person("coach"), person("doctor")
    for number in range(36):
        given = (GOOD, GOOD, FAIR, GOOD, BAD, GOOD)[number % 6]
        days = 340 - number * 9.5 if number < 34 else 1.5 / (number - 32)
        customer = customers[number % len(customers)]
        _answer(survey, customer, now - timedelta(days=days), given, coach)
    red = Invitation.objects.filter(tone="red", answered_at__lt=now - timedelta(days=5))
    cause = {"theme": "diet", "cause": "餐单与口味不符", "measures": "改为每周选择餐单"}
    for row in red:
        with at(row.answered_at + timedelta(hours=20)):
            perform(row, "analyse", by=actor("director"), **cause)
    Invitation.objects.filter(pk__in=[row.pk for row in red[:3]]).update(doctor=doctor)
    _improve(survey, now)


def _answer(
    survey: Survey, customer: Customer, moment: datetime, answers: Mapping[str, Any], coach: User
) -> None:
    lately = Invitation.objects.filter(
        customer=customer, sent_at__gt=moment - timedelta(days=survey.cooldown_days)
    )
    if lately.exists() or Invitation.objects.filter(customer=customer, state="open").exists():
        return
    with at(moment):
        row = surveys.invite(survey=survey, customer=customer, way="phone", coach=coach)
        perform(row, "submit", by=actor("cs"), answers=dict(answers), way="phone")


def _improve(survey: Survey, now: datetime) -> None:
    branch = Branch.objects.order_by("pk").first()
    common = {"survey": survey, "branch": branch.pk if branch else None, "target": Decimal("0.3")}
    due = timezone.localdate(now) + timedelta(days=20)
    plans = (
        ("餐单满意度提高 0.3 分", "diet", "每周提供三套餐单可选", 5, 2),
        ("回访更及时", "overall", "固定每周三回访", 3, 1),
    )
    for goal, theme, measures, impact, cost in plans:
        texts = {"goal": goal, "theme": theme, "measures": measures}
        effort = {"impact": impact, "cost": cost, "due_on": due}
        row = surveys.improve(by=actor("director"), **common, **texts, **effort)
        if theme == "diet" and row.measured_before(now)[1]:
            perform(row, "start", by=actor("director"))


def _partners(now: datetime) -> None:
    """Two partners: one content last quarter, one with a red answer that waits for its cause."""
    seen = {}
    with at(now - timedelta(days=120)):
        for code, name, address, contact, mobile, points, words in PARTNERS:
            given = {"code": code, "name": name, "address": address}
            row = accounts.enter_partner(
                by=actor("operations"), contact=contact, mobile=mobile, **given
            )
            seen[row.pk] = (points, words)
    for days in (95, 1.5):
        with at(now - timedelta(days=days)):
            surveys.ask_partners(clock.today())
    for row in Invitation.objects.filter(partner__in=seen).order_by("pk"):
        _judge(row, *seen[row.partner_id or 0])


def _judge(row: Invitation, points: int, words: str) -> None:
    fives = {q.code: points for q in row.asked_questions if q.kind == "five"}
    by = customer_actor(None, str(row.partner))
    with at(row.sent_at + timedelta(hours=3)):
        said = {**fives, "nps": 2 * points, "words": words}
        row = perform(row, "submit", by=by, answers=said)
    if row.tone == "red" and row.quarter != row.partner.surveys.latest("quarter").quarter:
        with at(row.sent_at + timedelta(hours=30)):
            cause = {"theme": "goods", "cause": "配送频次不足", "measures": "改为每周配送"}
            perform(row, "analyse", by=actor("supervisor"), **cause)
