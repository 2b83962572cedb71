"""Papers of a parcel as PDF: pick list, issue note, label – each with a Code 128 barcode."""

from collections.abc import Sequence
from typing import Any

from barcode.codex import Code128
from django.utils.translation import gettext as _

from core import pdf
from core.web.cells import text_of
from inventory.models import Allocation
from logistics.models import Delivery, Shipment
from logistics.packing import instructions

HEIGHT, MODULE = 14.0, 0.33  # millimetres


def bars(paper: pdf.Document, text: str, *, module: float = MODULE) -> None:
    """A Code 128 barcode where the pen stands, with its text below."""
    pattern: str = Code128(text).build()[0]
    left, top = paper.get_x(), paper.get_y()
    paper.set_fill_color(0)
    start = None
    for n, bit in enumerate(f"{pattern}0"):
        if bit == "1" and start is None:
            start = n
        elif bit == "0" and start is not None:
            paper.rect(left + start * module, top, (n - start) * module, HEIGHT, "F")
            start = None
    paper.set_xy(left, top + HEIGHT + 1)
    paper.paragraph(text)


def code_of(parcel: Shipment) -> str:
    """What the barcode says: the tracking number, or our own number of the parcel."""
    return parcel.tracking_number or f"DMA-P{parcel.pk}"


def pick_list(parcel: Shipment, lots: Sequence[Allocation]) -> bytes:
    """Lots and quantities in the order of the bins, with room to tick the four checks."""
    paper = _begun(parcel, _("Pick list"))
    head = (_("Bin"), _("Product"), _("Specification"), _("Lot number"), _("Expires on"))
    rows = [(str(one.lot.bin or "—"), *_of(one), "□ □ □ □") for one in lots]
    widths = (14, 40, 24, 26, 24, 16, 20)
    paper.grid((*head, _("Quantity"), _("Checked")), rows, widths)
    paper.note(_("The four checks: name, specification, quantity, expiry date."))
    _packing(paper, lots)
    paper.note(_("Check before packing: no leak, no broken seal, readable label, not expired."))
    paper.signatures([(_("Picked by"), ""), (_("Checked by"), "")])
    return pdf.rendered(paper)


def issue_note(parcel: Shipment, lots: Sequence[Allocation]) -> bytes:
    """What is in the parcel, for the customer; nothing of anybody's health."""
    paper = _begun(parcel, _("Issue note"))
    head = (_("Product"), _("Specification"), _("Lot number"), _("Expires on"), _("Quantity"))
    paper.grid(head, [_of(one) for one in lots], (44, 30, 32, 28, 20))
    paper.paragraph(
        _(
            "Please compare the goods with this note when the parcel arrives and tell us at once"
            " if something is missing or damaged."
        )
    )
    paper.signatures([(_("Sent out by"), ""), (_("Received by"), "")])
    return pdf.rendered(paper)


def label(parcel: Shipment, lots: Sequence[Allocation]) -> bytes:
    """Whom it is for, what is in it, how to handle it."""
    delivery: Delivery = parcel.delivery
    paper = _begun(parcel, _("Label"))
    paper.heading(f"{delivery.recipient}  {delivery.phone}", 1)
    paper.heading(delivery.address, 2)
    goods = parcel.lines.select_related("product")
    for line in goods:
        paper.paragraph(f"{line.product.name} × {line.quantity}")
    _packing(paper, lots, [line.product for line in goods])
    return pdf.rendered(paper)


def _begun(parcel: Shipment, title: str) -> pdf.Document:
    head = pdf.Letterhead(str(parcel.warehouse or ""), number=parcel.order.order_no)
    paper = pdf.Document(title, footer=f"{title} {parcel.order.order_no}", letterhead=head)
    paper.heading(title, 1)
    bars(paper, code_of(parcel))
    paper.facts(
        [
            (_("Order no."), parcel.order.order_no),
            (_("Recipient"), parcel.delivery.recipient),
            (_("Receiving method"), parcel.get_method_display()),
            (_("Carrier"), parcel.carrier_name or "—"),
        ]
    )
    return paper


def _packing(paper: pdf.Document, lots: Sequence[Allocation], products: Any = None) -> None:
    paper.heading(_("Packing"), 3)
    for words in instructions(products or [one.lot.product for one in lots]):
        paper.paragraph(f"· {words}")


def _of(one: Allocation) -> tuple[str, ...]:
    lot = one.lot
    return (
        lot.product.name,
        lot.product.spec or "—",
        lot.lot_no,
        text_of(lot.expires_on),
        f"{one.quantity} {lot.product.unit}",
    )
