"""Templates in versions, contracts, and the inbox of the e-sign platform."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contracts import wording
from contracts.choices import Kind, Provider, Result
from contracts.workflow import LIVE, ContractState, ContractWorkflow
from core.clock import Now
from core.fields import EncryptedJSONField, EncryptedTextField
from orders.models import Order


class ContractTemplate(models.Model):
    """One version of one text. A published one is immutable: the database refuses to change it."""

    code = models.CharField(_("template"), max_length=40)
    version = models.PositiveIntegerField(_("version"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=80)
    body = models.TextField(_("text"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("contract template")
        verbose_name_plural = _("contract templates")
        constraints = (
            models.UniqueConstraint(
                fields=["code", "kind", "version"], name="contracttemplate_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} v{self.version}"


class Contract(ContractWorkflow):
    """A contract of an order: its template's version and what it was filled with stay with it."""

    parents = ("order",)

    contract_no = models.CharField(_("contract no."), max_length=40, unique=True)
    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="contracts"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    template = models.ForeignKey(
        ContractTemplate, verbose_name=_("template"), on_delete=models.PROTECT
    )
    variables = EncryptedJSONField(_("filled with"), default=dict)
    text = EncryptedTextField(_("text"), blank=True, default="")
    text_sha256 = models.CharField(_("hash of the text"), max_length=64, blank=True, default="")
    provider = models.CharField(
        _("signed at"), max_length=10, choices=Provider, default=Provider.LOCAL
    )
    flow_id = models.CharField(_("flow no."), max_length=80, blank=True, default="")
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("to be signed by"), null=True, blank=True)
    viewed_at = models.DateTimeField(_("first read at"), null=True, blank=True)
    customer_signed_at = models.DateTimeField(_("customer signed at"), null=True, blank=True)
    signer_name = EncryptedTextField(_("signed by"), blank=True, default="")
    signer_ip_hash = models.CharField(max_length=64, blank=True, default="")
    scanned_by = models.ForeignKey(
        User,
        verbose_name=_("scan uploaded by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    company_signer = models.ForeignKey(
        User,
        verbose_name=_("signed for the company by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    company_signed_at = models.DateTimeField(_("company signed at"), null=True, blank=True)
    closed_reason = models.CharField(_("reason"), max_length=500, blank=True, default="")
    reissued_at = models.DateTimeField(_("issued again at"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("takes the place of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successor",
    )

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
        constraints = (
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=LIVE), name="contract_one_live"
            ),
            models.UniqueConstraint(
                fields=["provider", "flow_id"], condition=~Q(flow_id=""), name="contract_by_flow"
            ),
            models.CheckConstraint(
                condition=~Q(state=ContractState.SIGNED)
                | Q(customer_signed_at__isnull=False, company_signed_at__isnull=False),
                name="contract_signed_by_both",
            ),
            models.CheckConstraint(
                condition=~Q(state=ContractState.SIGNED, kind=Kind.PAPER)
                | ~Q(scanned_by=models.F("company_signer")),
                name="contract_paper_four_eyes",
            ),
        )
        indexes = (
            models.Index(fields=["state", "-id"], name="contract_by_state"),
            models.Index(
                fields=["expires_at"],
                condition=Q(state=ContractState.SENT),
                name="contract_to_expire",
            ),
        )

    def __str__(self) -> str:
        return self.contract_no

    @property
    def case_key(self) -> str:
        """The order's case."""
        return self.order.case_key

    @property
    def customer_key(self) -> int | None:
        """The order's customer."""
        return self.order.customer_id

    @property
    def branch_key(self) -> int | None:
        """The order's branch."""
        return self.order.branch_id

    def wording(self) -> str:
        """The words: fixed once it has been sent, before that as they would be now."""
        return self.text or wording.filled(self.template.body, self.variables)

    def fix_text(self) -> None:
        """Keep the words and their hash."""
        self.text = self.wording()
        self.text_sha256 = wording.fingerprint(self.text)


class SigningEvent(models.Model):
    """What the e-sign platform told us, each body once."""

    provider = models.CharField(_("provider"), max_length=10, choices=Provider)
    body_sha256 = models.CharField(max_length=64, unique=True)
    body = EncryptedTextField(_("content"))
    action = models.CharField(_("action"), max_length=60, blank=True, default="")
    flow_id = models.CharField(_("flow no."), max_length=80, blank=True, default="")
    contract = models.ForeignKey(
        Contract,
        verbose_name=_("contract"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="signing_events",
    )
    result = models.CharField(_("result"), max_length=12, choices=Result)
    note = models.CharField(_("note"), max_length=200, blank=True, default="")
    repeats = models.PositiveIntegerField(_("repeats"), default=0)
    received_at = models.DateTimeField(_("received"), db_default=Now())

    class Meta:
        verbose_name = _("signing event")
        verbose_name_plural = _("signing events")
        indexes = (
            models.Index(fields=["flow_id", "id"], name="signing_of_flow"),
            models.Index(
                fields=["id"], condition=Q(result=Result.ATTENTION), name="signing_attention"
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.action} {self.pk}"
