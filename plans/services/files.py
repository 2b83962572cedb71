"""Photos and recheck reports: the kernel judges and keeps the file, a row says what it is."""

import hashlib

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from core import files
from core.actors import Actor
from core.content import Content
from plans.models import Photo, Plan, Recheck


@transaction.atomic
def add_photo(
    *, plan: Plan, phase: str, file: Content | UploadedFile, by: Actor, pose: str = "front"
) -> Photo:
    """Keep a photo of a phase; an earlier one of the same pose stays.

    The very same picture again is the one already kept: its answer was lost on the way.
    """
    content = files.judged(file, documents=False)
    known = plan.photos.filter(phase=phase, pose=pose, attachment__sha256=_sha256(content)).first()
    if known is not None:
        return known
    attachment = files.keep(
        content,
        owner=plan.key,
        case_key=plan.case_key,
        customer_key=plan.customer_key,
        kind=f"photo_{phase}",
        by=by,
    )
    return Photo.objects.create(
        plan=plan, phase=phase, pose=pose, attachment=attachment, added_by_name=by.name[:80]
    )


@transaction.atomic
def add_recheck(*, plan: Plan, file: Content | UploadedFile, by: Actor, note: str = "") -> Recheck:
    """Keep the report of a recheck; the very same file again is the one already kept."""
    content = files.judged(file)
    known = plan.rechecks.filter(attachment__sha256=_sha256(content)).first()
    if known is not None:
        return known
    attachment = files.keep(
        content,
        owner=plan.key,
        case_key=plan.case_key,
        customer_key=plan.customer_key,
        kind="recheck",
        by=by,
    )
    return Recheck.objects.create(
        plan=plan, attachment=attachment, note=note, added_by_name=by.name[:80]
    )


def _sha256(content: Content) -> str:
    return hashlib.sha256(content.data).hexdigest()
