"""The addresses as a demo has them."""

from dma.tour.urls import urlpatterns as tour
from dma.urls import handler400, handler403, handler404, handler500
from dma.urls import urlpatterns as ours

__all__ = ["handler400", "handler403", "handler404", "handler500"]
urlpatterns = [*ours, *tour]
