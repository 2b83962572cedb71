"""The WSGI door."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dma.settings")

application = get_wsgi_application()
# Load every page now: the first visitor does not wait, and a broken one stops the start.
_ = get_resolver().url_patterns
