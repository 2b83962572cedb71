"""A contract: draft → sent → awaiting the company → signed; or declined, expired, voided."""

from datetime import timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from contracts.choices import Kind, Provider
from contracts.forms import DEFAULT_DAYS, PaperSignForm, SendForm
from core import files
from core.actors import Actor
from core.errors import Invalid, Refused
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step


class ContractState(TextChoices):
    """The states of a contract (requirements B2, L2)."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent to the customer")
    AWAITING_COMPANY = "awaiting_company", _("Awaiting company signature")
    SIGNED = "signed", _("Signed")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    VOIDED = "voided", _("Voided")


#: One of these per order at most.
LIVE = [
    ContractState.DRAFT,
    ContractState.SENT,
    ContractState.AWAITING_COMPANY,
    ContractState.SIGNED,
]


@guard(_("An online contract is sent to the customer first."))
def sent_or_paper(contract: Any) -> bool:
    """A paper contract may have been signed across the counter."""
    return contract.kind == Kind.PAPER or contract.state == ContractState.SENT


@guard(_("Nobody signs an online contract for the customer."))
def own_hand(contract: Any, by: Actor) -> bool:
    """Staff only hand in what was signed on paper."""
    return bool(by.kind != "staff" or contract.kind == Kind.PAPER)


@guard(_("Somebody else must verify the scan that you uploaded."))
def another_scanned(contract: Any, by: Actor) -> bool:
    """Four eyes."""
    return by.user_id is None or bool(by.user_id != contract.scanned_by_id)


@guard(_("A paper contract is verified by its scan."))
def online(contract: Any) -> bool:
    """The company signs online contracts with this step."""
    return bool(contract.kind == Kind.ONLINE)


@guard(_("Only a paper contract is verified by its scan."))
def paper(contract: Any) -> bool:
    """Two people look at a scan."""
    return bool(contract.kind == Kind.PAPER)


@guard(_("It has been issued again already."))
def not_reissued(contract: Any) -> bool:
    """One successor is enough."""
    return contract.reissued_at is None


class ContractWorkflow(Workflow):
    """What may happen to a contract, and who may do it."""

    state = FSMField(
        _("state"),
        default=ContractState.DRAFT,
        choices=ContractState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ContractState.DRAFT,
        target=ContractState.SENT,
        label=_("Send to the customer"),
        roles={Role.ADMIN_CLERK},
        form=SendForm,
        tone="primary",
    )
    def send(self, *, days: int | None = None, flow_id: str = "") -> dict[str, Any]:
        """From here on its text is fixed: what the customer reads is what is signed."""
        self.provider = Provider.ESIGN if flow_id else Provider.LOCAL
        self.flow_id, self.sent_at = flow_id, self.acting.at
        self.expires_at = self.acting.at + timedelta(days=days or DEFAULT_DAYS)
        self.fix_text()
        return {"contract_no": self.contract_no, "kind": str(self.kind)}

    @step(
        state,
        source=[ContractState.DRAFT, ContractState.SENT],
        target=ContractState.AWAITING_COMPANY,
        label=_("Signed by the customer"),
        roles={Party.CUSTOMER, Party.INTEGRATION, Role.ADMIN_CLERK},
        form=PaperSignForm,
        guards=[sent_or_paper],
        only=[own_hand],
        tone="primary",
    )
    def customer_sign(
        self, *, signer_name: str = "", scan: Any = None, ip_hash: str = ""
    ) -> dict[str, Any]:
        """By link or platform for an online contract, with a scan by the clerk for a paper one."""
        self._check_signer(scan)
        if scan is not None:
            files.keep(
                scan,
                owner=self.key,
                case_key=self.case_key,
                kind="scan",
                by=self.acting.by,
                customer_key=self.customer_key,
            )
            self.scanned_by_id = self.acting.by.user_id
        self.fix_text()
        self.signer_name, self.signer_ip_hash = signer_name, ip_hash
        self.customer_signed_at = self.acting.at
        return {"contract_no": self.contract_no, "kind": str(self.kind)}

    @step(
        state,
        source=ContractState.SENT,
        target=ContractState.DECLINED,
        label=_("Declined by the customer"),
        roles={Party.CUSTOMER, Party.INTEGRATION},
        form=ReasonForm,
        tone="danger",
    )
    def customer_decline(self, *, reason: str) -> None:
        """The customer does not sign, and why."""
        self.closed_reason = reason

    @step(
        state,
        source=ContractState.AWAITING_COMPANY,
        target=ContractState.SIGNED,
        label=_("Sign for the company"),
        roles={Role.ADMIN_CLERK},
        guards=[online],
        tone="primary",
    )
    def company_sign(self) -> dict[str, Any]:
        """The company's signature makes it whole (row 3 of the timing table)."""
        return self._signed()

    @step(
        state,
        source=ContractState.AWAITING_COMPANY,
        target=ContractState.DECLINED,
        label=_("Refuse the company's signature"),
        roles={Role.ADMIN_CLERK, Role.BRANCH_DIRECTOR},
        form=ReasonForm,
        tone="danger",
    )
    def company_refuse(self, *, reason: str) -> None:
        """The company does not sign, and why."""
        self.closed_reason = reason

    @step(
        state,
        source=ContractState.AWAITING_COMPANY,
        target=ContractState.SIGNED,
        label=_("Verify the paper contract"),
        roles={Role.BRANCH_DIRECTOR, Role.CS_LEAD},
        guards=[paper],
        only=[another_scanned],
        tone="primary",
    )
    def verify_paper(self) -> dict[str, Any]:
        """Four eyes: not by whoever uploaded the scan."""
        return self._signed()

    @step(
        state,
        source=ContractState.SENT,
        target=ContractState.EXPIRED,
        label=_("Expire"),
        roles={Party.SYSTEM},
    )
    def expire(self) -> None:
        """The customer's time is over."""

    @step(
        state,
        source=LIVE,
        target=ContractState.VOIDED,
        label=_("Void"),
        roles={Role.BRANCH_DIRECTOR, Party.SYSTEM},
        form=ReasonForm,
        tone="danger",
    )
    def void(self, *, reason: str) -> None:
        """It no longer counts, and why."""
        self.closed_reason = reason

    @step(
        state,
        source=[ContractState.DECLINED, ContractState.EXPIRED],
        target=None,
        label=_("Issue again"),
        roles={Role.ADMIN_CLERK, Party.SYSTEM},
        guards=[not_reissued],
        tone="primary",
    )
    def reissue(self) -> dict[str, Any]:
        """A new draft takes its place (requirements L2); this one is kept as it is."""
        self.reissued_at = self.acting.at
        return {"contract_no": self.contract_no}

    def fix_text(self) -> None:
        """Keep the words that are signed, and their hash; the model knows them."""
        raise NotImplementedError

    def _check_signer(self, scan: Any) -> None:
        """A person signs for themselves; staff only hand in what was signed on paper."""
        by_staff = self.acting.by.kind == "staff"
        if not by_staff and self.kind == Kind.PAPER:
            raise Refused(gettext("This contract is signed on paper."))
        if by_staff and scan is None:
            raise Invalid(
                gettext("Please look at the marked fields."),
                fields={"scan": [gettext("Please add a file.")]},
            )

    def _signed(self) -> dict[str, Any]:
        self.company_signer_id = self.acting.by.user_id
        self.company_signed_at = self.acting.at
        return {"contract_no": self.contract_no, "kind": str(self.kind)}
