"""Pages beside the frame; before the screens', whose numbers they are not."""

from django.urls import path

from complaints.views import pages

urlpatterns = [
    path("complaints/board/", pages.board, name="complaint-board"),
    path("complaints/analysis/", pages.month, name="complaint-analysis"),
]
