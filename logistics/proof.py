"""What proves that a parcel left or how it arrived: numbers, photos, signed notes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core import files
from core.errors import Invalid
from core.workflow import Workflow
from logistics.choices import Method


def check(method: str, number: str, photos: Sequence[Any], signed_note: Any) -> None:
    """No door records a shipment without what proves it (B9)."""
    if method != Method.EXPRESS:
        if not photos and not signed_note:
            raise beside("signed_note", _("Add the signed note or a photo of the hand-over."))
        return
    if not number:
        raise beside("tracking_number", _("Enter the tracking number."))
    if not photos:
        raise beside("photos", _("Please add at least one photo."))


def keep(row: Workflow, uploads: Iterable[Any], kind: str) -> None:
    """The proofs, filed with the row that they prove."""
    for upload in uploads:
        files.keep(
            upload,
            owner=row.key,
            case_key=row.case_key,
            kind=kind,
            by=row.acting.by,
            customer_key=row.customer_key,
        )


def beside(field: str, words: str) -> Invalid:
    """An answer that stands beside its field."""
    return Invalid(_("Please look at the marked fields."), fields={field: [words]})
