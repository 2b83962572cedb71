"""What a probe asks: is the product alive, and are its clocks kept?"""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from core import clock as time
from sla.models import Clock, Tick

OLDEST_SWEEP, OLDEST_DUE = timedelta(seconds=90), timedelta(seconds=120)


@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok"})


@login_not_required
def healthz_sla(request: HttpRequest) -> JsonResponse:
    """503 when the last sweep is over 90 s old, or something due over 120 s was not fired."""
    try:
        state = _state()
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    healthy = not state["problems"]
    return JsonResponse(
        {"status": "ok" if healthy else "error", **state}, status=200 if healthy else 503
    )


def _state() -> dict[str, object]:
    now = time.now()
    tick = Tick.objects.filter(finished_at__isnull=False).order_by("-at").first()
    overdue = Clock.objects.filter(next_fire_at__lt=now - OLDEST_DUE).exists()
    problems = []
    if tick is None or now - tick.at > OLDEST_SWEEP:
        problems.append("the last sweep is too old")
    if overdue:
        problems.append("something that was due has not fired")
    return {"last_sweep": tick.at.isoformat() if tick else None, "problems": problems}
