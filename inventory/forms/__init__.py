"""What is asked, one file per noun."""

from inventory.forms.receiving import ReceiveForm

__all__ = ["ReceiveForm"]
