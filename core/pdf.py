"""PDF pages to hand to a customer: letterhead, Chinese text, tables, signatures, a QR code.

Our own two fonts are embedded, no system font is needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, WrapMode, XPos, YPos
from fpdf.fonts import FontFace

FONTS = Path(__file__).parent / "fonts"
CHINESE, LATIN = "dma", "dmalatin"
SIZE, LEADING, MARGIN = 10.5, 6.2, 20  # points, millimetres, millimetres
HEADING_SIZES = {1: 18.0, 2: 13.0, 3: 11.5}
BRAND, GREY, RULE, SHADE = (11, 107, 93), 110, 205, 243
QR_SIZE = 22
PAGES = "{nb}"


@dataclass(frozen=True)
class Letterhead:
    """Who writes, under which number, and where the thing itself can be looked up."""

    name: str
    contact: str = ""
    number: str = ""
    url: str = ""


class Document(FPDF):
    """An A4 document; every page tells who wrote it, its title and its number."""

    def __init__(
        self,
        title: str,
        *,
        footer: str = "",
        letterhead: Letterhead | None = None,
        watermark: str = "",
    ) -> None:
        super().__init__(format="A4")
        self.below, self.letterhead = footer or title, letterhead
        self.watermark = watermark
        self.add_font(CHINESE, fname=FONTS / "DroidSansFallback.ttf")
        self.add_font(LATIN, fname=FONTS / "DejaVuSans-Latin.ttf")
        self.set_fallback_fonts([CHINESE], exact_match=False)
        self.set_title(title)
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.set_font(LATIN, size=SIZE)
        self.add_page()

    def header(self) -> None:
        """The letterhead: whole on the first page, a line on the others."""
        head = self.letterhead
        if self.watermark:
            self._across(self.watermark)
        if head is None:
            return
        first = self.page_no() == 1
        self._small(8, GREY)
        if first:
            self.set_xy(MARGIN, 17.5)
            self.cell(0, 4, "  ·  ".join(filter(None, (head.contact, head.number))))
            self._qr(head.url)
        else:
            self.set_xy(MARGIN, 10)
            self.cell(0, 4, head.number, align="R")
        self.set_xy(MARGIN, 10)
        self._small(13 if first else 8, BRAND if first else GREY)
        self.cell(0, 7 if first else 4, head.name)
        self._rule(24 if first else 15.5)
        self.set_xy(MARGIN, (36 if head.url else 30) if first else 20)
        self._normal()

    def footer(self) -> None:
        """What this is, and which page of how many."""
        self._rule(self.h - 16)
        self.set_y(-14)
        self._small(8, GREY)
        half = self.epw / 2
        self.cell(half, 6, self.below)
        page = _("Page %(page)s of %(pages)s") % {"page": self.page_no(), "pages": PAGES}
        self.cell(half, 6, page, align="R")
        self._normal()

    def heading(self, text: str, level: int = 2) -> None:
        """A heading of level 1 to 3; never alone at the end of a page."""
        if level > 1:
            self.keep_together(LEADING * 4)
        self.ln(2 if level > 1 else 0)
        self.set_font(LATIN, size=HEADING_SIZES.get(level, SIZE))
        if level > 1:
            self.set_text_color(BRAND)
        with self.local_context(text_mode="FILL_STROKE", line_width=0.2):
            align = "C" if level == 1 else "L"
            self._block(text, LEADING * (1.5 if level == 1 else 1.2), align=align)
        self._normal()
        self.ln(1)

    def keep_together(self, height: float) -> None:
        """What comes next is so high and is not torn apart."""
        if self.will_page_break(height):
            self.add_page()

    def paragraph(self, text: str, *, indent: float = 0) -> None:
        """Flowing text."""
        self.set_x(self.l_margin + indent)
        self._block(text, LEADING, width=self.epw - indent)
        self.ln(1)

    def note(self, text: str) -> None:
        """Small print."""
        self._small(8.5, GREY)
        self._block(text, 4.6)
        self._normal()
        self.ln(1)

    def facts(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        """Label and value, two pairs beside each other."""
        cells = [(str(label), str(value)) for label, value in pairs]
        layout = TableBordersLayout.NONE
        with self.table(
            borders_layout=layout,
            first_row_as_headings=False,
            line_height=LEADING,
            col_widths=(16, 34, 16, 34),
            text_align="LEFT",
        ) as table:
            for n in range(0, len(cells), 2):
                row = table.row()
                for label, value in (*cells[n : n + 2], ("", ""))[:2]:
                    row.cell(label, style=FontFace(color=GREY))
                    row.cell(value)
        self.ln(2)

    def wide_facts(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        """Label and value, one pair a line: for what is long."""
        for label, value in pairs:
            self.paragraph(f"{label}: {value}")

    def grid(
        self, head: Sequence[Any], lines: Iterable[Sequence[Any]], widths: Sequence[int] = ()
    ) -> None:
        """A table with a head that comes again on the next page."""
        style = FontFace(fill_color=BRAND, color=255)
        more: dict[str, Any] = {"col_widths": tuple(widths)} if widths else {}
        with self.table(
            text_align="LEFT",
            line_height=LEADING,
            headings_style=style,
            padding=(0.6, 1.5),
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            cell_fill_color=SHADE,
            cell_fill_mode="EVEN_ROWS",
            **more,
        ) as table:
            for cells in (head, *lines):
                row = table.row()
                for cell in cells:
                    row.cell(str(cell))
        self.ln(2)

    def pictures(self, found: Sequence[tuple[str, bytes]], *, width: float = 52) -> None:
        """Photos beside each other, three in a row, each with its words below."""
        gap = (self.epw - 3 * width) / 2
        for n in range(0, len(found), 3):
            self.keep_together(width * 1.4)
            top = self.get_y()
            for place, (words, data) in enumerate(found[n : n + 3]):
                left = self.l_margin + place * (width + gap)
                height = width * 1.25
                self.image(data, x=left, y=top, w=width, h=height, keep_aspect_ratio=True)
                self.set_xy(left, top + width * 1.27)
                self._small(8.5, GREY)
                self.cell(width, 4.5, words, align="C")
            self._normal()
            self.set_xy(self.l_margin, top + width * 1.27 + 7)

    def signatures(self, parties: Sequence[tuple[Any, Any]]) -> None:
        """A line for each party to sign on, with the name and the date if they are known."""
        self.keep_together(30)
        self.ln(12)
        top, width = self.get_y(), self.epw / len(parties) - 8
        for n, (label, signed) in enumerate(parties):
            left = self.l_margin + n * (width + 8)
            self.set_xy(left, top - 5)
            self.cell(width, 5, str(signed or ""))
            self.set_draw_color(GREY)
            self.line(left, top + 1, left + width, top + 1)
            self.set_xy(left, top + 2)
            self._small(8.5, GREY)
            self.cell(width, 5, f"{label} · {_('signature and date')}")
            self._normal()
        self.set_xy(self.l_margin, top + 10)

    def _qr(self, url: str) -> None:
        """A code that leads to the thing itself; it opens nothing without signing in."""
        if not url:
            return
        rows = list(segno.make(url, error="m", micro=False).matrix_iter(border=0))
        side = QR_SIZE / len(rows)
        left, top = self.w - MARGIN - QR_SIZE, 9.5
        self.set_fill_color(0)
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:
                    self.rect(left + x * side, top + y * side, side + 0.01, side + 0.01, "F")

    def _across(self, words: str) -> None:
        self.set_font(CHINESE, size=90)
        self.set_text_color(232)
        with self.rotation(45, self.w / 2, self.h / 2):
            self.text(self.w / 2 - self.get_string_width(words) / 2, self.h / 2, words)
        self._normal()

    def _rule(self, y: float) -> None:
        right = QR_SIZE + 4 if self.letterhead and self.letterhead.url and y == 24 else 0
        self.set_draw_color(RULE)
        self.line(MARGIN, y, self.w - MARGIN - right, y)

    def _small(self, size: float, colour: Any) -> None:
        self.set_font(LATIN, size=size)
        self.set_text_color(colour)

    def _normal(self) -> None:
        self.set_font(LATIN, size=SIZE)
        self.set_text_color(0)

    def _block(self, text: str, height: float, *, align: str = "L", width: float = 0) -> None:
        self.multi_cell(
            width,
            height,
            text,
            align=align,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            wrapmode=WrapMode.CHAR,
        )


def rendered(document: Document) -> bytes:
    """The finished file."""
    return bytes(document.output())
