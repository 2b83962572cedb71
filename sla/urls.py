"""Where the workbench is, and where policies and calendars are edited."""

from django.urls import path

from sla.views import calendars, policies, workbench

urlpatterns = [
    path("", workbench.workbench, name="workbench"),
    path("team/", workbench.team, name="team"),
    path("clocks/<int:pk>/claim/", workbench.claim, name="clock-claim"),
    path("clocks/<int:pk>/reassign/", workbench.reassign, name="clock-reassign"),
    *policies.urlpatterns,
    *calendars.urlpatterns,
]
