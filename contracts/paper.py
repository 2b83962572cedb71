"""The contract as a file: the words that were signed, and below them who signed and when."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import wording
from contracts.models import Contract
from core.pdf import Document, Letterhead, rendered
from core.web import url_for

TIME = "%Y-%m-%d %H:%M"


def pdf(contract: Contract) -> bytes:
    """The PDF of a contract as it is now."""
    order = contract.order
    document = Document(
        contract.contract_no, footer=contract.contract_no, letterhead=_letterhead(contract)
    )
    for level, words in wording.blocks(contract.wording()):
        if level:
            document.heading(words, level)
        else:
            document.paragraph(words)
    signed = dict(signatures(contract))
    customer, company = _("Customer"), _("The company")
    document.signatures(
        [
            (f"{customer} {order.customer.full_name}", signed.get(customer, "")),
            (f"{company} {order.branch or ''}", signed.get(company, "")),
        ]
    )
    if contract.customer_signed_at is not None:
        document.heading(_("Signatures"), 2)
        document.wide_facts(signatures(contract))
    return rendered(document)


def _letterhead(contract: Contract) -> Letterhead:
    """The branch, and the way to the contract in the back office."""
    branch = contract.order.branch
    contact = "  ".join(filter(None, (branch.address, branch.phone))) if branch else ""
    site = settings.SITE_URL.rstrip("/")
    url = f"{site}{url_for(contract.key)}" if site else ""
    return Letterhead(str(branch or ""), contact, contract.contract_no, url)


def signatures(contract: Contract) -> list[tuple[str, str]]:
    """The proof: who, when, and the hash of the words."""
    found = []
    if contract.customer_signed_at is not None:
        when = timezone.localtime(contract.customer_signed_at)
        found.append((_("Customer"), f"{contract.signer_name} · {when:{TIME}}"))
    if contract.company_signed_at is not None:
        when = timezone.localtime(contract.company_signed_at)
        found.append((_("The company"), f"{contract.company_signer or ''} · {when:{TIME}}"))
    if contract.text_sha256:
        found.append(("SHA-256", contract.text_sha256))
    return found
