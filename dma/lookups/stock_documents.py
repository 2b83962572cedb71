"""What the documents in the stock ledger are: a parcel leads to its order and customer."""

from collections.abc import Collection
from typing import Any

from core import web
from inventory.documents import Told, answer
from logistics.models import Shipment
from logistics.selectors import shipments

PARCEL = Shipment._meta.label_lower


def connect() -> None:
    """Who answers for which kind of document."""
    answer(PARCEL, parcels)


def parcels(keys: Collection[str], user: Any) -> dict[str, Told]:
    """Parcels that the person may see, with the order and whom it is for; two statements."""
    wanted = [int(pk) for key in keys if (pk := key.partition(":")[2]).isdigit()]
    rows = shipments.visible_to(user).filter(pk__in=wanted)
    found = {}
    for row in rows.select_related("order__customer"):
        customer = row.order.customer
        found[row.key] = Told(
            words=str(row),
            url=web.url_for(row.key, user),
            whose=customer.shown_to(user),
            whose_url=web.url_for(customer.key, user),
        )
    return found
