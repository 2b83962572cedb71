"""Seal everything again with the first key, so that an old one can be taken away."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.crypto import SealBroken, keyring
from core.rotation import (
    Done,
    Model,
    encrypted_models,
    index_batch,
    indexed_models,
    seal_batch,
    seal_file,
    stale,
    stale_files,
)

BATCH = 500


class Command(BaseCommand):
    """Online and resumable: small batches; what is sealed anew already is passed over."""

    help = (
        "Seals every encrypted value with the first of DMA_FIELD_KEYS. Put the new key first, keep"
        " the old one behind it, restart, run this, then take the old one away."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much at once, and whether the index key has changed as well."""
        parser.add_argument("--batch", type=int, default=BATCH, help="rows in one transaction")
        parser.add_argument(
            "--index", action="store_true", help="also build the blind indexes (DMA_INDEX_KEY)"
        )
        parser.add_argument("--check", action="store_true", help="only count what is left to do")

    def handle(self, *args: Any, **options: Any) -> None:
        """Table by table; says what is left, which is nothing."""
        if options["batch"] < 1:
            raise CommandError("--batch is at least 1")
        self.batch: int = options["batch"]
        try:
            if not options["check"]:
                self._work(index=options["index"])
        except SealBroken as error:
            raise CommandError(str(error)) from error
        left, files = sum(stale(model) for model in encrypted_models()), len(stale_files())
        self.stdout.write(f"key {keyring().primary}: {left} rows and {files} files left")
        if left or files:
            raise CommandError("older keys are still needed")

    def _work(self, *, index: bool) -> None:
        for model in encrypted_models():
            self._through(model, "", stale(model), seal_batch)
        for model in indexed_models() if index else ():
            self._through(model, " index", model._base_manager.count(), index_batch)
        todo = stale_files()
        for done, attachment in enumerate(todo, 1):
            seal_file(attachment.pk)
            if done % self.batch == 0 or done == len(todo):
                self.stdout.write(f"files: {done}/{len(todo)}")

    def _through(
        self,
        model: Model,
        what: str,
        todo: int,
        do: Callable[[Model, Any, int], Done | None],
    ) -> None:
        done, after = 0, None
        while found := do(model, after, self.batch):
            done, after = done + found[0], found[1]
            self.stdout.write(f"{model._meta.db_table}{what}: {done}/{max(todo, done)}")
