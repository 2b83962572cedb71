"""Every address of the product, in one place."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from core import api, files, links, web
from core.web.urls import urlpatterns as screen_urls
from dma import case, menu, timemachine
from dma.coach import kitchen
from dma.coach import views as coach
from sla.health import healthz, healthz_sla

web.set_menu(menu.GROUPS, menu.daily)


def parts(name: str) -> list[str]:
    """The modules of that name that our apps have."""
    installed = [app for app in settings.DMA_APPS if app in settings.INSTALLED_APPS]
    return [f"{app}.{name}" for app in installed if find_spec(f"{app}.{name}")]


for module in parts("views"):
    import_module(module)  # declares its screens
web.add_tab("orders", case.TAB)

urlpatterns = [
    path("login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("admin/", admin.site.urls),
    path("orders/<int:pk>/links/<slug:purpose>/withdraw/", case.withdraw, name="link-withdraw"),
    path("coach/", coach.dashboard, name="coach"),
    path("coach/menus/", kitchen.batch, name="coach-menus"),
    path("coach/<int:pk>/", coach.customer, name="coach-customer"),
    path("time-machine/", timemachine.page, name="time-machine"),
    path("time-machine/jump/", timemachine.jump, name="time-machine-jump"),
    path("files/", include(files.urlpatterns)),
    path("c/", include(links.urlpatterns)),
    path("api/v1/", include(api.urlpatterns())),
    path("healthz/", healthz),
    path("healthz/sla/", healthz_sla),
    *(path("", include(module)) for module in parts("urls")),
    *([path("", include("dma.tour.urls"))] if settings.DEMO else []),
    *screen_urls(),
]
handler400 = "core.web.errors.bad_request"
handler403 = "core.web.errors.forbidden"
handler404 = "core.web.errors.not_found"
handler500 = "core.web.errors.crashed"
