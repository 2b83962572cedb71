"""What a file really is: judged by its bytes, never by its name or what the browser claims (K5)."""

import io
import re
import unicodedata
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from core import video

MAX_PIXELS = 40_000_000
#: Longer sides are scaled down: a page of small print is still readable at this size.
MAX_SIDE = 4096
IMAGES = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "WEBP": ("webp", "image/webp"),
}
ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "pdf": "PDF"}
PDF_TYPE = "application/pdf"
#: Names in a PDF that make a reader do something, or that hide content from this check.
ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|GoToE|XFA"
    rb"|Encrypt)(?![A-Za-z0-9])|/JS\s*[(<]"
)
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"stream\r?\n")
_UNPACK_LIMIT = 64 * 1024 * 1024
_BITE = 16 * 1024
#: The harmless industry test string; whoever sends it is checking that somebody looks.
_TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class BadContent(ValueError):
    """A file that is refused; the message is for the person who sent it."""


@dataclass(frozen=True)
class Content:
    """A file as it may be kept: safe bytes and what they are."""

    name: str
    data: bytes
    content_type: str
    width: int | None = None
    height: int | None = None

    @property
    def is_image(self) -> bool:
        """Whether a browser may show it in place."""
        return self.content_type.startswith("image/")


def judge(name: str, data: bytes, *, documents: bool, videos: bool = False) -> Content:
    """The safe form of an upload, or ``BadContent``; PDF and videos pass where they are wanted."""
    name = clean_name(name)
    if videos and (film := video.kind_of(data)):
        return _film(name, data, film)
    kind = _kind_by_bytes(data)
    if kind is None or (kind == "PDF" and not documents):
        raise BadContent(_wanted(documents, videos))
    if not _ending_fits(name, kind):
        raise BadContent(_("The name of the file and its content do not match."))
    if _TEST_VIRUS in data:
        raise BadContent(_("The file contains a virus."))
    if kind == "PDF":
        _check_pdf(data)
        return Content(name=name, data=data, content_type=PDF_TYPE)
    return _picture(name, data, kind)


def clean_name(name: str) -> str:
    """The last part of a file name, short, without control and direction characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    kept = kept.strip(" .-") or "file"
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:90]}.{ending[:9]}" if dot else kept[:100]


def _film(name: str, data: bytes, kind: str) -> Content:
    claimed = video.ENDINGS.get(name.rpartition(".")[2].lower())
    if claimed is None or (claimed == video.WEBM) != (kind == video.WEBM):
        raise BadContent(_("The name of the file and its content do not match."))
    if not video.is_whole(data, kind):
        raise BadContent(_("The video is incomplete or damaged."))
    return Content(name=name, data=data, content_type=video.TYPES[kind])


def _wanted(documents: bool, videos: bool = False) -> str:
    if videos and documents:
        return _("Only pictures (JPG, PNG, WebP), videos (MP4, MOV, WebM) and PDF are accepted.")
    if videos:
        return _("Only pictures (JPG, PNG, WebP) and videos (MP4, MOV, WebM) are accepted.")
    if documents:
        return _("Only JPG, PNG or WebP pictures and PDF files are accepted.")
    return _("Only JPG, PNG or WebP pictures are accepted.")


def _kind_by_bytes(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return "PDF" if data.startswith(b"%PDF-") else None


def _ending_fits(name: str, kind: str) -> bool:
    """A picture may carry another picture's ending (phones do that); nothing else may differ."""
    stem, dot, ending = name.rpartition(".")
    claimed = ENDINGS.get(ending.lower()) if dot else None
    if claimed is None:
        return False
    return (claimed == "PDF") == (kind == "PDF")


def _picture(name: str, data: bytes, kind: str) -> Content:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = _open(data, kind)
            encoded = _encode(image, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadContent(_too_large()) from None
    except BadContent:
        raise
    except Exception:  # noqa: BLE001 - whatever a decoder stumbles over, the file is broken
        raise BadContent(_("The picture cannot be read; it may be damaged.")) from None
    ending, content_type = IMAGES[kind]
    stem = name.rpartition(".")[0] or name
    return Content(
        name=f"{stem}.{ending}",
        data=encoded,
        content_type=content_type,
        width=image.width,
        height=image.height,
    )


def _too_large() -> str:
    return _("The picture has more than %(n)d million pixels.") % {"n": MAX_PIXELS // 1_000_000}


def _open(data: bytes, kind: str) -> Image.Image:
    """Decode fully and turn upright; sizes are checked before a pixel is unpacked."""
    opened = Image.open(io.BytesIO(data), formats=[kind])
    if opened.width * opened.height > MAX_PIXELS:
        raise BadContent(_too_large())
    opened.draft("RGB", (MAX_SIDE, MAX_SIDE))
    opened.load()
    image = ImageOps.exif_transpose(opened)
    if max(image.size) > MAX_SIDE:
        image.thumbnail((MAX_SIDE, MAX_SIDE))
    return image


def _encode(image: Image.Image, kind: str) -> bytes:
    """Only pixels go into the new file: no EXIF, place, comment, profile or trailing bytes."""
    transparent = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    pixels = image.convert("RGBA" if transparent and kind != "JPEG" else "RGB")
    pixels.info = {}
    out = io.BytesIO()
    if kind == "PNG":
        pixels.save(out, "PNG", optimize=False)
    else:
        pixels.save(out, kind, quality=88)
    return out.getvalue()


def _check_pdf(data: bytes) -> None:
    if b"%%EOF" not in data[-1024:]:
        raise BadContent(_("The PDF file is incomplete."))
    if _active(data) or any(_active(part) for part in _unpacked(data)):
        raise BadContent(
            _("The PDF file contains scripts, attachments or a password; save it without them.")
        )


def _active(data: bytes) -> bool:
    plain = _HEX_IN_NAME.sub(lambda m: bytes([int(m.group(1), 16)]), data) if b"#" in data else data
    return ACTIVE.search(plain) is not None


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Compressed parts opened up, as objects can hide in them; too much of it is refused."""
    left = _UNPACK_LIMIT
    for start in _PACKED.finditer(data):
        part = _inflate(data, start.end(), left)
        left -= len(part)
        if left <= 0:
            raise BadContent(_("The PDF file unpacks to too much."))
        yield part


def _inflate(data: bytes, at: int, limit: int) -> bytes:
    """What can be unpacked from ``at``, in bites: a forged file costs no more than its size."""
    worker, out = zlib.decompressobj(), bytearray()
    while at < len(data) and not worker.eof and len(out) < limit:
        bite = worker.unconsumed_tail
        if not bite:
            bite, at = data[at : at + _BITE], at + _BITE
        try:
            out += worker.decompress(bite, limit - len(out))
        except zlib.error:
            break
    return bytes(out)
