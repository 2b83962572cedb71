"""Settings of the test run: the real ones, on throw-away servers that tests/conftest.py starts."""

import os
import shutil
import tempfile

os.environ["DMA_ENV"] = "test"
# The first process names the home; the workers it starts inherit the name.
if "DMA_HOME" not in os.environ:
    os.environ["DMA_HOME"] = f"{tempfile.gettempdir()}/dma-test-{os.getpid()}"
    shutil.rmtree(os.environ["DMA_HOME"], ignore_errors=True)  # of a killed run with this number

from dma.host.bootstrap import compile_catalogues
from dma.settings import *

compile_catalogues(BASE_DIR / "locale")  # before the first word is translated

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CELERY_TASK_ALWAYS_EAGER = CELERY_TASK_EAGER_PROPAGATES = True
DATABASES["default"].update(CONN_MAX_AGE=0)
if "DATABASE_URL" not in os.environ:
    DATABASES["default"]["TEST"] = {"TEMPLATE": "dma"}  # migrated once, see tests/template.py
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "⚠ undefined: %s"
# A cache for each process of the run: what one clears is not another one's.
_process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
CACHES["default"]["LOCATION"] = cache_url(REDIS_URL).replace("=1", f"={1 + _process % 14}")
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # from the sources: nothing was collected
