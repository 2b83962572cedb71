"""Filling in for the customer, section by section; the rest comes with the screens."""

from django.urls import path

from health_records import views

urlpatterns = [
    path("health-records/<int:pk>/fill/", views.fill_record, name="health-records-fill"),
    path("health-records/<int:pk>/fill/<slug:place>/", views.fill_record),
    path("assessments/<int:pk>/fill/", views.fill_assessment, name="assessments-fill"),
    path("assessments/<int:pk>/fill/<slug:place>/", views.fill_assessment),
]
