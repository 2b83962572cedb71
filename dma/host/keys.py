"""Secrets of a demo installation: made once, kept in a private directory, the same ever after."""

import os
import secrets
from base64 import b64encode
from pathlib import Path


def demo_secret(directory: Path, name: str) -> str:
    """Read the secret, or make it; two processes that make it at once agree on the first."""
    path = directory / name
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = directory / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(b64encode(secrets.token_bytes(32)).decode())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
