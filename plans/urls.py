"""Addresses that are neither a list, a row nor a step."""

from django.urls import path

from plans.views import editor, entering, reports

urlpatterns = [
    path("plans/<int:pk>/enter/<slug:kind>/", entering.enter, name="plan-enter"),
    path("plans/<int:pk>/edit/", editor.edit, name="plan-edit"),
    path("plans/<int:pk>/keep/", editor.keep, name="plan-keep"),
    path("plans/<int:pk>/review/", editor.review, name="plan-review"),
    path("plans/<int:pk>/propose/", entering.propose, name="plan-propose"),
    path("plans/proposals/<int:pk>/adopt/", entering.adopt, name="proposal-adopt"),
    path("menus/<int:pk>/copy/", entering.copy_menu, name="menu-copy"),
    path("plans/<int:pk>/pdf/", reports.plan, name="plan-pdf"),
    path("assessment-reports/<int:pk>/pdf/", reports.download, name="report-pdf"),
]
