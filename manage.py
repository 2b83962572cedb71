#!/usr/bin/env python
"""Django's command line. Without a DATABASE_URL it brings its own database and broker."""

import os
import sys

from django.core.management import execute_from_command_line

from dma.host import bootstrap


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dma.settings")
    with bootstrap.ready_for(sys.argv[1:]):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
