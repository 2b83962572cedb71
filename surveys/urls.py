"""Where results are read; surveys, invitations and improvements are screens."""

from django.urls import path

from surveys import views

urlpatterns = [
    path("satisfaction/", views.results.page, name="survey-results"),
    path("satisfaction/months/", views.results.trend, name="survey-trend"),
]
