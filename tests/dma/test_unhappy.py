"""The demo shows a complaint of each colour, a drill, and what the roster lacks."""

import pytest

from accounts.models import Branch
from complaints.models import Complaint
from core import clock
from crises.models import Alert, Crisis, missing
from dma import seeds
from dma.demo import staff, unhappy
from orders.models import Order
from returns.models import Return
from tests.logistics.factories import make_receipt, receive
from tests.orders.factories import make_paid

pytestmark = pytest.mark.django_db


def test_each_colour_is_there():
    for seed in seeds.SEEDS:
        seed()
    staff.hire()
    branch = Branch.objects.get(code="chaoyang")
    receive(make_receipt())
    make_paid(branch)
    Order.objects.update(branch=branch)
    unhappy.play(clock.now())
    grades = set(Complaint.objects.values_list("grade", flat=True))
    assert grades == {"green", "ordinary", "important", "major", "crisis"}
    assert Complaint.objects.filter(state="closed").exists()
    assert set(Crisis.objects.values_list("drill", flat=True)) == {True, False}
    assert not missing("A")
    assert missing("B")
    assert set(Alert.objects.values_list("state", flat=True)) == {"acknowledged", "found"}
    assert Return.objects.filter(state="requested").exists()
