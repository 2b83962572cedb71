"""One step for many rows: chosen in a list, looked at before it begins, done as one's own job."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import clock
from core.errors import Forbidden, Invalid, Problem
from core.models import BulkJob, BulkRow
from core.steps import check
from core.web import asking
from core.web.screen import Screen
from core.workflow import StepSpec, Workflow, steps_of

#: More than anybody can answer for at once.
MOST = 2000


def steps_for(screen: Screen, user: Any) -> list[StepSpec]:
    """The steps that a person may do for many rows of a screen at once."""
    if not screen.bulk:
        return []
    specs = steps_of(screen.model)
    return [specs[name] for name in screen.bulk if user.actor.may(specs[name].roles)]


@require_POST
def choose(request: HttpRequest, screen: Screen) -> HttpResponse:
    """Write down what was chosen and what of it can be done; nothing is done yet."""
    user = screen.admit(request)
    spec = next((s for s in steps_for(screen, user) if s.name == request.POST.get("step")), None)
    if spec is None:
        raise Forbidden(_("This is not among your duties."))
    rows = list(_chosen(screen, user, request.POST)[: MOST + 1])
    if not rows:
        raise Invalid(_("Choose at least one row."))
    if len(rows) > MOST:
        raise Invalid(_("At most %(n)d rows at once. Narrow the list first.") % {"n": MOST})
    job = _written(screen, spec, rows, user)
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


def _chosen(screen: Screen, user: Any, posted: QueryDict) -> QuerySet[Any]:
    rows = screen.list_rows(user)
    if posted.get("all"):
        query = QueryDict(posted.get("query", "")[:2000])
        asked = asking.read(screen, query)
        return asking.narrowed(screen, user, asked).order_by(*asking.ordered(asked.sort))
    keys = [key for key in map(asking.number, posted.getlist("pk")) if key is not None]
    return rows.filter(pk__in=keys).order_by("pk")


@transaction.atomic
def _written(screen: Screen, spec: StepSpec, rows: Sequence[Workflow], user: Any) -> BulkJob:
    lines = [_line(row, spec, user) for row in rows]
    job = BulkJob.objects.create(
        owner_id=user.pk,
        screen=screen.slug,
        step=spec.name,
        asked={},
        total=sum(not line.outcome for line in lines),
        skipped=sum(bool(line.outcome) for line in lines),
        at=clock.now(),
    )
    for line in lines:
        line.job = job
    BulkRow.objects.bulk_create(lines, batch_size=500)
    return job


def _line(row: Workflow, spec: StepSpec, user: Any) -> BulkRow:
    line = BulkRow(row_id=row.pk, version=row.version)
    try:
        check(row, spec, user.actor)
    except Problem as problem:
        line.outcome, line.reason = "skipped", problem.message[:300]
    return line


def reasons(job: BulkJob) -> list[tuple[str, int]]:
    """Why rows are left out or failed, the most frequent reason first."""
    found = job.rows.filter(outcome__in=["skipped", "failed"]).values_list("reason", flat=True)
    return Counter(found).most_common(10)
