"""Who is asked, when, and never too often."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, Func, OuterRef, QuerySet, Sum, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import selectors as accounts
from accounts.models import Branch, User
from accounts.roles import Role
from core import clock
from core.actors import SYSTEM, Actor
from core.errors import Refused
from core.locks import one_at_a_time
from core.steps import perform
from customers import selectors as customers
from customers.models import Customer
from orders.models import Order
from surveys.choices import NO_COOLDOWN, Occasion, Way
from surveys.models import Invitation, Survey, SurveyRound
from surveys.workflow import InvitationState, SurveyState

DAYS_TO_ANSWER = 14
TOP = 10


class _Digest(Func):
    """The draw: the same seed puts the same customers in the same order."""

    function = "md5"
    output_field = CharField()


@transaction.atomic
def invite(
    *,
    survey: Survey,
    customer: Customer,
    way: str = Way.LINK,
    order: Order | None = None,
    coach: User | None = None,
    doctor: User | None = None,
    handler: User | None = None,
    about: str = "",
    round: SurveyRound | None = None,
    stratum: str = "",
) -> Invitation:
    """Ask a customer; refused while the last question is too young (a complaint's never is)."""
    if survey.occasion == Occasion.PARTNER:
        raise Refused(_("This survey is for partners, who are asked each quarter."))
    one_at_a_time(f"survey:{customer.pk}")  # two who ask at once must not both be the first
    now = clock.now()
    if survey.occasion not in NO_COOLDOWN and asked_lately(customer.surveys.all(), survey, now):
        raise Refused(
            _("This customer was asked within the last %(n)s days.") % {"n": survey.cooldown_days}
        )
    if customer.surveys.filter(survey=survey, state=InvitationState.OPEN).exists():
        raise Refused(_("This customer has not answered the last question yet."))
    return _sent(
        survey,
        now,
        round=round,
        stratum=stratum,
        customer=customer,
        branch_id=order.branch_id if order else customer.branch_id,
        order=order,
        coach=coach,
        doctor=doctor or (None if about else customer.primary_doctor),
        handler=handler,
        about=about,
        way=way,
    )


def _sent(survey: Survey, now: datetime, **given: Any) -> Invitation:
    """The question as it is asked now; by link it goes out after the commit."""
    version = survey.versions.order_by("-number").first()
    if survey.state != SurveyState.PUBLISHED or version is None:
        raise Refused(_("This survey is not in use."))
    invitation = Invitation.objects.create(
        survey=survey,
        version_asked=version,
        sent_at=now,
        expires_at=now + timedelta(days=DAYS_TO_ANSWER),
        **given,
    )
    return perform(invitation, "send", by=SYSTEM)


def asked_lately(before: QuerySet[Invitation], survey: Survey, now: datetime) -> bool:
    """Whether any survey asked the same reader within this one's cooldown."""
    lately = before.filter(sent_at__gt=now - timedelta(days=survey.cooldown_days))
    return lately.exclude(survey__occasion__in=NO_COOLDOWN).exists()


def take_by_hand(*, by: Actor, survey: Survey, customer: Customer, way: str) -> Invitation:
    """Ask somebody now: on the telephone, on site, or with a link."""
    return invite(survey=survey, customer=customer, way=way)


def after_service(order: Order) -> Invitation | None:
    """The service is over: ask how it was, unless the customer was asked lately."""
    survey = _current(Occasion.AFTER_SERVICE)
    if survey is None:
        return None
    team = customers.team_of(order.case_key)
    coach = team.get(Role.HEAD_COACH)
    return _quietly(survey, order.customer, order=order, coach=coach)


def after_complaint(
    *, customer: Customer, order: Order | None, handler: User | None, about: str
) -> Invitation | None:
    """A complaint is closed: ask how it was dealt with, whoever was asked what lately (F3)."""
    survey = _current(Occasion.COMPLAINT)
    if survey is None:
        return None
    return _quietly(survey, customer, order=order, handler=handler, about=about)


def _current(occasion: Occasion) -> Survey | None:
    """The survey that is asked on an occasion now: the newest in use."""
    found = Survey.objects.filter(occasion=occasion, state=SurveyState.PUBLISHED)
    return found.order_by("-pk").first()


def ask_partners(today: date) -> int:
    """Each quarter every partner whom somebody answers for (requirements G1); how many now."""
    survey = _current(Occasion.PARTNER)
    if survey is None:
        return 0
    quarter = first_of_quarter(today)
    waiting = accounts.active_partners().exclude(surveys__quarter=quarter).order_by("pk")
    return sum(_ask_partner(survey, one.pk, quarter) for one in waiting)


def first_of_quarter(day: date) -> date:
    """The first day of the quarter of a day."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


@transaction.atomic
def _ask_partner(survey: Survey, pk: int, quarter: date) -> bool:
    """Once a quarter, not too soon after the last; two who run at once wait for each other."""
    partner = accounts.active_partners().select_for_update().filter(pk=pk).first()
    if partner is None or not partner.reachable:
        return False
    before, now = partner.surveys.all(), clock.now()
    if before.filter(quarter=quarter).exists() or asked_lately(before, survey, now):
        return False
    _sent(survey, now, partner=partner, branch_id=partner.branch_id, quarter=quarter)
    return True


def _quietly(survey: Survey, customer: Customer, **given: Any) -> Invitation | None:
    try:
        return invite(survey=survey, customer=customer, **given)
    except Refused:
        return None


@transaction.atomic
def draw(*, by: Actor, survey: Survey, each: int, seed: int | None = None) -> SurveyRound:
    """A sample by stratum: so many customers of each branch, none who was asked lately."""
    number = 1 if seed is None else seed
    sample = SurveyRound.objects.create(
        survey=survey, each=each, seed=number, by_name=by.name, at=clock.now()
    )
    strata = {}
    for branch in Branch.objects.order_by("pk"):
        drawn = drawn_from(branch, survey, number)[:each]
        made = [_quietly(survey, one, round=sample, stratum=branch.name[:60]) for one in drawn]
        strata[branch.name] = sum(one is not None for one in made)
    SurveyRound.objects.filter(pk=sample.pk).update(strata=strata)
    sample.strata = strata
    return sample


def drawn_from(branch: Branch, survey: Survey, seed: int) -> QuerySet[Customer]:
    """The customers of a stratum in the order of the draw."""
    since = clock.now() - timedelta(days=survey.cooldown_days)
    lately = Invitation.objects.filter(customer=OuterRef("pk"), sent_at__gt=since)
    served = Order.objects.filter(customer=OuterRef("pk"), state__in=("in_service", "completed"))
    rows = Customer.objects.filter(Exists(served), branch=branch).exclude(Exists(lately))
    ticket = _Digest(Concat(Value(f"{seed}:"), Cast("pk", CharField())))
    return rows.annotate(ticket=ticket).order_by("ticket", "pk")


@transaction.atomic
def keep(*, invitation: Invitation, by: Actor, code: str, value: Any) -> Invitation:
    """One answer of a page; with the last one everything is handed in at once."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("version_asked")
    locked = rows.get(pk=invitation.pk)
    if locked.state != InvitationState.OPEN:
        raise Refused(_("This has been answered already, or its time is over. Thank you."))
    locked.kept = {**locked.kept, code: value}
    Invitation.objects.filter(pk=locked.pk).update(kept=locked.kept)
    if all(question.code in locked.kept for question in locked.asked_questions):
        return perform(locked, "submit", by=by, answers=locked.kept, way=Way.LINK)
    return locked


def expire(now: datetime) -> int:
    """Close what nobody has answered in time; a second run finds nothing."""
    waiting = Invitation.objects.filter(state=InvitationState.OPEN, expires_at__lte=now)
    over = list(waiting.order_by("pk"))
    for invitation in over:
        perform(invitation, "expire", by=SYSTEM)
    return len(over)


def ask_top_spenders(today: date) -> int:
    """Each month the ten of each branch who spent most in the month before (requirements L11)."""
    survey = _current(Occasion.TOP)
    if survey is None:
        return 0
    last = today.replace(day=1) - timedelta(days=1)
    start, end = (timezone.make_aware(datetime.combine(day, time())) for day in (
        last.replace(day=1), today.replace(day=1)
    ))  # fmt: skip
    made = 0
    for branch in Branch.objects.order_by("pk"):
        paid = Order.objects.filter(branch=branch, paid_at__gte=start, paid_at__lt=end)
        paid = paid.exclude(state__in=("refunded", "cancelled"))
        spent = paid.order_by().values("customer").annotate(sum=Sum(F("amount")))
        for row in spent.order_by("-sum", "customer")[:TOP]:
            customer = Customer.objects.get(pk=row["customer"])
            made += _quietly(survey, customer, stratum=branch.name[:60]) is not None
    return made
