"""The headings of the menu, and what each role needs every day (research, reliability_ux B1.2).

Where a page stands otherwise is said by its screen (``group``). Names are slugs of screens and
names of URLs; somebody with several roles has the days of all of them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role

GROUPS = (
    ("work", _("My work")),
    ("customers", _("Customers and orders")),
    ("health", _("Records and plans")),
    ("desk", _("Enquiries and care")),
    ("complaints", _("Complaints and crises")),
    ("surveys", _("Satisfaction surveys")),
    ("parcels", _("Parcels and returns")),
    ("stock", _("Goods and stock")),
    ("warehouse", _("Warehouse work")),
    ("purchasing", _("Purchasing")),
    ("company", _("Company and rules")),
)
DAILY: Mapping[str, Sequence[str]] = {
    Role.ADMIN_CLERK: (
        *("orders", "contracts", "groups", "deliveries"),
        *("picking", "shipments", "receipts"),
    ),
    Role.CUSTOMER_SERVICE: (
        *("customers", "groups", "health-records", "receipts"),
        *("complaints", "enquiries", "care", "knowledge-find"),
    ),
    Role.HEALTH_MANAGER: ("customers", "groups", "plans", "health-records", "assessment-reports"),
    Role.SYSTEM_REVIEWER: ("assessments",),
    Role.HEAD_COACH: ("groups", "sessions", "menus", "plans", "customers"),
    Role.ASSISTANT_COACH: ("groups", "menus", "guidance", "sessions", "customers"),
    Role.FUNCTIONAL_DOCTOR: ("customers", "health-records", "plans", "complaints", "works"),
    Role.CONSULTING: ("enquiries", "requests", "works", "customers"),
    Role.WAREHOUSE_KEEPER: (
        *("picking", "stock-scan", "shipments", "arrivals", "stock"),
        *("near-expiry", "stocktakes", "readings", "requisitions"),
    ),
    Role.PRODUCT_MANAGER: (
        *("purchase-proposal", "purchases", "requisitions", "disposals"),
        *("stock", "near-expiry", "stock-value"),
    ),
    Role.FINANCE_LEAD: (
        *("purchases", "disposals", "compensations", "returns"),
        *("payment-notifications", "stock-value"),
    ),
    Role.BRANCH_DIRECTOR: ("reports", "orders", "complaint-board", "crises", "absences", "staff"),
    Role.REGIONAL_MANAGER: ("reports", "complaint-board", "survey-results", "crises"),
    Role.CS_LEAD: (
        *("complaint-board", "complaints", "crises", "survey-results"),
        *("enquiries", "care", "reports"),
    ),
    Role.AGENT: ("knowledge-find", "enquiries", "care", "complaints", "customers"),
    Role.CALL_CENTRE_LEAD: ("enquiries", "works", "care", "complaint-board", "reports"),
    Role.QUALITY_SUPERVISOR: (
        *("complaint-board", "improvements", "survey-results"),
        *("improvement-programmes", "excursions", "reports"),
    ),
    Role.OPERATIONS: ("reports", "orders", "survey-results", "channels"),
    Role.MARKETING: ("alerts", "crises", "survey-results"),
    Role.HR: ("staff", "absences", "calendars"),
    Role.SUPERVISOR: (
        *("reports", "complaint-board", "survey-results", "crises"),
        *("policies", "calendars", "staff"),
    ),
    Role.AUDITOR: (
        "orders",
        "payment-notifications",
        "ledger",
        "deliveries-of-messages",
        "reports",
    ),
    Role.SYSTEM_ADMIN: ("staff", "absences", "branches"),
}


def daily(user: Any) -> list[str]:
    """The pages that somebody opens every day, by roles in the order of the list of roles."""
    return list(
        dict.fromkeys(name for role in Role if role in user.role_set for name in DAILY[role])
    )
