"""The Celery application and what beat runs. Every task is safe to run twice."""

from celery import Celery

SECOND = 1.0
MINUTE = 60 * SECOND
SWEEP_EVERY = 20 * SECOND
SWEEP_EXPIRES = 25 * SECOND  # a late sweep is pointless: the next one does its work

app = Celery("dma")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def every(seconds: float, task: str, expires: float | None = None) -> dict[str, object]:
    """One line of the schedule; a run that waited longer than its period is dropped."""
    return {"task": task, "schedule": seconds, "options": {"expires": expires or seconds}}


app.conf.beat_schedule = {
    "sla-sweep": every(SWEEP_EVERY, "sla.tasks.sweep", expires=SWEEP_EXPIRES),
    "sla-audit": every(15 * MINUTE, "sla.tasks.audit"),
    "sla-settle": every(MINUTE, "sla.tasks.settle_reminders"),
    "notifications-flush": every(MINUTE, "notifications.tasks.flush"),
    "plans-advance-days": every(5 * MINUTE, "plans.tasks.advance_days"),
    "plans-release-teams": every(6 * 60 * MINUTE, "plans.tasks.release_teams"),
    "contracts-expire": every(15 * MINUTE, "contracts.tasks.expire_contracts"),
    "logistics-poll": every(10 * MINUTE, "logistics.tasks.poll_tracking"),
    "complaints-escalate": every(MINUTE, "complaints.tasks.escalate_overdue"),
    "crises-watch": every(10 * SECOND, "crises.tasks.watch"),
    "logistics-silence": every(60 * MINUTE, "logistics.tasks.look_for_silence"),
    "storage-gaps": every(10 * MINUTE, "storage.tasks.look_for_gaps"),
    "inventory-audit": every(6 * 60 * MINUTE, "inventory.tasks.audit_stock"),
    "stocktakes-plan": every(60 * MINUTE, "warehousing.tasks.plan_stocktakes"),
    "expiry-checks": every(60 * MINUTE, "warehousing.tasks.call_checks"),
    "expiry-notices": every(6 * 60 * MINUTE, "warehousing.tasks.announce_near_expiry"),
    "purchasing-draft": every(6 * 60 * MINUTE, "purchasing.tasks.draft_from_safety_stock"),
    "surveys-expire": every(60 * MINUTE, "surveys.tasks.expire_invitations"),
    "surveys-top": every(24 * 60 * MINUTE, "surveys.tasks.ask_top_spenders"),
    "surveys-partners": every(24 * 60 * MINUTE, "surveys.tasks.ask_partners"),
    "jobs-tend": every(MINUTE, "core.tasks.tend_jobs"),
    "idempotency-forget": every(60 * MINUTE, "core.tasks.forget_idempotency_keys"),
    "heartbeat": every(MINUTE, "core.tasks.heartbeat"),
}
