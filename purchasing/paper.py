"""The order as the supplier gets it: who buys, what, for how much, when and where to."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.pdf import Document, Letterhead, rendered
from core.web import url_for
from core.web.cells import text_of
from purchasing.models import PurchaseOrder


def pdf(order: PurchaseOrder) -> bytes:
    """The PDF of an order as it is now."""
    title = _("Purchase order %(number)s") % {"number": order.number}
    document = Document(title, footer=order.number, letterhead=_letterhead(order))
    document.heading(title, 1)
    document.facts(
        [
            (_("Supplier"), order.supplier.name),
            (_("Deliver to"), f"{order.warehouse} {order.warehouse.address}".strip()),
            (_("Approved by"), order.approved_by or ""),
            (_("Expected on"), order.expected_on or "—"),
        ]
    )
    lines = sorted(order.lines.all(), key=lambda line: line.product.name)
    document.grid(
        (_("Product code"), _("Product"), _("Quantity"), _("Unit price"), _("Amount")),
        [
            (
                line.product.sku,
                str(line.product),
                f"{line.quantity} {line.product.unit}",
                text_of(line.unit_price, "money"),
                text_of(line.total, "money"),
            )
            for line in lines
        ],
        widths=(18, 42, 14, 14, 16),
    )
    total = sum(line.total for line in lines)
    document.paragraph(_("Total: %(amount)s") % {"amount": text_of(total, "money")})
    if order.note:
        document.paragraph(order.note)
    document.note(
        _("Please print lot number and expiry date of every lot on the delivery slip,"
          " and quote our order number.")
    )  # fmt: skip
    document.signatures([(_("For the buyer"), _signed(order)), (_("For the supplier"), "")])
    return rendered(document)


def _signed(order: PurchaseOrder) -> str:
    sent = f" · {timezone.localtime(order.sent_at):%Y-%m-%d}" if order.sent_at else ""
    return f"{order.approved_by or ''}{sent}"


def _letterhead(order: PurchaseOrder) -> Letterhead:
    """Headquarters, and the way to the order in the back office."""
    site = settings.SITE_URL.rstrip("/")
    url = f"{site}{url_for(order.key)}" if site else ""
    return Letterhead("DMA", str(order.warehouse), order.number, url)
