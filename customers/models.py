"""Customers, who serves them, what they agreed to, and doubts about who is who."""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from accounts.roles import Right, Role
from core import clock
from core.clock import Now
from core.errors import Invalid
from core.fields import BlindGramsField, BlindHashField, EncryptedJSONField, EncryptedTextField
from core.locks import one_at_a_time
from customers import masking, names
from customers.choices import Channel, ConsentChannel, Decision, Purpose, Sex, Source
from customers.workflow import ConsentWorkflow, CustomerWorkflow


def _part(field: str, name: str) -> GinIndex:
    """Customers are read far more often than entered: no pending entries to search through."""
    return GinIndex(fields=[field], name=name, fastupdate=False)


class Customer(CustomerWorkflow):
    """A customer 客户档案. Name and birth are in clear, whatever reaches or names them is sealed.

    Telephone, address and identity number are found by keyed hashes: docs/adr/0008-….
    """

    archive_no = models.CharField(
        _("archive no."), max_length=20, blank=True, editable=False, db_collation="C"
    )
    full_name = models.CharField(_("name"), max_length=60)
    pinyin = models.CharField(max_length=400, blank=True, editable=False, db_collation="C")
    initials = models.CharField(max_length=60, blank=True, editable=False)
    variants = ArrayField(models.CharField(max_length=400), default=list, editable=False)
    name_words = models.TextField(blank=True, editable=False)
    name_grams = ArrayField(models.IntegerField(), default=list, editable=False)

    sex = models.CharField(_("sex"), max_length=8, choices=Sex, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)

    phone = EncryptedTextField(_("telephone"), max_length=30, blank=True)
    phone_hash = BlindHashField(of="phone")
    phone_grams = BlindGramsField(of="phone", size=4)
    phone_last4 = models.CharField(max_length=4, blank=True, editable=False)
    region = EncryptedTextField(_("province, city, district"), max_length=100, blank=True)
    address = EncryptedTextField(_("address"), max_length=200, blank=True)
    region_grams = BlindGramsField(of="region", size=2)
    address_grams = BlindGramsField(of="address", size=2)
    id_number = EncryptedTextField(_("identity number"), max_length=20, blank=True)
    id_number_hash = BlindHashField(of="id_number")
    id_number_grams = BlindGramsField(of="id_number", size=6)
    email = EncryptedTextField(_("e-mail"), max_length=200, blank=True)
    email_hash = BlindHashField(of="email")

    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), on_delete=models.PROTECT, db_index=False
    )
    primary_doctor = models.ForeignKey(
        User,
        verbose_name=_("doctor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="customers_as_doctor",
    )
    health_manager = models.ForeignKey(
        User,
        verbose_name=_("health manager"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="customers_as_manager",
    )
    source = models.CharField(_("source"), max_length=12, choices=Source, default=Source.ONLINE)
    source_detail = models.CharField(_("source detail"), max_length=100, blank=True)
    member_no = models.CharField(_("membership card no."), max_length=40, blank=True)
    member_since = models.DateField(_("member since"), null=True, blank=True)

    allergies = EncryptedJSONField(_("allergies"), default=list, blank=True)
    preferences = EncryptedJSONField(_("preferences"), default=list, blank=True)
    special_needs = EncryptedTextField(_("special needs"), blank=True)
    remark = EncryptedTextField(_("remark"), blank=True)
    preferred_channel = models.CharField(
        _("preferred channel"), max_length=8, choices=Channel, blank=True
    )
    quiet_from = models.TimeField(_("do not disturb from"), null=True, blank=True)
    quiet_until = models.TimeField(_("do not disturb until"), null=True, blank=True)

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        constraints = (
            models.UniqueConstraint(
                fields=["phone_hash"], condition=~Q(phone_hash=""), name="customer_one_per_phone"
            ),
            models.UniqueConstraint(
                fields=["archive_no"], condition=~Q(archive_no=""), name="customer_archive_no"
            ),
            models.CheckConstraint(
                condition=Q(state="prospect") | ~Q(archive_no=""), name="customer_enrolled_has_no"
            ),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="customer_quiet_hours_whole",
            ),
        )
        indexes = (
            models.Index(fields=["branch", "-id"], name="customer_of_branch"),
            models.Index(fields=["pinyin", "id"], name="customer_by_pinyin"),
            models.Index(
                fields=["full_name"], opclasses=["varchar_pattern_ops"], name="customer_name_begins"
            ),
            models.Index(fields=["archive_no"], name="customer_no_begins"),
            models.Index(fields=["member_no"], condition=~Q(member_no=""), name="customer_by_card"),
            models.Index(
                fields=["id_number_hash"], condition=~Q(id_number_hash=""), name="customer_by_id"
            ),
            models.Index(
                fields=["email_hash"], condition=~Q(email_hash=""), name="customer_by_email"
            ),
            _part("name_grams", "customer_name_part"),
            _part("phone_grams", "customer_phone_part"),
            _part("region_grams", "customer_region_part"),
            _part("address_grams", "customer_address_part"),
            _part("id_number_grams", "customer_id_part"),
        )

    def __str__(self) -> str:
        return self.masked_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what is derived from name and telephone in step with them."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Pinyin, fragments, last digits; to be called by hand before a bulk_create."""
        self.pinyin, self.initials = names.reading(self.full_name)
        self.variants = names.variants(self.full_name)
        self.name_words = names.search_text(self.full_name)
        self.name_grams = names.grams(self.name_words)
        self.phone_last4 = self.phone[-4:]

    def change(self, data: Mapping[str, Any]) -> list[str]:
        """Take over what is new and return the names of what has changed."""
        changed = [name for name, value in data.items() if getattr(self, name) != value]
        if "phone" in changed:
            self.claim_phone(data["phone"])
        for name in changed:
            setattr(self, name, data[name])
        return sorted(changed)

    def claim_phone(self, number: str) -> None:
        """One customer per number; a second one is an error beside the field."""
        wanted = self.hold_phone(number)
        taken = type(self)._base_manager.filter(phone_hash=wanted).exclude(pk=self.pk)
        if wanted and taken.exists():
            message = gettext("There is a customer with this telephone number already.")
            raise Invalid(message, fields={"phone": [message]})

    def hold_phone(self, number: str) -> str:
        """Make two people who enter a number at once wait for each other; its hash."""
        field: Any = type(self)._meta.get_field("phone_hash")
        wanted: str = field.hash(number)
        one_at_a_time(wanted)
        return wanted

    @property
    def case_key(self) -> str:
        """A customer is a case of their own; every order opens another."""
        return f"customer:{self.pk}"

    @property
    def customer_key(self) -> int | None:
        """The timeline is the customer's own."""
        return self.pk

    @property
    def age(self) -> int | None:
        """Counted on the day, never stored; from the year alone when no more is known."""
        today = clock.today()
        if self.birth_date:
            had = (today.month, today.day) >= (self.birth_date.month, self.birth_date.day)
            return today.year - self.birth_date.year - (not had)
        return today.year - self.birth_year if self.birth_year else None

    def shown_to(self, user: Any) -> str:
        """The whole name for those who serve customers, masked for everybody else."""
        return self.full_name if user.can(Right.CUSTOMERS) else self.masked_name

    @property
    def masked_name(self) -> str:
        """张*三."""
        return masking.name(self.full_name)

    @property
    def masked_phone(self) -> str:
        """138****1402."""
        return masking.phone(self.phone)

    @property
    def masked_address(self) -> str:
        """To the district."""
        return masking.address(self.region, self.address)

    @property
    def masked_id_number(self) -> str:
        """1…X."""
        return masking.id_number(self.id_number)

    @property
    def masked_email(self) -> str:
        """The first three characters and the domain."""
        return masking.email(self.email)


class OtherName(models.Model):
    """A name that came with a known telephone number: perhaps another person, perhaps a typo."""

    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="other_names", db_index=False
    )
    given_name = models.CharField(_("name given"), max_length=60)
    came_with = models.CharField(_("came with"), max_length=80)
    noted_at = models.DateTimeField(_("noted on"), db_default=Now())
    settled_at = models.DateTimeField(_("settled on"), null=True)

    class Meta:
        verbose_name = _("possible duplicate")
        constraints = (
            models.UniqueConstraint(fields=["customer", "given_name"], name="othername_once"),
        )

    def __str__(self) -> str:
        return masking.name(self.given_name)


class TeamMember(models.Model):
    """Who serves a case in which role. Coaches see the customer once the record is confirmed."""

    case_key = models.CharField(_("case"), max_length=40)
    customer = models.ForeignKey(
        Customer, verbose_name=_("customer"), on_delete=models.PROTECT, related_name="team"
    )
    user = models.ForeignKey(
        User, verbose_name=_("member of staff"), on_delete=models.PROTECT, related_name="teams"
    )
    role = models.CharField(_("role"), max_length=24, choices=Role)
    joined_at = models.DateTimeField(_("joined on"))
    left_at = models.DateTimeField(_("left on"), null=True)
    record_confirmed = models.BooleanField(_("record confirmed"), default=False)

    class Meta:
        verbose_name = _("team member")
        constraints = (
            models.UniqueConstraint(
                fields=["case_key", "role"], condition=Q(left_at=None), name="team_one_per_role"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")), name="team_left_later"
            ),
        )
        indexes = (
            models.Index(
                fields=["user", "case_key"], condition=Q(left_at=None), name="team_of_person"
            ),
            models.Index(fields=["case_key"], name="team_of_case"),
        )

    def __str__(self) -> str:
        return f"{self.case_key} {self.role} {self.user}"


class ConsentRecord(ConsentWorkflow):
    """One answer to one question of consent, with the hash of the words that were agreed to."""

    customer = models.ForeignKey(
        Customer, verbose_name=_("customer"), on_delete=models.PROTECT, related_name="consents"
    )
    purpose = models.CharField(_("purpose"), max_length=24, choices=Purpose)
    text_version = models.CharField(_("version of the text"), max_length=20)
    text_hash = models.CharField(_("hash of the text"), max_length=64)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision)
    channel = models.CharField(_("channel"), max_length=8, choices=ConsentChannel)
    given_at = models.DateTimeField(_("given on"))
    ended_at = models.DateTimeField(_("ended on"), null=True, editable=False)
    withdrawn_by = models.CharField(
        _("withdrawn by"), max_length=8, choices=ConsentChannel, blank=True
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = (
            models.UniqueConstraint(
                fields=["customer", "purpose"], condition=Q(state="given"), name="consent_one_now"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.get_decision_display()}"

    @property
    def case_key(self) -> str:
        """Consent is given for the person, not for an order."""
        return f"customer:{self.customer_id}"

    @property
    def branch_key(self) -> int | None:
        """The customer's branch."""
        return self.customer.branch_id
