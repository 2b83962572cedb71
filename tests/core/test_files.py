"""Uploads: what is refused, what is left of a picture, who is served (research C11, K5)."""

import io
import struct
import zipfile
import zlib

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import User
from accounts.roles import Role
from core import files
from core.actors import SYSTEM
from core.content import MAX_SIDE, BadContent, clean_name, judge
from core.crypto import SealBroken
from core.errors import Invalid
from core.models import AccessLog

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(kind="JPEG", size=(40, 30), **save):
    out = io.BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(out, kind, **save)
    return out.getvalue()


def png_claiming(width, height):
    """A PNG that only says how large it is."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"")
    chunks = (
        struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (head, pixels)
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def pdf_with(inside):
    return PDF.replace(b"<< /Type", b"<< " + inside + b" /Type")


def packed(inside):
    return pdf_with(b"") + b"\nstream\n" + zlib.compress(inside) + b"\nendstream\n%%EOF"


def exif_with_place():
    exif = Image.Exif()
    exif[0x010E] = "<script>alert(1)</script>"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def zip_bytes():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("x.exe", "MZ")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.jpg", picture()),
        ("photo.JPEG", picture()),
        ("photo.png", picture("PNG")),
        ("photo.webp", picture("WEBP")),
        ("photo.jpg", picture("WEBP")),  # phones name them so
        ("照片 1.png", picture("PNG", (1, 1))),
    ],
)
def test_pictures_pass(name, data):
    found = judge(name, data, documents=False)
    assert found.is_image
    Image.open(io.BytesIO(found.data)).load()


BAD = {
    "php": ("a.jpg", b"<?php system('id'); ?>"),
    "html": ("a.jpg", b"<html><script>alert(1)</script>"),
    "svg": ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "xml": (
        "a.jpg",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    ),
    "script": ("a.webp", b"alert(1)"),
    "zip": ("a.pdf", zip_bytes()),
    "executable": ("a.jpg", b"MZ\x90\x00"),
    "gif": ("a.jpg", b"GIF89a\x01\x00\x01\x00"),
    "heic": ("a.jpg", b"\x00\x00\x00\x18ftypheic"),
    "empty": ("a.jpg", b""),
    "only magic": ("a.jpg", b"\xff\xd8\xff"),
    "truncated jpg": ("a.jpg", picture(size=(200, 200))[:600]),
    "truncated png": ("a.png", picture("PNG", (200, 200))[:60]),
    "too many pixels": ("a.png", png_claiming(8000, 5001)),
    "a line of pixels": ("a.png", png_claiming(100_000, 401)),
    "a bomb of pixels": ("a.png", png_claiming(20_000, 20_000)),
    "no pixels": ("a.png", png_claiming(0, 10)),
    "ending php": ("a.php", picture()),
    "ending twice": ("a.jpg.svg", picture()),
    "no ending": ("photo", picture()),
    "pdf called jpg": ("a.jpg", PDF),
    "jpg called pdf": ("a.pdf", picture()),
    "pdf not at the start": ("a.pdf", b"MZ" + PDF),
    "pdf cut": ("a.pdf", PDF[:-7]),
    "pdf with a zip behind": ("a.pdf", PDF + zip_bytes() * 20),
    "pdf script": ("a.pdf", pdf_with(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")),
    "pdf script spelled": ("a.pdf", pdf_with(b"/S /J#61vaScript")),
    "pdf script packed": ("a.pdf", packed(b"<< /S /JavaScript >>")),
    "pdf launch": ("a.pdf", pdf_with(b"/S /Launch /F (cmd.exe)")),
    "pdf attachment": ("a.pdf", pdf_with(b"/EmbeddedFiles 3 0 R")),
    "pdf form": ("a.pdf", pdf_with(b"/S /SubmitForm")),
    "pdf xfa": ("a.pdf", pdf_with(b"/XFA 3 0 R")),
    "pdf film": ("a.pdf", pdf_with(b"/Subtype /RichMedia")),
    "pdf locked": ("a.pdf", pdf_with(b"/Encrypt 3 0 R")),
    "pdf bomb": ("a.pdf", packed(b"\0" * 80_000_000)),
    "virus": (
        "a.pdf",
        pdf_with(b"(X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*)"),
    ),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_everything_else_is_refused(bad):
    with pytest.raises(BadContent, match=r"\w"):
        judge(*bad, documents=True)


def test_the_limit_on_pixels_is_said_before_anything_is_unpacked():
    with pytest.raises(BadContent, match="40"):
        judge("a.png", png_claiming(8000, 5001), documents=False)


def test_a_document_is_not_a_photo():
    with pytest.raises(BadContent):
        judge("a.pdf", PDF, documents=False)


@pytest.mark.parametrize("inside", [b"", b"/OpenAction [3 0 R /Fit]", b"/Title (Java#20Script)"])
def test_plain_pdf_passes_unchanged(inside):
    assert judge("a.pdf", pdf_with(inside), documents=True).data == pdf_with(inside)


def test_nothing_but_pixels_is_left():
    sent = picture(exif=exif_with_place(), comment=b"home address") + zip_bytes()
    kept = judge("a.jpg", sent, documents=False)
    again = Image.open(io.BytesIO(kept.data))
    assert not again.getexif()
    assert "comment" not in again.info
    for secret in (b"script", b"home address", b"x.exe", b"GPS"):
        assert secret not in kept.data


def test_a_photo_is_turned_upright():
    kept = judge("a.jpg", picture(exif=exif_with_place()), documents=False)
    assert (kept.width, kept.height) == (30, 40)


def test_png_keeps_transparency_and_loses_text():
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (1, 2, 3, 0)).save(out, "PNG", icc_profile=b"secret profile")
    kept = Image.open(io.BytesIO(judge("a.png", out.getvalue(), documents=False).data))
    assert kept.mode == "RGBA"
    assert "icc_profile" not in kept.info


def test_a_very_large_photo_is_scaled_down():
    kept = judge("a.jpg", picture(size=(6000, 4000)), documents=False)
    assert kept.width == MAX_SIDE


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\temp\\x.png", "x.png"),
        ("a\x00b\r\nSet-Cookie: x.jpg", "abSet-Cookie: x.jpg"),
        ("photo\u202egpj.exe.jpg", "photogpj.exe.jpg"),
        ("-rf.jpg", "rf.jpg"),
        ("...", "file"),
        ("照" * 300 + ".jpg", "照" * 90 + ".jpg"),
    ],
)
def test_names_are_made_harmless(name, kept):
    assert clean_name(name) == kept


class Form(forms.Form):
    photo = files.PhotoField(required=False)
    photos = files.PhotosField(required=False, max_count=2)
    paper = files.DocumentField(required=False)
    note = files.SignedNoteField()


def upload(name="a.jpg", data=None):
    return SimpleUploadedFile(name, picture() if data is None else data, "text/html")


def form_with(**sent):
    made = Form({}, {"note": upload(), **sent})
    made.is_valid()
    return made


def test_a_form_hands_on_the_safe_content():
    form = form_with(photo=upload(), paper=upload("b.pdf", PDF))
    assert form.errors == {}
    assert form.cleaned_data["photo"].content_type == "image/jpeg"
    assert form.cleaned_data["paper"].content_type == "application/pdf"


def test_a_bad_file_is_named_beside_its_field():
    form = form_with(photo=upload("a.jpg", b"<?php"), paper=upload("a.pdf", b"%PDF-"))
    assert set(form.errors) == {"photo", "paper"}


def test_what_is_required_is_said():
    form = Form({}, {})
    assert "note" in form.errors
    assert form.fields["note"].widget.attrs["accept"].endswith(".pdf")


def test_a_file_over_the_limit_is_refused(settings):
    settings.DMA_UPLOAD_MAX_BYTES = 1024 * 1024
    at_limit, over = PDF.ljust(1024 * 1024 - 6) + b"%%EOF\n", PDF.ljust(1024 * 1024) + b"%%EOF"
    assert "paper" not in form_with(paper=upload("a.pdf", at_limit)).errors
    assert "1 MB" in form_with(paper=upload("a.pdf", over)).errors["paper"][0]


def test_several_photos_at_once():
    class Several(forms.Form):
        photos = files.PhotosField(max_count=2)

    def given(*sent):
        form = Several({}, {})
        form.files = type("Many", (dict,), {"getlist": lambda self, name: list(sent)})()
        return form

    assert len(given(upload(), upload()).fields["photos"].clean([upload(), upload()])) == 2
    assert not given().is_valid()
    for bad in ([upload()] * 3, [upload(), upload("x.jpg", b"no")]):
        with pytest.raises(forms.ValidationError):
            Several().fields["photos"].clean(bad)


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def kept(**kwargs):
    given = {"owner": "accounts.absence:1", "case_key": "case:1", "by": SYSTEM, **kwargs}
    return files.keep(upload(), **given)


@pytest.mark.django_db
def test_bytes_lie_encrypted_under_a_random_name(media):
    attachment = kept(kind="parcel")
    (stored,) = [path for path in media.rglob("*") if path.is_file()]
    assert b"JFIF" not in stored.read_bytes()
    assert "a.jpg" not in str(stored)
    assert files.read(attachment) == judge("a.jpg", picture(), documents=False).data
    assert list(files.of("accounts.absence:1", "parcel")) == [attachment]


@pytest.mark.django_db
def test_swapped_files_do_not_open(media):
    one, two = kept(), kept()
    one.path, two.path = two.path, one.path
    with pytest.raises(SealBroken):
        files.read(one)


@pytest.mark.django_db
def test_an_unjudged_file_is_judged_before_it_is_kept(media):
    with pytest.raises(Invalid):
        files.keep(upload("a.jpg", b"<?php"), owner="x.y:1", case_key="c", by=SYSTEM)


def person(client, *roles):
    user = User.objects.create(username="u", full_name="员工", roles=list(roles))
    client.force_login(user)
    return user


def url_of(attachment):
    return f"/files/{attachment.pk}/"


@pytest.mark.django_db
def test_served_harmless_and_recorded(client, media, monkeypatch):
    monkeypatch.setitem(files._checks, "test.row", lambda user, key: key == "test.row:1")
    attachment = kept(owner="test.row:1", customer_key=7)
    user = person(client, Role.AUDITOR)
    answer = client.get(url_of(attachment))
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline")
    assert "no-store" in answer["Cache-Control"]
    seen = AccessLog.objects.get(actor_id=user.pk)
    assert (seen.customer_key, seen.what) == (7, "file")


@pytest.mark.django_db
def test_a_document_is_downloaded_under_its_name(client, media, monkeypatch):
    monkeypatch.setitem(files._checks, "test.row", lambda user, key: True)
    attachment = files.keep(
        upload("体检 报告.pdf", PDF), owner="test.row:1", case_key="c", by=SYSTEM
    )
    person(client)
    disposition = client.get(url_of(attachment))["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "%E4%BD%93%E6%A3%80" in disposition


@pytest.mark.django_db
@pytest.mark.parametrize("owner", ["test.row:2", "no.such:1", "accounts.absence:x", "nonsense"])
def test_what_may_not_be_seen_does_not_exist(client, media, monkeypatch, owner):
    monkeypatch.setitem(files._checks, "test.row", lambda user, key: False)
    attachment = kept(owner=owner)
    person(client, Role.CUSTOMER_SERVICE)
    assert client.get(url_of(attachment)).status_code == 404
    assert not AccessLog.objects.exists()


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in(client, media):
    assert client.get(url_of(kept())).status_code == 302


@pytest.mark.django_db
def test_only_reading(client, media):
    person(client)
    assert client.post(url_of(kept())).status_code == 405
