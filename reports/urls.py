"""Where the reports are, and the rows behind their numbers."""

from django.urls import path

from reports import rows, views

urlpatterns = [
    path("reports/", views.nodes, name="reports"),
    path("reports/funnel/", views.funnel, name="reports-funnel"),
    path("reports/people/", views.people, name="reports-people"),
    path("reports/trend/", views.trend, name="reports-trend"),
    path("reports/clocks/", rows.clocks, name="report-clocks"),
    path("reports/orders/", rows.orders, name="report-orders"),
]
