"""The flow of goods: what is refused, stuck, too warm, arrived or read from a file."""

from accounts.models import User
from core.events import Event
from dma.process.arrows import after
from inventory import selectors as stock
from inventory import services as inventory
from logistics import services as logistics
from logistics.models import Shipment, Trouble
from purchasing import services as purchasing
from purchasing.models import GoodsReceipt
from storage import services as storage
from storage.models import Excursion


@after("logistics.shipment.refuse_lot")
def quarantine_refused(event: Event) -> None:
    """What may not go out is set apart at once, by whoever found it (requirement I4)."""
    logistics.quarantine(lot=int(event.data["lot"]), reason=str(event.data["reason"]), by=event.by)


@after("logistics.shipment.report_exception")
def open_trouble(event: Event) -> None:
    """What staff report is a task like what the carrier tells (requirements B8)."""
    shipment: Shipment = event.row
    logistics.notice(shipment, kind=str(event.data["kind"]), how="staff")


@after("logistics.trouble.settle")
def send_again_or_take_back(event: Event) -> None:
    """The goods go out again, or come back and are inspected."""
    trouble: Trouble = event.row
    logistics.after_settling(trouble, by=event.by)


@after("storage.excursion.set_apart")
def quarantine_lots(event: Event) -> None:
    """The lots that lay in the warm (cold, wet) zone do not go out (requirement I5)."""
    excursion: Excursion = event.row
    lots, reason = event.data["lots"], str(event.data.get("reason", ""))
    storage.set_apart(excursion=excursion, lots=lots, reason=reason, by=event.by)


@after("purchasing.goodsreceipt.confirm")
def book_arrival(event: Event) -> None:
    """Two people have confirmed what came: the purchase has it, the rest stays owed."""
    receipt: GoodsReceipt = event.row
    purchasing.arrived(receipt)


@after("inventory.stockimport.book")
def rows_of_the_file_are_written(event: Event) -> None:
    """All of them or none, into the warehouses of the person who books."""
    user = User.objects.get(pk=event.by.user_id)
    rooms = list(stock.warehouses_visible_to(user).filter(active=True))
    inventory.book_import(event.row, rooms, event.by)
