from django.urls import path

from storage import views

urlpatterns = [path("climate/<int:pk>/chart/", views.chart, name="climate-chart")]
