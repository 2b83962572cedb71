"""The conversation's own addresses; list, detail and steps come with the screen."""

from django.urls import path

from groupchat import chat, log

urlpatterns = [
    path("groups/<int:pk>/stream/", chat.stream, name="groups-stream"),
    path("groups/<int:pk>/read/", chat.read, name="groups-read"),
    path("groups/<int:pk>/post/", chat.post, name="groups-post"),
    path("groups/<int:pk>/earlier/", chat.earlier, name="groups-earlier"),
    path("groups/<int:pk>/composer/", chat.composer, name="groups-composer"),
    path("groups/<int:pk>/log.xlsx", log.spreadsheet, name="groups-log"),
    path("groups/<int:pk>/readers/<int:seq>/", chat.readers, name="groups-readers"),
]
