"""What is stored, where, and the ledger from which every balance follows.

``Lot.on_hand`` is written by the trigger of the ledger, ``Lot.reserved`` by the trigger of the
allocations (migration 0002); nothing else may change them, so they cannot disagree.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from core.clock import Now
from inventory.workflow import LotWorkflow


class Device(models.TextChoices):
    """Goods that need guidance when they arrive (timing table rows 12 and 13)."""

    NONE = "", _("No device")
    SCALE = "scale", _("Body-fat scale")
    WRISTBAND = "wristband", _("Wristband")


class Product(models.Model):
    """Something a parcel can hold. Quantities are whole numbers of ``unit``."""

    class Storage(models.TextChoices):
        ROOM = "room", _("Room temperature 20–25 °C")
        COLD = "cold", _("Cold store 0–4 °C")
        SPECIAL = "special", _("Special conditions")

    sku = models.CharField(_("product code"), max_length=40, unique=True)
    name = models.CharField(_("product name"), max_length=80)
    spec = models.CharField(_("specification"), max_length=80, blank=True)
    unit = models.CharField(_("unit"), max_length=10, default="盒")
    barcode = models.CharField(_("barcode"), max_length=40, blank=True)
    storage_class = models.CharField(
        _("storage"), max_length=10, choices=Storage, default=Storage.ROOM
    )
    device = models.CharField(_("device"), max_length=12, choices=Device, blank=True)
    tracks_expiry = models.BooleanField(_("has an expiry date"), default=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        constraints = (
            models.UniqueConstraint(
                fields=["barcode"], condition=~Q(barcode=""), name="product_by_barcode"
            ),
            models.CheckConstraint(
                condition=Q(device__in=Device.values), name="product_known_device"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.spec}".strip()


class Warehouse(models.Model):
    """A store room of a branch, or of headquarters when it has no branch."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("warehouse name"), max_length=60)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, blank=True, on_delete=models.PROTECT
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("warehouse")
        verbose_name_plural = _("warehouses")

    def __str__(self) -> str:
        return self.name


class Lot(LotWorkflow):
    """Goods of one product, one batch number and one expiry date in one warehouse."""

    product = models.ForeignKey(Product, verbose_name=_("product"), on_delete=models.PROTECT)
    warehouse = models.ForeignKey(Warehouse, verbose_name=_("warehouse"), on_delete=models.PROTECT)
    lot_no = models.CharField(_("lot number"), max_length=60)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    bin = models.CharField(_("bin"), max_length=20, blank=True)
    received_at = models.DateTimeField(_("first received"), db_default=Now())
    on_hand = models.PositiveIntegerField(_("on hand"), default=0, editable=False)
    reserved = models.PositiveIntegerField(_("reserved"), default=0, editable=False)

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        constraints = (
            models.UniqueConstraint(
                fields=["warehouse", "product", "lot_no"], name="lot_by_number"
            ),
            models.CheckConstraint(condition=Q(on_hand__gte=0), name="lot_never_negative"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(reserved__lte=F("on_hand")),
                name="lot_reserved_within_hand",
            ),
            models.CheckConstraint(condition=~Q(lot_no=""), name="lot_has_number"),
        )
        indexes = (
            models.Index(
                fields=["warehouse", "product", "expires_on"],
                condition=Q(on_hand__gt=0),
                name="lot_with_stock",
            ),
            models.Index(fields=["expires_on"], condition=Q(on_hand__gt=0), name="lot_near_expiry"),
        )

    def __str__(self) -> str:
        return f"{self.product} · {self.lot_no}"

    @property
    def case_key(self) -> str:
        """A lot is a case of its own."""
        return f"lot:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch that stores it."""
        return self.warehouse.branch_id

    @property
    def free(self) -> int:
        """What nobody has been promised yet."""
        return self.on_hand - self.reserved


class StockMove(models.Model):
    """One line of the ledger. Append-only; a mistake is put right by another line."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Receipt of goods")
        ISSUE = "issue", _("Issue")
        RETURN = "return", _("Return of goods")
        ADJUST = "adjust", _("Adjustment")

    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="moves"
    )
    kind = models.CharField(_("kind of move"), max_length=10, choices=Kind)
    quantity = models.IntegerField(_("quantity"))
    document = models.CharField(_("document"), max_length=80)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"), db_default=Now())
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.CharField(_("by"), max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("stock move")
        verbose_name_plural = _("stock ledger")
        constraints = (
            models.UniqueConstraint(fields=["document", "lot", "kind"], name="move_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["receipt", "return"], quantity__gt=0)
                | Q(kind="issue", quantity__lt=0)
                | (Q(kind="adjust") & ~Q(quantity=0) & ~Q(reason="")),
                name="move_sign_fits_kind",
            ),
        )
        indexes = (models.Index(fields=["lot", "id"], name="move_of_lot"),)

    def __str__(self) -> str:
        return f"{self.document} {self.quantity:+d}"


class Allocation(models.Model):
    """Goods of a lot promised to a document. Closed, never deleted."""

    class Status(models.TextChoices):
        RESERVED = "reserved", _("Reserved")
        ISSUED = "issued", _("Gone out")
        RELEASED = "released", _("Released")

    document = models.CharField(_("document"), max_length=80)
    lot = models.ForeignKey(
        Lot, verbose_name=_("lot"), on_delete=models.PROTECT, related_name="allocations"
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.RESERVED)
    at = models.DateTimeField(_("at"), db_default=Now())
    actor_id = models.BigIntegerField(null=True, editable=False)
    actor_name = models.CharField(_("by"), max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "lot"],
                condition=~Q(status="released"),
                name="allocation_of_document",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="allocation_of_something"),
            models.CheckConstraint(
                condition=Q(status__in=["reserved", "issued", "released"]),
                name="allocation_known_status",
            ),
        )
        indexes = (
            models.Index(
                fields=["lot"], condition=Q(status="reserved"), name="allocation_holding_lot"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} {self.quantity}"

    @property
    def product(self) -> Product:
        """What is promised."""
        return self.lot.product
