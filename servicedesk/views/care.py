"""Care plans by class of customer, and the contacts that were made."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from core import web
from servicedesk import services
from servicedesk.choices import CareWay
from servicedesk.forms import CareForm
from servicedesk.models import CareContact, CarePlan
from servicedesk.selectors import care as selectors
from servicedesk.workflow.shared import DESK, DESK_LEADS

plans = web.register(
    web.Screen(
        slug="care-plans",
        model=CarePlan,
        right=Right.DESK,
        label=_("Care plan"),
        label_plural=_("Care plans"),
        icon="plan",
        group="desk",
        visible_to=selectors.plans_visible_to,
        columns=(
            web.Column("name", _("Name")),
            web.Column("care_class", _("Class of customers"), value="get_care_class_display"),
            web.Column("goal", _("Goal")),
            web.Column("way", _("Way"), value="get_way_display"),
            web.Column("every_days", _("Every so many days"), kind="number"),
            web.Column(
                "active", _("In use"), value=lambda row, user: _("yes") if row.active else _("no")
            ),
        ),
        ordering="pk",
        facts=lambda row, user: [
            (_("Class of customers"), row.get_care_class_display()),
            (_("Goal"), row.goal),
            (_("Way"), row.get_way_display()),
            (_("Every so many days"), row.every_days),
        ],
        tabs=(
            web.Tab(
                "due",
                _("Whose turn it is"),
                "servicedesk/_care_due.html",
                context=lambda request, row: {"due": selectors.due(request.user, row)},
            ),
        ),
        empty=_("The system administrator keeps the care plans."),
    )
)
contacts = web.register(
    web.Screen(
        slug="care",
        model=CareContact,
        right=Right.DESK,
        label=_("Care contact"),
        label_plural=_("Care contacts"),
        icon="message",
        group="desk",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: row.customer.shown_to(user),
        columns=(
            web.Column(
                "customer", _("Customer"), value=lambda row, user: row.customer.shown_to(user)
            ),
            web.Column("plan", _("Care plan"), value="plan.name"),
            web.Column("way", _("Way"), value="get_way_display"),
            web.Column("by", _("By"), value="by", kind="person"),
            web.Column("at", _("At"), kind="datetime"),
            web.Column(
                "needs",
                _("Needs have changed"),
                value=lambda row, user: _("yes") if row.has_changed else "",
            ),
        ),
        filters=(web.Filter("way", _("Way"), choices=CareWay.choices),),
        facts=lambda row, user: [
            (_("Care plan"), row.plan),
            (_("By"), row.by),
            (_("At"), row.at),
            (_("What was said"), row.note),
            (_("What has changed in the needs"), row.changed),
        ],
        create_form=CareForm,
        create=services.care_for,
        create_roles=DESK | DESK_LEADS | {Role.HEALTH_MANAGER},
        create_label=_("Write down a contact"),
        empty=_("Contacts with customers by care plan stand here."),
    )
)
