"""What the kernel does by itself."""

from celery import shared_task

from core.api.idempotency import forget
from core.web import drafts, jobs


@shared_task
def forget_idempotency_keys() -> int:
    """Answers of the API are remembered for a day; safe to run twice."""
    return forget()


@shared_task
def run_job(pk: int) -> None:
    """Do what is left of somebody's job; safe to run twice."""
    jobs.run(pk)


@shared_task
def tend_jobs() -> int:
    """Go on with jobs whose worker is gone; drop old jobs and drafts of forms."""
    left = jobs.left_behind()
    for pk in left:
        run_job.delay(pk)
    jobs.forget()
    drafts.forget()
    return len(left)
