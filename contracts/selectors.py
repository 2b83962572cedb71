"""Who sees which contracts, and the reads that other apps need."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from contracts.models import Contract, ContractTemplate
from contracts.workflow import LIVE
from orders.models import Order


def visible_to(user: User) -> QuerySet[Contract]:
    """Headquarters all, a branch its own; coaches and health staff none."""
    if not user.can(Right.CONTRACTS):
        return Contract.objects.none()
    if user.sees_every_branch:
        return Contract.objects.all()
    return Contract.objects.filter(order__branch_id=user.branch_id, order__branch__isnull=False)


def for_list(user: User) -> QuerySet[Contract]:
    """Contracts with what a list shows."""
    return visible_to(user).select_related("order__customer", "order__branch").defer("text")


def for_detail(user: User) -> QuerySet[Contract]:
    """A contract with what its page shows."""
    return visible_to(user).select_related(
        "order__customer",
        "order__branch",
        "template",
        "scanned_by",
        "company_signer",
        "supersedes",
        "successor",
    )


def live_of(order: Order) -> Contract | None:
    """The contract of an order that counts now."""
    return Contract.objects.filter(order=order, state__in=LIVE).first()


def of_order(order: Order) -> QuerySet[Contract]:
    """Every contract of an order, the newest first."""
    return Contract.objects.filter(order=order).order_by("-pk")


def signed_for(order: Order) -> bool:
    """Whether a parcel may leave: the contract is signed, or none is needed (requirements L3)."""
    if order.contract_type == "none":
        return True
    return Contract.objects.filter(order=order, state="signed").exists()


def newest_template(kind: str) -> ContractTemplate | None:
    """The published text that new contracts of a kind are made from."""
    published = ContractTemplate.objects.filter(kind=kind, published_at__isnull=False)
    return published.order_by("-published_at", "-pk").first()
