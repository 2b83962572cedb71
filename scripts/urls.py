"""Where scripts and phrases are kept."""

from django.urls import path

from scripts import views

urlpatterns = [path("scripts/", views.page, name="scripts")]
