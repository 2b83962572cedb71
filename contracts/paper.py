"""The contract as a file: the words that were signed, and below them who signed and when."""

from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import wording
from contracts.models import Contract
from core.pdf import Document, rendered

TIME = "%Y-%m-%d %H:%M"


def pdf(contract: Contract) -> bytes:
    """The PDF of a contract as it is now."""
    document = Document(contract.contract_no, footer=f"{contract.contract_no}")
    for level, words in wording.blocks(contract.wording()):
        if level:
            document.heading(words, level)
        else:
            document.paragraph(words)
    if contract.customer_signed_at is not None:
        document.heading(_("Signatures"), 2)
        document.facts(signatures(contract))
    return rendered(document)


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
