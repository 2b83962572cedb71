"""Who hears events and in which order; what lower apps ask of higher ones."""

from core import cases, web
from core.events import listen_in_order
from customers import selectors as customers
from dma import process
from dma.lookups import casework, contacts, day, stock_documents, todo
from groupchat import names
from notifications import handlers as notifications
from notifications import people
from sla import engine, worklist
from sla import selectors as sla


def connect() -> None:
    """The order of listeners is a decision: clocks, what comes next, messages."""
    listen_in_order(engine.handle, process.handle, notifications.handle)
    stock_documents.connect()
    cases.answer(people=casework.people_in, served=customers.served_in)
    web.set_clock_provider(sla.chips)
    worklist.find_by(todo.find)
    people.set_customer_directory(contacts.contact_of)
    people.set_clock_labels(sla.label_of)
    names.set_day_of(day.day_of)
    people.set_case_titles(contacts.case_titles)
    people.set_customer_paths(contacts.path_for)
