"""Where the reports are; the rows behind their numbers are screens."""

from django.urls import path

from reports import views

urlpatterns = [
    path("reports/", views.nodes, name="reports"),
    path("reports/funnel/", views.funnel, name="reports-funnel"),
    path("reports/people/", views.people, name="reports-people"),
    path("reports/crosscheck/", views.scores, name="reports-crosscheck"),
    path("reports/trend/", views.trend, name="reports-trend"),
]
