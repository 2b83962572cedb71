"""Where the knowledge base is searched; articles and questions are screens."""

from django.urls import path

from knowledge import views

urlpatterns = [
    path("knowledge/search/", views.find, name="knowledge-find"),
    path("knowledge/suggest/", views.suggest, name="knowledge-suggest"),
    path("knowledge/<int:pk>/vote/", views.vote, name="knowledge-vote"),
]
