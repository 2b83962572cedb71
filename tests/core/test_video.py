"""Videos as evidence: judged by their bytes, limited in size, sealed, handed out as a download."""

import pytest
from django import forms
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from core import files
from core.actors import SYSTEM
from core.content import BadContent, judge
from core.files import EvidenceField, PhotoField, ProofsField


def box(name, body=b""):
    return (len(body) + 8).to_bytes(4, "big") + name + body


def film(brand=b"isom", size=64):
    parts = (box(b"ftyp", brand + bytes(8)), box(b"moov", bytes(16)), box(b"mdat", bytes(size)))
    return b"".join(parts)


WEBM = b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm\x18\x53\x80\x67" + bytes(40)


def upload(data, name="clip.mp4"):
    return SimpleUploadedFile(name, data, "video/mp4")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.mp4", film(), "video/mp4"),
        ("a.MOV", film(b"qt  "), "video/quicktime"),
        ("a.mp4", film(b"qt  "), "video/quicktime"),
        ("a.webm", WEBM, "video/webm"),
    ],
)
def test_a_video_is_known_by_its_bytes(name, data, kind):
    found = judge(name, data, documents=True, videos=True)
    assert (found.content_type, found.data, found.is_image) == (kind, data, False)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mp4", film()[:-9]),
        ("a.mp4", film() + b"more"),
        ("a.mp4", box(b"ftyp", b"isom") + box(b"moov")),
        ("a.mp4", box(b"ftyp", b"evil") + box(b"moov") + box(b"mdat")),
        ("a.mp4", b"\x00\x00\x00\x00ftypisom"),
        ("a.mp4", b"<html>"),
        ("a.exe", film()),
        ("a.jpg", film()),
        ("a.mp4", WEBM),
        ("a.webm", film()),
        ("a.webm", WEBM[:12]),
    ],
)
def test_what_is_none_is_refused(name, data):
    with pytest.raises(BadContent):
        judge(name, data, documents=True, videos=True)


@pytest.mark.parametrize("field", [PhotoField(), files.DocumentField()])
def test_where_no_video_is_asked_for_none_is_taken(field):
    with pytest.raises(forms.ValidationError):
        field.clean(upload(film()))


def test_a_video_may_be_larger_than_a_picture(settings):
    settings.DMA_UPLOAD_MAX_BYTES, settings.DMA_VIDEO_MAX_BYTES = 100, 1000
    assert EvidenceField().clean(upload(film(size=500))).content_type == "video/mp4"
    with pytest.raises(forms.ValidationError, match="MB"):
        EvidenceField().clean(upload(film(size=2000)))
    with pytest.raises(forms.ValidationError, match="MB"):
        EvidenceField().clean(upload(b"\xff\xd8\xff" + bytes(500), "a.jpg"))
    assert len(ProofsField().clean([upload(film())])) == 1


@pytest.mark.django_db
def test_it_lies_sealed_and_leaves_as_a_download(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    content = EvidenceField().clean(upload(film()))
    kept = files.keep(content, owner="x.y:1", case_key="x:1", by=SYSTEM, kind="evidence")
    with default_storage.open(kept.path) as stored:
        assert b"moov" not in stored.read()
    answer = files.respond(kept)
    assert answer.content == film()
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
