"""The texts that the product brings: version 1, until the company publishes its own."""

from functools import cache
from pathlib import Path

from contracts.choices import Kind

CODE = "DMA-SERVICE"
NAMES = {Kind.ONLINE: "健康管理服务合同（线上）", Kind.PAPER: "健康管理服务合同（纸质）"}
TEXTS = Path(__file__).parent / "texts"


@cache
def body(kind: str) -> str:
    """The standard text of a kind."""
    return (TEXTS / f"{Kind(kind).value}.md").read_text(encoding="utf-8").strip()
