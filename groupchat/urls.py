"""The conversation's own addresses; list, detail and steps come with the screen."""

from django.urls import path

from groupchat import chat

urlpatterns = [
    path("groups/<int:pk>/poll/", chat.poll, name="groups-poll"),
    path("groups/<int:pk>/post/", chat.post, name="groups-post"),
    path("groups/<int:pk>/earlier/", chat.earlier, name="groups-earlier"),
    path("groups/<int:pk>/composer/", chat.composer, name="groups-composer"),
    path("groups/<int:pk>/readers/<int:seq>/", chat.readers, name="groups-readers"),
]
