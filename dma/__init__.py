"""The project: settings, doors and the process that joins the apps."""

from dma.celery import app as celery_app

__all__ = ["celery_app"]
