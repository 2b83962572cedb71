"""Sealing of sensitive values (AES-256-GCM) and the keyed hashes by which they are still found.

A sealed value is ``1 | length of key id | key id | nonce | ciphertext and tag``. The associated
data is the table and column, so a value copied to another column does not open. The key id says
which key opens it: several can be in use while ``rotate_keys`` runs. A wrong or missing key is an
error, never garbage and never an empty answer. The index key is another key, kept outside the
database as well.
"""

import binascii
import hmac
import os
import re
from base64 import b64decode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FORMAT = 1
NONCE = 12
KEY_BYTES = 32
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,20}")


class SealBroken(Exception):
    """A sealed value cannot be opened: its key is not here, or it is not what was written there."""


class KeyRing:
    """The keys by id; the first one seals, all of them open."""

    def __init__(self, spec: str) -> None:
        self.keys = dict(_parse(spec))
        self.primary = next(iter(self.keys))

    @property
    def prefix(self) -> bytes:
        """How everything begins that the primary key has sealed."""
        return bytes((FORMAT, len(self.primary))) + self.primary.encode()

    def seal(self, plain: bytes, place: str) -> bytes:
        """Encrypt for one place (``table.column``)."""
        nonce = os.urandom(NONCE)
        return self.prefix + nonce + self.keys[self.primary].encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt what was sealed for this place."""
        key_id, body = _split(sealed, place)
        if key_id not in self.keys:
            raise SealBroken(f"{place}: key {key_id!r} is not among DMA_FIELD_KEYS")
        try:
            return self.keys[key_id].decrypt(body[:NONCE], body[NONCE:], place.encode())
        except InvalidTag:
            raise SealBroken(f"{place}: does not open with key {key_id!r}") from None


def _split(sealed: bytes, place: str) -> tuple[str, bytes]:
    if len(sealed) < 2 or sealed[0] != FORMAT or len(sealed) < 2 + sealed[1] + NONCE:
        raise SealBroken(f"{place}: not a sealed value")
    cut = 2 + sealed[1]
    return sealed[2:cut].decode("ascii", "replace"), sealed[cut:]


def _parse(spec: str) -> Iterable[tuple[str, AESGCM]]:
    seen = set()
    for entry in spec.split(","):
        key_id, _, encoded = entry.strip().partition(":")
        if not _KEY_ID.fullmatch(key_id) or key_id in seen:
            raise ImproperlyConfigured("DMA_FIELD_KEYS is id:base64,id:base64 with unlike ids.")
        seen.add(key_id)
        yield key_id, AESGCM(_secret(encoded, f"DMA_FIELD_KEYS, key {key_id!r},"))


def _secret(encoded: str, name: str) -> bytes:
    try:
        key = b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(f"{name} must be {KEY_BYTES} bytes in base64.")
    return key


@lru_cache(maxsize=8)
def _ring(spec: str) -> KeyRing:
    return KeyRing(spec)


@lru_cache(maxsize=8)
def _index_key(encoded: str) -> bytes:
    return _secret(encoded, "DMA_INDEX_KEY")


def keyring() -> KeyRing:
    """The keys of the settings; malformed ones stop the product with a sentence."""
    return _ring(settings.DMA_FIELD_KEYS)


def digest(value: str, place: str) -> bytes:
    """The keyed hash of a value in a place."""
    key = _index_key(settings.DMA_INDEX_KEY)
    return hmac.digest(key, f"{place}\0{value}".encode(), sha256)


def blind_hash(value: str, place: str) -> str:
    """What an exact search compares; nothing for nothing."""
    return digest(value, place).hex()[:32] if value else ""


def blind_grams(value: str, place: str, size: int) -> list[int]:
    """The hashed fragments of a value, as the integers that a GIN index holds.

    A value holds a fragment only if it holds all of the fragment's grams. The reverse is nearly
    true: whoever searches must still look at the opened value.
    """
    pieces = {value[i : i + size] for i in range(len(value) - size + 1)}
    place = f"{place}#{size}"
    return sorted(int.from_bytes(digest(p, place)[:4], "big", signed=True) for p in pieces)
