"""PDF pages with Chinese text: our own two fonts are embedded, no system font is needed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

FONTS = Path(__file__).parent / "fonts"
CHINESE, LATIN = "dma", "dmalatin"
SIZE, LEADING, MARGIN = 10.5, 6.2, 20  # points, millimetres, millimetres
HEADING_SIZES = {1: 17.0, 2: 13.0, 3: 11.5}


class Document(FPDF):
    """An A4 document; every page tells its title and number below."""

    def __init__(self, title: str, *, footer: str = "") -> None:
        super().__init__(format="A4")
        self.below = footer or title
        self.add_font(CHINESE, fname=FONTS / "DroidSansFallback.ttf")
        self.add_font(LATIN, fname=FONTS / "DejaVuSans-Latin.ttf")
        self.set_fallback_fonts([CHINESE], exact_match=False)
        self.set_title(title)
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.set_font(LATIN, size=SIZE)
        self.add_page()

    def footer(self) -> None:
        """What this is, and which page of it."""
        self.set_y(-14)
        self.set_font(LATIN, size=8)
        self.set_text_color(110)
        half = self.epw / 2
        self.cell(half, 6, self.below)
        self.cell(half, 6, f"{self.page_no()} / {{nb}}", align="R")
        self.set_text_color(0)
        self.set_font(LATIN, size=SIZE)

    def heading(self, text: str, level: int = 2) -> None:
        """A heading of level 1 to 3."""
        self.ln(2 if level > 1 else 0)
        self.set_font(LATIN, size=HEADING_SIZES.get(level, SIZE))
        align = "C" if level == 1 else "L"
        self._block(text, LEADING * (1.5 if level == 1 else 1.2), align=align)
        self.set_font(LATIN, size=SIZE)
        self.ln(1)

    def paragraph(self, text: str, *, indent: float = 0) -> None:
        """Flowing text."""
        self.set_x(self.l_margin + indent)
        self._block(text, LEADING, width=self.epw - indent)
        self.ln(1)

    def facts(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        """Label and value, one pair a line."""
        for label, value in pairs:
            self.paragraph(f"{label}: {value}")

    def grid(self, head: Sequence[Any], lines: Iterable[Sequence[Any]]) -> None:
        """A table with a head."""
        plain = FontFace(fill_color=240)
        with self.table(text_align="LEFT", line_height=LEADING, headings_style=plain) as table:
            for cells in (head, *lines):
                row = table.row()
                for cell in cells:
                    row.cell(str(cell))
        self.ln(2)

    def _block(self, text: str, height: float, *, align: str = "L", width: float = 0) -> None:
        self.multi_cell(
            width, height, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT, wrapmode="CHAR"
        )


def rendered(document: Document) -> bytes:
    """The finished file."""
    return bytes(document.output())
