"""A score that complaints contradict is marked; the figures are those of the rows."""

import pytest

from accounts.models import Branch
from complaints.models import Complaint
from core import clock
from orders.models import Order
from tests.orders.factories import make_paid
from tests.surveys.factories import FAIR, GOOD, submitted

pytestmark = pytest.mark.django_db


def told(branch, answers, complaints, orders=4):
    """So many answers, complaints and orders of a branch, today."""
    for _ in range(orders):
        order = make_paid(branch)
    Order.objects.filter(branch=branch).update(paid_at=clock.now())
    submitted(answers, customer=order.customer, order=order)
    about = {"customer": order.customer, "branch": branch, "category": "service", "text": "x"}
    Complaint.objects.bulk_create(
        Complaint(**about, source="link", created_at=clock.now()) for _ in range(complaints)
    )


def lines(boss):
    (table,) = boss.get("/reports/crosscheck/").context["tables"]
    return {row[0].text: [figure.text for figure in row[1:]] for row in table.rows}


def test_satisfied_on_paper_only(boss, month):
    told(month, GOOD, complaints=4)
    other = Branch.objects.create(code="hd", name="海淀")
    told(other, FAIR, complaints=0)
    found = lines(boss)
    assert found[month.name][-1] == "评分与投诉不符"
    assert found["海淀"][-1] == "相符"
    assert found[month.name][4:6] == ["4", "100.0"]
    assert found["海淀"][1:3] == ["3.50", "50 %"]


def test_nothing_to_compare(boss, month):
    assert all(row[-1] == "—" for row in lines(boss).values())


def test_what_was_dismissed_does_not_count(boss, month):
    told(month, GOOD, complaints=3)
    Complaint.objects.update(state="dismissed", grade="ordinary")
    assert lines(boss)[month.name][4] == "0"
