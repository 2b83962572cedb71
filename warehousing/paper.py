"""The disposal form that is filed: what, why, who is responsible, who has signed."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.pdf import Document, Letterhead, rendered
from core.web import url_for
from warehousing.models import Disposal


def disposal(row: Disposal) -> bytes:
    """The PDF of a disposal as it is now."""
    title = _("Disposal form %(number)s") % {"number": row}
    site = settings.SITE_URL.rstrip("/")
    url = f"{site}{url_for(row.key)}" if site else ""
    head = Letterhead("DMA", str(row.lot.warehouse), str(row), url)
    document = Document(title, footer=str(row), letterhead=head)
    document.heading(title, 1)
    lot = row.lot
    document.facts(
        [
            (_("Product"), lot.product),
            (_("Product code"), lot.product.sku),
            (_("Lot number"), lot.lot_no),
            (_("Expires on"), lot.expires_on or "—"),
            (_("Quantity"), f"{row.quantity} {lot.product.unit}"),
            (_("Cause"), row.get_cause_display()),
            (_("Responsible person"), row.responsible),
            (_("State"), row.get_state_display()),
        ]
    )
    document.heading(_("Reason"), 2)
    document.paragraph(row.reason)
    if row.how:
        document.heading(_("How it was destroyed"), 2)
        document.paragraph(row.how)
    at = timezone.localtime(row.destroyed_at) if row.destroyed_at else None
    done = f"{row.destroyed_by or ''} {at:%Y-%m-%d}" if at else ""
    document.signatures([(_("First review"), row.first_by), (_("Second review"), row.second_by)])
    document.signatures([(_("Approved by"), row.lead_by), (_("Destroyed by"), done)])
    document.signatures([(_("Witness"), row.witness)])
    return rendered(document)
