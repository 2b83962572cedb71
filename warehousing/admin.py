"""Papers are looked at here; they change through their steps only."""

from django.contrib import admin

from core.looking import LookedAt
from warehousing.models import Disposal, ExpiryCheck, ExpiryNotice, Requisition, Stocktake


@admin.register(Requisition)
class RequisitionAdmin(LookedAt):
    """What branches asked for."""

    list_display = ("__str__", "target", "first_by", "second_by", "state")
    list_select_related = ("target", "first_by", "second_by")


@admin.register(Disposal)
class DisposalAdmin(LookedAt):
    """What was destroyed."""

    list_display = ("__str__", "lot", "quantity", "first_by", "second_by", "lead_by", "state")
    list_select_related = ("lot__product", "first_by", "second_by", "lead_by")


@admin.register(Stocktake)
class StocktakeAdmin(LookedAt):
    """What was counted."""

    list_display = ("__str__", "warehouse", "due_on", "finance_by", "lead_by", "state")
    list_select_related = ("warehouse", "finance_by", "lead_by")


@admin.register(ExpiryCheck)
class ExpiryCheckAdmin(LookedAt):
    """What was looked at."""

    list_display = ("warehouse", "called_on", "signed_by", "state")
    list_select_related = ("warehouse", "signed_by")


@admin.register(ExpiryNotice)
class ExpiryNoticeAdmin(LookedAt):
    """What was announced."""

    list_display = ("warehouse", "day", "state")
    list_select_related = ("warehouse",)
