"""The pages of one's own messages."""

from django.urls import path

from notifications import views

urlpatterns = [
    path("messages/", views.inbox, name="messages"),
    path("messages/read/", views.read_all, name="messages-read"),
    path("messages/<int:pk>/", views.message, name="message"),
    path("messages/<int:pk>/open/", views.open_message, name="message-open"),
]
