"""A step of a reminder ladder in words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sla.ladder import CLOSE, Mark
from sla.views.clocks import FIRED, TOLD

register = template.Library()
BASES = {
    "opened": gettext_lazy("At once"),
    "start": gettext_lazy("At once"),
    "due": gettext_lazy("When due"),
    "breach": gettext_lazy("When overdue"),
}


@register.filter
def kind(mark: Mark) -> str:
    """Reminder, escalation …"""
    return str(FIRED.get(mark.kind, mark.kind))


@register.filter
def audience(mark: Mark) -> str:
    """Who hears it."""
    return str(TOLD.get(mark.audience, mark.audience))


@register.filter
def moment(mark: Mark) -> str:
    """When it speaks, seen from the clock's own times."""
    base = str(BASES.get(mark.base, mark.base))
    if mark.percent is not None:
        return _("after %(n)d %% of the time") % {"n": mark.percent}
    if mark.at:
        at = _("closing time") if mark.at == CLOSE else mark.at
        return _("%(base)s, %(days)+d days, %(at)s") % {"base": base, "days": mark.days, "at": at}
    if mark.minutes:
        return _("%(base)s, %(n)+d minutes") % {"base": base, "n": mark.minutes}
    return base
