"""What the pages of the desk share."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import access, web
from scripts import selectors as scripts


def seen(request: HttpRequest, row: Any, what: str) -> None:
    """What was said may speak of health: reading it is recorded."""
    user: Any = request.user
    if row.customer_key is not None:
        access.record(user.actor, row.customer_key, row.key, what)


def urgent(row: Any, user: Any) -> Any:
    """A word only where it is urgent."""
    return _("yes") if row.urgent else None


def _phrases(request: HttpRequest, row: Any) -> Mapping[str, Any]:
    """What can be said as it stands; a sentence with a name that is not known here is left out."""
    user: Any = request.user
    customer = getattr(row, "customer", None)
    names = {"me": str(user), "customer": customer.shown_to(user) if customer else ""}
    filled = [(s.situation, scripts.fill(s.text, names)) for s in scripts.current()]
    return {"scripts": [one for one in filled if not scripts.unfilled(one[1])]}


def _speaks(row: Any, user: User) -> bool:
    """Whether the person speaks with customers here."""
    return bool(user.role_set & {"customer_service", "agent", "cs_lead", "consulting"})


#: The words of the house for every situation (requirements E3), with the names filled in.
WORDS = web.Tab(
    "words", _("Words of the house"), "servicedesk/_words.html", _phrases, _speaks, lazy=True
)
