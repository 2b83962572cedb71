"""Work in the background on behalf of one person: row by row, with progress, cancel and a result.

Each row is done by ``perform`` as its owner, in a transaction with the line that says so: rights,
guards and four eyes hold as for a click, and a job that is begun again goes on where it stood.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import Any

from celery import signature
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core import clock, files
from core.content import Content
from core.errors import Problem, Refused
from core.lazy import Lazy
from core.models import Attachment, BulkJob, BulkRow
from core.steps import perform
from core.web import asking, saved
from core.web.doing import cleaned, form_of
from core.web.export import TYPE, name_of, safe, workbook
from core.web.screen import Screen, screens
from core.workflow import steps_of

openpyxl = Lazy("openpyxl")

logger = logging.getLogger(__name__)
File = tuple[str, bytes]

#: A spreadsheet of so many rows is made while one waits; a longer one is a job.
AT_ONCE = 2000
#: So many rows are done while one waits.
WHILE_WAITING = 50
#: A job that has not moved for so long was left behind by its worker.
STUCK = timedelta(minutes=2)
KEPT, DRAFTS_KEPT = timedelta(days=30), timedelta(days=1)


class _Stopped(Exception):
    """The owner has cancelled the job."""


@dataclass(frozen=True)
class Work:
    """Something long that is no list: its name, and who makes the file and what it is called.

    ``make(screen, asked, owner, tell)``; ``tell`` hears how far it is, and ends a cancelled one.
    """

    label: Any
    make: Callable[[Screen, Any, Any, Callable[[int], None]], tuple[str, bytes]]


works: dict[str, Work] = {}


def add_work(key: str, work: Work) -> str:
    """Make a kind of work known; the key it is begun with."""
    works[key] = work
    return key


def for_sheet(screen: Screen, user: Any, query: QueryDict, count: int) -> str:
    """Begin a long spreadsheet; the address of its job."""
    return _begun(screen, user, {"query": asking.question(screen, query)}, count)


def begin_work(screen: Screen, key: str, user: Any, asked: dict[str, Any], total: int) -> str:
    """Begin work of a kind that was made known; the address of its job."""
    return _begun(screen, user, {**asked, "work": key}, total)


def _begun(screen: Screen, user: Any, asked: dict[str, Any], total: int) -> str:
    now = clock.now()
    about = {"owner_id": user.pk, "screen": screen.slug, "asked": asked, "total": total}
    job = BulkJob.objects.create(**about, at=now, started_at=now)
    send(job)
    return reverse("job", args=[job.pk])


def start(job: BulkJob, typed: dict[str, list[str]]) -> None:
    """Begin the steps of a job that was looked at; a second click changes nothing."""
    begun = BulkJob.objects.filter(pk=job.pk, started_at=None)
    if not begun.update(asked={"typed": typed}, started_at=clock.now()):
        return
    if job.total <= WHILE_WAITING:
        run(job.pk)
    else:
        send(job)


def send(job: BulkJob) -> None:
    """Tell a worker, by name: tasks stand above this. If that is lost, the beat finds the job."""
    task = signature("core.tasks.run_job", args=[job.pk])
    transaction.on_commit(lambda: task.apply_async(retry=False), robust=True)


def run(pk: int) -> None:
    """Do what is left of a job. Safe to run twice, also at the same time."""
    job = BulkJob.objects.filter(pk=pk, started_at__isnull=False, ended_at=None).first()
    if job is None:
        return
    owner: Any = get_user_model().objects.filter(pk=job.owner_id, is_active=True).first()
    screen = next((s for s in screens() if s.slug == job.screen), None)
    if owner is None or screen is None or not screen.open_to(owner):
        _end(job, None, owner)
        return
    with translation.override(owner.language):
        if job.step:
            while not _cancelled(job) and _next(job, screen, owner):
                pass
            if _cancelled(job) or not job.rows.filter(outcome="").exists():
                _end(job, screen, owner)
        else:
            _sheet(job, screen, owner)


def left_behind() -> list[int]:
    """Jobs that no worker is at, though they were begun."""
    old = clock.now() - STUCK
    running = BulkJob.objects.filter(started_at__lt=old, ended_at=None)
    quiet = running.filter(Q(moved_at=None) | Q(moved_at__lt=old))
    return list(quiet.order_by("pk").values_list("pk", flat=True)[:20])


def forget() -> int:
    """Drop jobs that were never begun after a day, and old ones with their files."""
    now = clock.now()
    old = BulkJob.objects.filter(
        Q(started_at=None, at__lt=now - DRAFTS_KEPT) | Q(ended_at__lt=now - KEPT)
    )
    for job in old:
        for attachment in files.of(job.key):
            transaction.on_commit(partial(default_storage.delete, attachment.path))
            attachment.delete()
        job.delete()
    return len(old)


def of(user: Any) -> QuerySet[BulkJob]:
    """One's own jobs, the newest first."""
    return BulkJob.objects.filter(owner_id=user.pk).order_by("-pk")


def result_of(job: BulkJob) -> Attachment | None:
    """The file that a job has left."""
    return files.of(job.key).first()


def _owns(user: Any, row_key: str) -> bool:
    pk = row_key.rpartition(":")[2]
    return pk.isdecimal() and of(user).filter(pk=pk).exists()


files.allow("core.bulkjob", _owns)


def _cancelled(job: BulkJob) -> bool:
    return BulkJob.objects.filter(pk=job.pk, cancelled_at__isnull=False).exists()


@transaction.atomic
def _next(job: BulkJob, screen: Screen, owner: Any) -> bool:
    """Do one row that nobody else is at; False when there is none."""
    free = job.rows.select_for_update(skip_locked=True).filter(outcome="").order_by("pk")
    line = free.first()
    if line is None:
        return False
    line.outcome, line.reason = "done", ""
    try:
        with transaction.atomic():
            _do(job, line, screen, owner)
    except Problem as problem:
        line.outcome, line.reason = "failed", problem.message[:300]
    except Exception:
        logger.exception("a row of a job failed", extra={"job": job.pk, "row": line.row_id})
        line.outcome, line.reason = "failed", _("Something went wrong on our side")
    line.save(update_fields=["outcome", "reason"])
    counter = {line.outcome: F(line.outcome) + 1}
    BulkJob.objects.filter(pk=job.pk).update(moved_at=clock.now(), **counter)
    return True


def _do(job: BulkJob, line: BulkRow, screen: Screen, owner: Any) -> None:
    row = screen.visible_to(owner).filter(pk=line.row_id).first()
    if row is None:
        raise Refused(_("You can no longer see this row."))
    spec = steps_of(screen.model)[job.step]
    form = form_of(spec.form, screen, row, owner, spec=spec, data=typed_of(job))
    perform(row, job.step, by=owner.actor, version=line.version, **cleaned(form))


def typed_of(job: BulkJob) -> QueryDict:
    """What was typed when the job began."""
    typed = QueryDict(mutable=True)
    for key, values in job.asked.get("typed", {}).items():
        typed.setlist(key, values)
    return typed


def _sheet(job: BulkJob, screen: Screen, owner: Any) -> None:
    quiet = Q(moved_at=None) | Q(moved_at__lt=clock.now() - STUCK)
    if not BulkJob.objects.filter(quiet, pk=job.pk).update(moved_at=clock.now()):
        return  # another worker is at it

    def told(count: int) -> None:
        BulkJob.objects.filter(pk=job.pk).update(done=count, moved_at=clock.now())
        if _cancelled(job):
            raise _Stopped

    try:
        made = _made(job, screen, owner, told)
        told(job.total)
    except _Stopped:
        made = None
    _end(job, screen, owner, made)


def _made(job: BulkJob, screen: Screen, owner: Any, told: Callable[[int], None]) -> File:
    """The name and the bytes of what a job ends in."""
    if work := works.get(job.asked.get("work", "")):
        name, data = work.make(screen, job.asked, owner, told)
        return f"{name}.xlsx", data
    asked = asking.read(screen, QueryDict(job.asked["query"]))
    rows = asking.narrowed(screen, owner, asked).order_by(*asking.ordered(asked.sort))
    columns = saved.columns_of(screen, saved.habit_of(owner, screen))
    return name_of(screen), workbook(screen, rows, owner, columns, told)


@transaction.atomic
def _end(job: BulkJob, screen: Screen | None, owner: Any, made: File | None = None) -> None:
    """Close the job once and keep its result: the spreadsheet, or what was not done and why."""
    if not BulkJob.objects.filter(pk=job.pk, ended_at=None).update(ended_at=clock.now()):
        return
    if screen is None or owner is None:
        return
    if job.step and job.rows.exclude(outcome="done").exists():
        made = name_of(screen), _failures(job, screen, owner)
    if made is not None:
        files.keep(
            Content(*made, TYPE),
            owner=job.key,
            case_key=f"job:{job.pk}",
            kind="result",
            by=owner.actor,
        )


def _failures(job: BulkJob, screen: Screen, owner: Any) -> bytes:
    """A workbook of the rows that were not done, each with its reason."""
    words = {
        "failed": _("Could not be done"),
        "skipped": _("Left out"),
        "": _("Cancelled before its turn"),
    }
    lines = list(job.rows.exclude(outcome="done").order_by("pk"))
    rows = screen.list_rows(owner).in_bulk([line.row_id for line in lines])
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Not done"))
    sheet.freeze_panes = "A2"
    sheet.append(
        [safe(sheet, head) for head in (screen.label, _("What became of it"), _("Reason"))]
    )
    for line in lines:
        row = rows.get(line.row_id)
        title = screen.title_of(row, owner) if row is not None else line.row_id
        sheet.append([safe(sheet, v) for v in (title, words[line.outcome], line.reason)])
    made = BytesIO()
    book.save(made)
    return made.getvalue()
