"""Places that a warehouse has without anybody having made them."""

from inventory.models import Bin, Place, Warehouse, Zone

CODES = {
    Place.STORE: "S",
    Place.RECEIVING: "IN",
    Place.QUARANTINE: "Q",
    Place.DISPOSAL: "D",
    Place.TRANSIT: "T",
}


def place(warehouse: Warehouse, kind: str) -> Bin:
    """The first bin of a kind of zone; made, with its zone, where a warehouse has none yet."""
    known = Bin.objects.filter(warehouse=warehouse, zone__kind=kind, active=True)
    found = known.select_related("zone").order_by("code", "pk").first()
    if found is not None:
        return found
    kind = Place(kind)
    zone = Zone.objects.filter(warehouse=warehouse, kind=kind).order_by("pk").first()
    if zone is None:
        zone, _new = Zone.objects.get_or_create(
            warehouse=warehouse,
            code=CODES[kind],
            defaults={"kind": kind, "name": str(kind.label)},
        )
    return store_bin(warehouse, CODES[kind], zone)


def store_bin(warehouse: Warehouse, code: str, zone: Zone | None = None) -> Bin:
    """The bin of a code; a new one goes into the given zone, or into the store."""
    found = Bin.objects.filter(warehouse=warehouse, code=code).select_related("zone").first()
    if found is not None:
        return found
    if zone is None:
        zone = Zone.objects.filter(warehouse=warehouse, kind=Place.STORE).order_by("pk").first()
    if zone is None:
        zone, _new = Zone.objects.get_or_create(
            warehouse=warehouse, code=CODES[Place.STORE], defaults={"name": str(Place.STORE.label)}
        )
    return Bin.objects.get_or_create(warehouse=warehouse, code=code, defaults={"zone": zone})[0]
