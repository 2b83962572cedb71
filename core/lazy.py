"""Modules that are read when they are first used: what a PDF or a spreadsheet needs is not small.

A web process that never prints does not carry the printer (30 MB of fonts, shapes and readings).
"""

from importlib import import_module
from typing import Any


class Lazy:
    """Stands for a module until something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)
