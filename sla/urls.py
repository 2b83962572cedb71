"""Where the workbench is."""

from django.urls import path

from sla.views import workbench

urlpatterns = [
    path("", workbench.workbench, name="workbench"),
    path("team/", workbench.team, name="team"),
    path("clocks/<int:pk>/claim/", workbench.claim, name="clock-claim"),
    path("clocks/<int:pk>/reassign/", workbench.reassign, name="clock-reassign"),
]
