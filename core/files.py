"""Uploads: judged by their bytes, kept encrypted under random names, shown to who may see the row.

A step's form has a ``PhotoField``, ``PhotosField``, ``DocumentField`` or ``SignedNoteField``; the
transition gets the judged content and keeps it::

    files.keep(photo, owner=self.key, case_key=self.case_key, kind="parcel", by=self.acting.by,
               customer_key=self.customer_key)

An app says who may see the files of its rows, ``files.allow("plans.photo", check)`` with
``check(user, row_key)``; without that the screen of the model answers.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core import access, clock, video, web
from core.actors import Actor
from core.content import ENDINGS, BadContent, Content, judge
from core.crypto import keyring
from core.errors import Invalid
from core.models import Attachment

PICTURES = ",".join(f".{ending}" for ending in ENDINGS if ending != "pdf")
FILMS = ",".join(f".{ending}" for ending in video.ENDINGS)
Check = Callable[[Any, str], bool]
_checks: dict[str, Check] = {}


def allow(label: str, check: Check) -> None:
    """Say who may open the files of a model's rows: ``check(user, row_key)``."""
    _checks[label] = check


def keep(
    file: "Content | UploadedFile[Any]",
    *,
    owner: str,
    case_key: str,
    by: Actor,
    kind: str = "",
    customer_key: int | None = None,
) -> Attachment:
    """Store a file of the row ``owner``; one that no form has judged is judged now."""
    content = judged(file)
    attachment = Attachment(
        row_key=owner,
        case_key=case_key,
        customer_key=customer_key,
        kind=kind,
        name=content.name,
        content_type=content.content_type,
        size=len(content.data),
        sha256=hashlib.sha256(content.data).hexdigest(),
        width=content.width,
        height=content.height,
        by_kind=by.kind,
        by_id=by.id,
        by_name=by.name,
        at=clock.now(),
    )
    sealed = keyring().seal(content.data, _place(attachment))
    name = f"{attachment.pk.hex[:2]}/{attachment.pk.hex}"
    attachment.path = default_storage.save(name, ContentFile(sealed))
    attachment.save(force_insert=True)
    return attachment


def judged(file: "Content | UploadedFile[Any]", *, documents: bool = True) -> Content:
    """The safe content of a file that perhaps no form has looked at; ``Invalid`` if it is bad."""
    if isinstance(file, Content):
        return file
    try:
        return judge(file.name or "", file.read(), documents=documents)
    except BadContent as error:
        raise Invalid(str(error)) from None


def of(row_key: str, kind: str | None = None) -> QuerySet[Attachment]:
    """The files of a row, oldest first."""
    found = Attachment.objects.filter(row_key=row_key).order_by("at", "pk")
    return found if kind is None else found.filter(kind=kind)


def read(attachment: Attachment) -> bytes:
    """The bytes as they were kept."""
    with default_storage.open(attachment.path) as stored:
        return keyring().open(stored.read(), _place(attachment))


def is_stale(attachment: Attachment) -> bool:
    """Whether another than the first key has sealed the bytes."""
    prefix = keyring().prefix
    with default_storage.open(attachment.path) as stored:
        return bool(stored.read(len(prefix)) != prefix)


def seal_anew(attachment: Attachment) -> None:
    """Seal the bytes with the first key; the old file goes when the new one's name is saved."""
    old, sealed = attachment.path, keyring().seal(read(attachment), _place(attachment))
    name = f"{attachment.pk.hex[:2]}/{attachment.pk.hex}"
    attachment.path = default_storage.save(name, ContentFile(sealed))
    attachment.save(update_fields=["path"])
    transaction.on_commit(lambda: default_storage.delete(old))


def respond(attachment: Attachment) -> HttpResponse:
    """The file for a browser that must not run or guess anything; pictures are shown in place."""
    response = HttpResponse(read(attachment), content_type=attachment.content_type)
    response["Content-Disposition"] = str(
        content_disposition_header(not attachment.is_image, attachment.name)
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def serve(request: HttpRequest, pk: Any) -> HttpResponse:
    """A file, for staff who may see its row; the reading is recorded. Anything else is 404."""
    user: Any = request.user  # the login wall stands before this
    attachment = get_object_or_404(Attachment, pk=pk)
    if not _may_open(user, attachment.row_key):
        raise Http404
    if attachment.customer_key is not None:
        access.record(
            by=user.actor,
            customer_key=attachment.customer_key,
            row_key=attachment.row_key,
            what="file",
        )
    return respond(attachment)


def _may_open(user: Any, row_key: str) -> bool:
    label, _sep, pk = row_key.partition(":")
    if label in _checks:
        return _checks[label](user, row_key)
    screen = web.screen_of(row_key)
    if screen is None or not pk.isdecimal() or not screen.open_to(user):
        return False
    return bool(screen.visible_to(user).filter(pk=pk).exists())


def _place(attachment: Attachment) -> str:
    """Sealed bytes open only as this attachment: swapped files do not decrypt."""
    return f"core_attachment:{attachment.pk.hex}"


urlpatterns = [path("<uuid:pk>/", serve, name="file")]


class _FileField(forms.FileField):
    """An upload that is judged while the form is checked; cleaned data hold the safe content."""

    documents = videos = False
    accept = PICTURES

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let a phone offer its camera and gallery."""
        return {**super().widget_attrs(widget), "accept": self.accept}

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The judged content; None when nothing was sent and nothing is required."""
        file = super().clean(data, initial)
        return self.judged(file) if isinstance(file, UploadedFile) else file

    def judged(self, file: "UploadedFile[Any]") -> Content:
        """One file's safe content, or the reason beside the field."""
        self._check_size(file)
        try:
            data = file.read()
            return judge(file.name or "", data, documents=self.documents, videos=self.videos)
        except BadContent as error:
            raise forms.ValidationError(str(error)) from None

    def _check_size(self, file: "UploadedFile[Any]") -> None:
        """Before anything but the first bytes is looked at; a video may be larger."""
        limit = settings.DMA_UPLOAD_MAX_BYTES
        if self.videos and video.kind_of(next(file.chunks(64), b"")):
            limit = settings.DMA_VIDEO_MAX_BYTES
        file.seek(0)
        if (file.size or 0) > limit:
            raise forms.ValidationError(
                _("The file is larger than %(n)d MB.") % {"n": limit // (1024 * 1024)}
            )


class PhotoField(_FileField):
    """One picture."""

    default_error_messages = {"required": _("Please add a photo.")}


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(_FileField):
    """One or several pictures; cleaned data hold a list."""

    widget = _ManyFiles
    default_error_messages = {"required": _("Please add at least one photo.")}

    def __init__(self, *, max_count: int = 9, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_count = max_count

    def clean(self, data: Any, initial: Any = None) -> list[Content]:
        """Every picture judged; the first bad one is named."""
        sent: Sequence[Any] = data if isinstance(data, list | tuple) else [data] if data else []
        if not sent:
            super().clean(None, initial)
            return []
        if len(sent) > self.max_count:
            raise forms.ValidationError(_("At most %(n)d photos at once.") % {"n": self.max_count})
        return [super(PhotosField, self).clean(file) for file in sent]


class ProofsField(PhotosField):
    """Pictures or videos that show what happened."""

    videos = True
    accept = f"{PICTURES},{FILMS}"
    default_error_messages = {"required": _("Please add at least one photo or video.")}


class DocumentField(_FileField):
    """A PDF, or a picture of a page."""

    documents = True
    accept = f"{PICTURES},.pdf"
    default_error_messages = {"required": _("Please add a file.")}


class EvidenceField(DocumentField):
    """A picture, a video or a PDF that proves something."""

    videos = True
    accept = f"{PICTURES},{FILMS},.pdf"


class SignedNoteField(DocumentField):
    """The signed slip that stands in for a tracking number (B9): a scan or a photo."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Signed note"))
        kwargs.setdefault("help_text", _("A photo or scan of the signed slip."))
        super().__init__(**kwargs)
