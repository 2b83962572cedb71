"""Suppliers with what they sell and how good they are; how much of each product should be there."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Right, Role
from core import web
from purchasing import selectors, services
from purchasing.forms.entry import RuleForm
from purchasing.forms.supplier import SupplierForm
from purchasing.models import StockRule, Supplier
from purchasing.workflow import SupplierState

BUY = frozenset({Role.PRODUCT_MANAGER})
FIELDS = (*("code", "name", "contact", "phone", "email", "address", "lead_days", "licence_until"),)


def _year(request: HttpRequest, row: Supplier) -> Mapping[str, Any]:
    offers = row.products.select_related("product").order_by("product__name")
    return {"quality": selectors.quality_of(row), "offers": offers}


def _initial(row: Supplier, step: str, user: Any) -> Mapping[str, Any]:
    if step == "set_offers":
        columns = ("product", "unit_price", "pack", "least", "lead_days", "preferred")
        return {"offers": list(row.products.order_by("pk").values(*columns))}
    return {name: getattr(row, name) for name in FIELDS} if step == "edit" else {}


screen = web.register(
    web.Screen(
        slug="suppliers",
        model=Supplier,
        right=Right.PURCHASING,
        label=_("Supplier"),
        label_plural=_("Suppliers"),
        icon="team",
        group="purchasing",
        visible_to=selectors.suppliers_visible_to,
        columns=(
            web.Column("name", _("Supplier"), sort="name"),
            web.Column("code", _("Code"), sort="code"),
            web.Column("lead_days", _("Lead time in days"), kind="number", sort="lead_days"),
            web.Column("licence_until", _("Licence valid until"), kind="date"),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="name",
        search=lambda user, text: Q(name__icontains=text) | Q(code__iexact=text),
        search_hint=_("Name or code"),
        facts=lambda row, user: [
            (_("Code"), row.code),
            (_("Contact person"), row.contact),
            (_("Telephone"), row.phone),
            (_("E-mail"), row.email),
            (_("Address"), row.address),
            (_("Lead time in days"), row.lead_days),
            (_("Licence valid until"), row.licence_until),
        ],
        panels=(web.Panel("purchasing/_supplier.html", context=_year),),
        initial=_initial,
        path=(SupplierState.ACTIVE,),
        create_form=SupplierForm,
        create=services.enter_supplier,
        create_roles=BUY,
        create_label=_("Enter a supplier"),
        empty=_("Enter the first supplier, then what it sells."),
    )
)


def _rules(user: User) -> QuerySet[StockRule]:
    rules = StockRule.objects.select_related("product")
    return rules if user.can(Right.PURCHASING) else rules.none()


rules_screen = web.register(
    web.Screen(
        slug="stock-rules",
        model=StockRule,
        right=Right.PURCHASING,
        label=_("Stock rule"),
        label_plural=_("Stock rules"),
        icon="policy",
        visible_to=_rules,
        columns=(
            web.Column("product", _("Product"), sort="product__name"),
            web.Column("safety_stock", _("Safety stock"), kind="number", sort="safety_stock"),
            web.Column("cover_days", _("Days one order should last"), kind="number"),
            web.Column("draft_by_itself", _("Draft orders by itself")),
            web.Column("set_by", _("Set by")),
        ),
        ordering="product__name",
        search=lambda user, text: Q(product__name__icontains=text) | Q(product__sku__iexact=text),
        search_hint=_("Product or product code"),
        facts=lambda row, user: [
            (_("Safety stock"), row.safety_stock),
            (_("Days one order should last"), row.cover_days),
            (_("Draft orders by itself"), row.draft_by_itself),
            (_("Set by"), row.set_by),
        ],
        create_form=RuleForm,
        create=services.set_rule,
        create_roles=BUY,
        create_label=_("Set a stock rule"),
        empty=_("Without a rule the safety stock of a product is 0."),
    )
)
