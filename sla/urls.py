"""Where the workbench is."""

from django.urls import path, re_path

from sla.views import policies, workbench

VERSION = r"(?P<slug>policies|calendars)/(?P<pk>[0-9]{1,9})"

urlpatterns = [
    path("", workbench.workbench, name="workbench"),
    path("team/", workbench.team, name="team"),
    path("clocks/<int:pk>/claim/", workbench.claim, name="clock-claim"),
    path("clocks/<int:pk>/reassign/", workbench.reassign, name="clock-reassign"),
    re_path(f"^{VERSION}/edit/$", policies.edit, name="policy-edit"),
    re_path(f"^{VERSION}/preview/$", policies.preview, name="policy-preview"),
]
