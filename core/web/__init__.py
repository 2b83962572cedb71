"""The back office frame: a screen is declared once and gets its pages for free.

An app's ``views.py`` declares and registers; ``dma.urls`` imports every ``views.py``::

    from core import web

    screen = web.register(web.Screen(
        slug="orders",                       # /orders/  /orders/12/  /orders/12/steps/pay/
        model=Order,
        right=Right.ORDERS,                  # asked as user.can(right); a screen without is refused
        label=_("Order"), label_plural=_("Orders"),
        icon="order", group="customers",       # groups are set in dma/urls.py
        visible_to=selectors.visible_to,     # user -> queryset: the one predicate (404 outside it)
        for_list=selectors.for_list,         # the same with select_related (default: visible_to)
        for_detail=selectors.for_detail,
        title=lambda row, user: row.order_no,
        columns=(
            web.Column("order_no", _("Order no."), sort="order_no"),
            web.Column("customer", _("Customer"), value=lambda row, user: row.customer.masked_name),
            web.Column("paid_at", _("Paid at"), kind="datetime", sort="paid_at"),
            web.Column("amount", _("Amount"), kind="money"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),   # filled from the open clocks
        ),
        ordering="-paid_at",                 # one field; the key is added by itself
        filters=(web.Filter("branch", _("Branch"), choices=branch_choices),),  # state: for free
        search=lambda user, text: Q(order_no__icontains=text),   # or a queryset of the model
        path=("paid", "type_confirmed", "in_service", "completed"),  # the main line of the stepper
        facts=lambda row, user: [(_("Amount"), row.amount)],
        panels=(web.Panel("orders/_parcel.html", context=lambda request, row: {...}),),
        tabs=(web.Tab("hangs", _("What hangs on it"), "orders/_hangs.html", context=...),),
        initial=lambda row, step, user: {"contract_type": "online"},   # prefilled step forms
        bulk=("confirm_type",),              # steps that can be done for many rows at once
        create_form=OrderForm, create=services.enter, create_roles={Role.ADMIN_CLERK},
        links=lambda row, user: [web.Link(_("PDF"), reverse("contract-pdf", args=[row.pk]))],
    ))

The log tab, the stepper, the deadline chips, the step buttons with the reason of a blocked one, the
step pages, the glance, saved views, the choice of columns, the one search box and the spreadsheet
come by themselves. A costly tab says ``lazy=True``. A step is posted with ``version`` and its
form's fields; the answer is 303 to the detail, or the form with 422, 409 or 403 and what was typed.
``create`` is called as ``create(by=user.actor, **cleaned_data)`` and returns the row.
A form with ``wants_row = True`` is built as ``Form(…, row=row, user=user)``.
For a view of one's own: ``row = screen.row(request, pk)`` (403, 404), ``screen.url(row)``,
``web.url_for("orders.order:12")``. More in docs/how-to/screen.md.
"""

from core.web.menu import MenuLink, add_menu_link, menu_of, set_menu
from core.web.screen import (
    Column,
    Filter,
    Link,
    Panel,
    Screen,
    Tab,
    add_tab,
    chips_of,
    pages_of_rows,
    register,
    screen_of,
    screens,
    set_bell,
    set_clock_provider,
    url_for,
)

__all__ = [
    "Column",
    "Filter",
    "Link",
    "MenuLink",
    "Panel",
    "Screen",
    "Tab",
    "add_menu_link",
    "add_tab",
    "chips_of",
    "menu_of",
    "pages_of_rows",
    "register",
    "screen_of",
    "screens",
    "set_bell",
    "set_clock_provider",
    "set_menu",
    "url_for",
]
