"""Where story and role switcher are, in a demo."""

from django.urls import path

from dma.tour import views

urlpatterns = [
    path("demo/", views.start, name="tour"),
    path("demo/roles/", views.roles, name="tour-roles"),
    path("demo/switch/", views.switch, name="tour-switch"),
    path("demo/story/begin/", views.begin, name="tour-begin"),
    path("demo/story/enter/", views.enter, name="tour-enter"),
    path("demo/story/act/", views.act, name="tour-act"),
    path("demo/story/jump/", views.jump, name="tour-jump"),
    path("demo/story/fold/", views.fold, name="tour-fold"),
    path("demo/story/leave/", views.leave, name="tour-leave"),
]
