"""Light, dark or as the device has it: the browser remembers, the page knows when it is drawn."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST

from core.web.doing import next_of

COOKIE = "dma_look"
LOOKS = ("light", "dark")
YEAR = 365 * 24 * 3600


def look_of(request: HttpRequest | None) -> str:
    """What the person chose; nothing: as the device."""
    chosen = request.COOKIES.get(COOKIE, "") if request else ""
    return chosen if chosen in LOOKS else ""


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the choice for a year."""
    response = HttpResponseRedirect(next_of(request) or "/")
    look = request.POST.get("look", "")
    if look in LOOKS:
        response.set_cookie(
            COOKIE, look, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie(COOKIE)
    return response


urlpatterns = [path("look/", choose, name="look")]
