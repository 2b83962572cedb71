"""Who sees which orders, and the reads that other apps need."""

from django.conf import settings
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast, Substr

from accounts.models import Branch, User
from accounts.roles import COACHES, Right
from customers.selectors import cases_of, unread
from orders.models import Order, PaymentNotification, Programme

CASE = "order:"


def visible_to(user: User) -> QuerySet[Order]:
    """Headquarters all, a branch its own, a coach the cases of their own customers (A3)."""
    if not user.can(Right.ORDERS):
        return Order.objects.none()
    if user.sees_every_branch:
        return Order.objects.all()
    mine = Q(pk__in=_case_ids(user))
    if user.role_set - COACHES and user.branch_id is not None:
        mine |= Q(branch_id=user.branch_id)
    return Order.objects.filter(mine)


def for_list(user: User) -> QuerySet[Order]:
    """Orders with what a list shows."""
    return _with_relations(user).defer(*unread("customer"))


def for_detail(user: User) -> QuerySet[Order]:
    """An order with what its page shows."""
    return _with_relations(user).select_related("entered_by")


def _with_relations(user: User) -> QuerySet[Order]:
    return visible_to(user).select_related("customer", "branch", "programme")


def notifications_visible_to(user: User) -> QuerySet[PaymentNotification]:
    """The inbox: refused ones and those without an order belong to everyone who handles money."""
    if not user.can(Right.PAYMENTS):
        return PaymentNotification.objects.none()
    if user.sees_every_branch:
        return PaymentNotification.objects.all()
    return PaymentNotification.objects.filter(
        Q(order=None) | Q(order__branch_id=user.branch_id, order__branch__isnull=False)
    )


def notifications_for_list(user: User) -> QuerySet[PaymentNotification]:
    """The inbox with what a list shows."""
    return notifications_visible_to(user).select_related("order").defer("body")


def programmes_visible_to(user: User) -> QuerySet[Programme]:
    """What is sold, with its kit."""
    if not user.can(Right.ORDERS):
        return Programme.objects.none()
    return Programme.objects.prefetch_related("lines__product")


def order_of(case_key: str) -> int | None:
    """The key of the order that a case is about."""
    kind, _sep, key = case_key.partition(":")
    return int(key) if f"{kind}:" == CASE and key.isdecimal() else None


def default_branch() -> Branch | None:
    """Where an order goes that names no branch: the configured one, else the oldest."""
    code = getattr(settings, "DMA_DEFAULT_BRANCH", "")
    branches = Branch.objects.order_by("pk")
    return (branches.filter(code=code) if code else branches).first()


def _case_ids(user: User) -> QuerySet[Order]:
    number = Cast(Substr("case_key", len(CASE) + 1), BigIntegerField())
    keys = cases_of(user).filter(case_key__startswith=CASE)
    return keys.annotate(order_number=number).values("order_number")
