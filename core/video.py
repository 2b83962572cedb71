"""What a video really is, by its bytes: an MP4, a QuickTime file or a WebM, whole from end to end.

It is kept as it came and only ever handed out as a download; pictures are encoded anew instead.
"""

MP4, MOV, WEBM = "MP4", "MOV", "WEBM"
TYPES = {MP4: "video/mp4", MOV: "video/quicktime", WEBM: "video/webm"}
ENDINGS = {"mp4": MP4, "m4v": MP4, "mov": MOV, "webm": WEBM}
_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"3gp4",
           b"3gp5", b"dash", b"MSNV"}  # fmt: skip
_EBML = b"\x1a\x45\xdf\xa3"
_HEAD = 64
#: What may stand beside pictures and sound at the top of such a file.
_NEEDED = {b"moov", b"mdat"}


def kind_of(data: bytes) -> str | None:
    """Which of the three it says it is."""
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        return MOV if brand == b"qt  " else MP4 if brand in _BRANDS else None
    if data.startswith(_EBML) and b"webm" in data[:_HEAD]:
        return WEBM
    return None


def is_whole(data: bytes, kind: str) -> bool:
    """Whether its parts fill the file exactly, with pictures or sound among them."""
    if kind == WEBM:
        return b"\x18\x53\x80\x67" in data[:4096]  # the segment that holds everything
    at, seen = 0, set()
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        size = size or len(data) - at
        if size < 8 or at + size > len(data):
            return False
        seen.add(data[at + 4 : at + 8])
        at += size
    return seen >= _NEEDED
