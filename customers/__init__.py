"""The customer archive."""

import os

# Names need no dictionary of phrases: 40 MB less in every process. Read when pypinyin is imported.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
