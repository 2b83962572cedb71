"""The words of a contract: a page to read and print, and the PDF."""

from django.urls import path

from contracts import views

urlpatterns = [
    path("contracts/<int:pk>/text/", views.text, name="contract-text"),
    path("contracts/<int:pk>/pdf/", views.pdf, name="contract-pdf"),
]
