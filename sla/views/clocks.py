"""Every clock with how its due time came about, its ledger and what it has told whom."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Right, role_label
from core import web
from core.actors import SYSTEM
from core.web.cells import in_words
from sla import selectors
from sla.forms import LATE_REASONS
from sla.models import Clock
from sla.table import RULES


def facts(row: Clock, user: User) -> Sequence[tuple[Any, Any]]:
    """What a person checks a clock by."""
    late = in_words(timedelta(seconds=row.late_seconds)) if row.late_seconds else None
    inherited = in_words(row.inherited) if row.inherited_seconds else None
    known = [
        (_("Owner"), owner(row, user)),
        (_("Branch"), row.branch),
        (_("Counted from"), row.trigger_at),
        (_("Opened"), row.opened_at),
        (_("Read by the owner"), row.read_at),
        (_("Due"), row.due_at),
        (_("Provisional"), row.provisional or None),
        (_("Done"), row.done_at),
        (_("Done by"), row.done_by),
        (_("Overdue since"), row.breached_at),
        (_("Late by"), late),
        (_("Late before it began"), inherited),
        (_("Reason for the delay"), dict(LATE_REASONS).get(row.late_code)),
        (_("Ended because"), row.ended_reason),
        (_("Timing policy"), row.policy),
        (_("Calendar"), row.calendar),
    ]
    return [(label, value) for label, value in known if value not in (None, "")]


def links(row: Clock, user: User) -> Sequence[web.Link]:
    """To what is to be done, and for leads to handing it over."""
    found = []
    if url := web.url_for(row.subject_key, user):
        found.append(web.Link(row.subject_title, url))
    if user.can(Right.TEAM) and row.done_at is None:
        found.append(web.Link(_("Hand over"), reverse("clock-reassign", args=[row.pk])))
    return found


def breached(rows: Any, value: str) -> Any:
    """In time or late, whether done or not."""
    return rows.filter(breached_at__isnull=value == "no")


#: What stands in the ledger, in words.
HAPPENED = {
    "open": _("Opened"),
    "close": _("Done"),
    "move": _("Counted anew"),
    "pause": _("Waits"),
    "resume": _("Goes on"),
    "reassign": _("Handed over"),
    "claim": _("Taken"),
    "cancel": _("Cancelled"),
    "waive": _("Waived"),
    "give_reason": _("Reason given"),
}
FIRED = {
    "remind": _("Reminder"),
    "raise": _("Becomes due"),
    "act": _("Done by the system"),
    "breach": _("Overdue"),
    "escalate": _("Escalation"),
}
TOLD = {
    "owner": _("Owner"),
    "lead": _("Lead"),
    "supervisor": _("Supervisor"),
    "system": _("System"),
}


def ledger(request: HttpRequest, row: Clock) -> dict[str, Any]:
    """What happened to the clock, and which reminders went out."""
    return {
        "ledger": [
            {"at": e.at, "what": HAPPENED.get(e.kind, e.kind)}
            | {"by": _("System") if e.by == SYSTEM.name else e.by}
            for e in row.ledger.order_by("pk")
        ],
        "firings": [
            {"at": f.fired_at, "what": FIRED.get(f.kind, f.kind), "to": TOLD.get(f.audience, "")}
            | {"outcome": f.get_outcome_display(), "planned": f.planned_at}
            for f in row.firings.order_by("pk")
        ],
    }


def owner(row: Clock, user: User) -> Any:
    """The person, or the role while nobody has taken it."""
    return row.owner or role_label(row.owner_role)


clocks = web.register(
    web.Screen(
        slug="clocks",
        model=Clock,
        right=Right.CLOCKS,
        label=_("Clock"),
        label_plural=_("Clocks"),
        icon="clock",
        group="company",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row.rule_label} · {row.subject_title}",
        columns=(
            web.Column("code", _("What"), value="rule_label"),
            web.Column("subject_title", _("For")),
            web.Column("owner", _("Owner"), value=owner),
            web.Column("due_at", _("Due"), kind="datetime", sort="due_at"),
            web.Column("done_at", _("Done"), kind="datetime", sort="done_at"),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="-due_at",
        filters=(
            web.Filter(
                "code",
                _("What"),
                choices=lambda user: [(c, Clock(code=c).rule_label) for c in RULES],
            ),
            web.Filter(
                "late", _("Late"), choices=(("yes", _("Yes")), ("no", _("No"))), apply=breached
            ),
        ),
        search=lambda user, text: Q(subject_title__icontains=text),
        search_hint=_("Order number"),
        facts=facts,
        links=links,
        panels=(web.Panel("sla/_explain.html"),),
        tabs=(web.Tab("ledger", _("Ledger"), "sla/_ledger.html", context=ledger),),
    )
)
