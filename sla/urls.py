"""Where the workbench is, and where policies and calendars are edited."""

from django.urls import path

from sla.views import calendars, handover, policies, workbench

urlpatterns = [
    path("", workbench.workbench, name="workbench"),
    path("team/", workbench.team, name="team"),
    path("team/hand-over/", handover.several, name="clocks-reassign"),
    path("clocks/<int:pk>/claim/", handover.claim, name="clock-claim"),
    path("clocks/<int:pk>/reassign/", handover.one, name="clock-reassign"),
    *policies.urlpatterns,
    *calendars.urlpatterns,
]
