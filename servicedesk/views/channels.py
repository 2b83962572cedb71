"""The register of channels."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import web
from servicedesk import services
from servicedesk.choices import ChannelKind
from servicedesk.forms import ChannelForm
from servicedesk.models import Channel
from servicedesk.selectors import channels as selectors
from servicedesk.workflow.shared import DESK_LEADS

screen = web.register(
    web.Screen(
        slug="channels",
        model=Channel,
        right=Right.DESK,
        label=_("Channel"),
        label_plural=_("Channels"),
        icon="delivery",
        group="company",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_list,
        columns=(
            web.Column("name", _("Name")),
            web.Column("kind", _("Kind"), value="get_kind_display"),
            web.Column("address", _("Number or address")),
            web.Column("hours", _("Hours")),
            web.Column(
                "public",
                _("Shown to customers"),
                value=lambda row, user: _("yes") if row.public else "",
            ),
            web.Column("owner", _("Owner"), value="owner", kind="person"),
            web.Column("checked_at", _("Last tried out"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(web.Filter("kind", _("Kind"), choices=ChannelKind.choices),),
        facts=lambda row, user: [
            (_("Kind"), row.get_kind_display()),
            (_("Number or address"), row.address),
            (_("Hours"), row.hours),
            (_("Branch"), row.branch or _("The whole house")),
            (_("Published to customers"), _("yes") if row.public else _("no")),
            (_("Owner"), row.owner),
            (_("Last tried out"), row.checked_at),
        ],
        create_form=ChannelForm,
        create=services.open_channel,
        create_roles=DESK_LEADS,
        create_label=_("Add a channel"),
        empty=_("Each way to reach us stands here with its owner, and is tried out every month."),
    )
)
