"""Declaring crises, watching texts, telling whoever is on duty."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from django.db import transaction

from accounts.models import Branch
from accounts.roles import Party
from complaints.models import Complaint
from core import clock
from core.actors import SYSTEM, Actor
from core.steps import perform
from crises.choices import Kind, Scope, risk_of
from crises.models import Alert, Crisis, Review, WatchRule, on_duty
from groupchat.models import Message as Said
from notifications.models import Message

#: How far back the watch looks into the chats; each text is told of once whatever happens.
LOOK_BACK = timedelta(minutes=5)


@transaction.atomic
def declare(
    *,
    by: Actor,
    title: str,
    kind: str,
    scope: str,
    summary: str,
    amount: Decimal = Decimal(0),
    shares: int = 0,
    branch: Branch | None = None,
    drill: bool = False,
    complaint: Complaint | None = None,
) -> Crisis:
    """The alarm; its clocks run from here."""
    crisis = Crisis.objects.create(
        title=title,
        kind=kind,
        scope=scope,
        summary=summary,
        amount=amount,
        shares=shares,
        branch=branch,
        drill=drill,
        complaint=complaint,
        risk=risk_of(scope, amount, shares),
        declared_by=by.name[:80],
        created_at=clock.now(),
    )
    product = replace(by, roles=by.roles | {str(Party.SYSTEM)})
    return perform(crisis, "declare", by=product)


def open_for(complaint: Complaint) -> Crisis:
    """A complaint that was graded red has its crisis room, once."""
    known = Crisis.objects.filter(complaint=complaint).first()
    if known is not None:
        return known
    words = f"{complaint} · {complaint.get_category_display()}"
    return declare(
        by=SYSTEM,
        title=words,
        kind=Kind.HEALTH if complaint.harm else Kind.OTHER,
        scope=Scope.SHOP,
        summary=words,
        amount=complaint.amount or Decimal(0),
        branch=complaint.branch,
        complaint=complaint,
    )


@transaction.atomic
def look(
    *,
    text: str,
    source_key: str,
    branch_id: int | None = None,
    shares: int = 0,
    about: int | None = None,
) -> int:
    """Look for the words of each rule; whoever is on duty is told, but not whom it is ``about``."""
    found = 0
    for rule in WatchRule.objects.filter(active=True):
        hits = [word for word in rule.words if word in text]
        if hits and _alert(rule, hits, source_key, branch_id, shares, about):
            found += 1
    return found


def _alert(
    rule: WatchRule,
    hits: list[str],
    source_key: str,
    branch_id: int | None,
    shares: int,
    about: int | None,
) -> bool:
    duty, now = on_duty(about), clock.now()
    row, new = Alert.objects.get_or_create(
        rule=rule,
        source_key=source_key,
        defaults={
            "words": "、".join(hits)[:200],
            "shares": shares,
            "branch_id": branch_id,
            "duty": duty,
            "created_at": now,
        },
    )
    if new:
        perform(row, "find", by=SYSTEM)
    return new


@transaction.atomic
def take_review(
    *, by: Actor, platform: str, external_id: str, text: str, url: str = "", shares: int | None = 0
) -> Review:
    """A public review from the feed; sent again it is brought up to date, not doubled."""
    data = {"text": text, "url": url, "shares": shares or 0}
    review, _new = Review.objects.update_or_create(
        platform=platform, external_id=external_id, defaults=data
    )
    look(text=text, source_key=f"crises.review:{review.pk}", shares=review.shares)
    return review


def watch_chats() -> int:
    """Look through what was said in the groups lately."""
    since = clock.now() - LOOK_BACK
    said = Said.objects.filter(sent_at__gte=since, kind="text", member__isnull=False)
    return sum(
        look(
            text=one.body,
            source_key=f"groupchat.message:{one.pk}",
            branch_id=one.group.order.branch_id,
        )
        for one in said.select_related("group__order")
    )


def confirm_pushes() -> int:
    """An alert counts as pushed when its message has left the outbox."""
    done = 0
    for alert in Alert.objects.filter(state="found").order_by("pk"):
        told = Message.objects.filter(link=alert.key, template="watch_alert")
        if told.filter(released_at__isnull=False).exists():
            perform(alert, "push", by=SYSTEM)
            done += 1
    return done
