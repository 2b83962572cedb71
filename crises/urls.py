"""The page of the roster."""

from django.urls import path

from crises import views

urlpatterns = [path("crises/roster/", views.roster, name="crisis-roster")]
