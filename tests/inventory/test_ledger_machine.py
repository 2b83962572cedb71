"""A year of a store room in random order: the books agree after every step, whatever is done."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.db.models import Q
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from core import clock
from core.actors import SYSTEM
from core.errors import Forbidden, Refused
from core.steps import perform
from inventory.fefo import rank
from inventory.models import Allocation, Lot, StockMove
from inventory.selectors import differences, issuable
from inventory.services import (
    Missing,
    adjust,
    allocate,
    dispose,
    issue,
    receive,
    release,
    segregate,
    send,
    store_bin,
    substitute,
    take_back,
    transfer,
)
from inventory.services import count as book_count
from inventory.services.moving import APART
from tests.hands import InATransaction, play
from tests.inventory.factories import make_lot, make_product, make_user, make_warehouse, today


class StoreRoom(InATransaction):
    """One warehouse with two products; time only goes forward."""

    def begin(self) -> None:
        self.now, self.documents, self.open = clock.now(), count(1), []
        clock.hold(self.now)
        self.keeper = make_user("warehouse_keeper").actor
        self.judge = make_user("product_manager").actor
        self.people = [self.keeper, make_user("admin_clerk").actor, self.judge]
        self.branch = make_warehouse()
        self.gone = []
        self.room = make_warehouse()
        self.products = [make_product(), make_product(tracks_expiry=False)]
        for days in (3, 8, 8, 20, 40):
            make_lot(4, days, product=self.products[0], warehouse=self.room)
        make_lot(6, None, product=self.products[1], warehouse=self.room)

    @rule(which=st.integers(0, 1), quantity=st.integers(1, 5), days=st.integers(0, 30))
    def goods_come_in(self, which, quantity, days):
        product = self.products[which]
        receive(
            product=product,
            warehouse=self.room,
            lot_no=f"{which}-{self.now:%m%d}-{days}",
            expires_on=today() + timedelta(days=days) if product.tracks_expiry else None,
            quantity=quantity,
            document=f"in:{next(self.documents)}",
            by=SYSTEM,
        )

    @rule(first=st.integers(0, 6), second=st.integers(0, 3))
    def an_order_comes(self, first, second):
        lines = {p.pk: q for p, q in zip(self.products, (first, second), strict=True) if q}
        if not lines:
            return
        free = self.free_before()
        document = f"order:{next(self.documents)}"
        try:
            taken = allocate(
                document=document, warehouse=self.room, lines=lines, at=self.now, by=SYSTEM
            )
        except Missing:
            self.seen["missing"] += 1
            assert any(free.get(product, 0) < quantity for product, quantity in lines.items())
            return
        self.seen["promised"] += 1
        self.seen["split"] += len(taken) > len(lines)
        self.open.append(document)
        assert sum(a.quantity for a in taken) == sum(lines.values())
        self.check_rotation(taken)

    @property
    def by(self):
        """Whoever's turn it is."""
        return self.people[next(self.documents) % len(self.people)]

    def lot(self, data, **narrow):
        lots = list(Lot.objects.filter(**narrow).order_by("pk"))
        return data.draw(st.sampled_from(lots)) if lots else None

    @rule(data=st.data(), quantity=st.integers(1, 4), code=st.sampled_from(["A-1", "A-2"]))
    def goods_are_put_elsewhere(self, data, quantity, code):
        lot = self.lot(data, warehouse=self.room, on_hand__gt=0)
        if lot is None:
            return
        given = {"quantity": quantity, "document": f"m:{next(self.documents)}", "by": self.keeper}
        try:
            there = transfer(lot=lot, bin=store_bin(self.room, code), **given)
        except (Refused, Forbidden):
            return
        self.seen["moved"] += 1
        assert there.expires_on == lot.expires_on

    @rule(data=st.data(), quantity=st.integers(1, 3), kind=st.sampled_from(APART))
    def goods_are_set_apart(self, data, quantity, kind):
        lot = self.lot(data, warehouse=self.room, on_hand__gte=quantity)
        if lot is None or lot.free < quantity or lot.place == kind:
            return
        document = f"q:{next(self.documents)}"
        segregate(
            lot=lot, quantity=quantity, document=document, reason="破损", by=self.by, kind=kind
        )
        self.seen["apart"] += 1

    @rule(data=st.data(), quantity=st.integers(1, 3))
    def goods_are_destroyed(self, data, quantity):
        waiting = {"bin__zone__kind": "disposal", "on_hand__gt": 0}
        lot = self.lot(data, **waiting) or self.lot(data, on_hand__gt=0)
        given = {"quantity": quantity, "document": f"d:{next(self.documents)}", "by": self.by}
        allowed = lot is not None and lot.place == "disposal" and lot.free >= quantity
        if allowed:
            dispose(lot=lot, reason="销毁", **given)
            self.seen["destroyed"] += 1
        elif lot is not None:
            with pytest.raises(Refused):
                dispose(lot=lot, reason="销毁", **given)

    @precondition(lambda self: self.gone)
    @rule(data=st.data(), quantity=st.integers(1, 4))
    def goods_come_back(self, data, quantity):
        document, lot, sent = data.draw(st.sampled_from(self.gone))
        given = {"document": document, "lot": lot, "quantity": min(quantity, sent)}
        try:
            line = f"r:{next(self.documents)}"
            take_back(**given, line=line, reason="退货", at=self.now, by=self.by)
        except Refused:
            return
        self.seen["back"] += 1

    @rule(data=st.data(), quantity=st.integers(1, 3))
    def goods_go_to_a_branch(self, data, quantity):
        lot = self.lot(data, warehouse=self.room, on_hand__gt=0)
        given = {"to": self.branch, "quantity": quantity, "reason": "调拨", "at": self.now}
        usable = lot is not None and Lot.objects.filter(issuable(today()), pk=lot.pk).exists()
        try:
            if lot is not None:
                send(lot=lot, document=f"s:{next(self.documents)}", by=self.by, **given)
                self.seen["sent"] += 1
                assert usable
        except Refused:
            assert not usable or lot.free < quantity

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def another_lot_takes_its_place(self, data):
        document = data.draw(st.sampled_from(self.open))
        held = Allocation.objects.filter(document=document, status="reserved").first()
        if held is None:
            return
        same = Lot.objects.filter(issuable(today()), product=held.lot.product_id)
        free = [x for x in same.filter(warehouse=self.room).exclude(pk=held.lot_id) if x.free]
        other = data.draw(st.sampled_from(free)) if free else held.lot
        given = {"document": document, "lot": held.lot, "other": other, "quantity": 1}
        try:
            substitute(**given, reason="标签不清", at=self.now, by=self.by)
        except Refused:
            return
        self.seen["instead"] += 1

    def free_before(self):
        lots = Lot.objects.filter(issuable(today()), warehouse=self.room)
        totals = {}
        for lot in lots:
            totals[lot.product_id] = totals.get(lot.product_id, 0) + lot.free
        return totals

    def check_rotation(self, taken):
        """No lot that is still free ranks before one that was taken."""
        usable = Lot.objects.filter(issuable(today()), warehouse=self.room)
        for allocation in taken:
            mine = allocation.lot
            rest = [x for x in usable if x.product_id == mine.product_id and x.free]
            assert all(rank(x) >= rank(mine) for x in rest)

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def a_parcel_leaves(self, data):
        document = data.draw(st.sampled_from(self.open))
        promised = Allocation.objects.filter(document=document).exclude(status="released")
        late = promised.filter(lot__expires_on__lt=today())
        stopped = late.exists() or promised.exclude(lot__state="ok").exists()
        try:
            issue(document=document, at=self.now, by=SYSTEM)
        except Refused:
            self.seen["too late"] += 1
            assert stopped
        else:
            self.seen["issued"] += 1
            assert not stopped
            taken = Allocation.objects.filter(document=document, status="issued")
            self.gone += [(document, one.lot, one.quantity) for one in taken.select_related("lot")]
            self.open.remove(document)

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def an_order_is_cancelled(self, data):
        document = data.draw(st.sampled_from(self.open))
        assert release(document=document) > 0
        assert release(document=document) == 0
        self.open.remove(document)

    @rule(data=st.data(), quantity=st.integers(-3, 3).filter(bool))
    def a_count_differs(self, data, quantity):
        lot = data.draw(st.sampled_from(list(Lot.objects.order_by("pk"))))
        given = {"reason": "盘点", "document": f"adj:{next(self.documents)}", "by": self.by}
        put_right = (adjust, book_count)[next(self.documents) % 2]
        if lot.free + quantity < 0:
            with pytest.raises(Refused):
                put_right(lot=lot, quantity=quantity, **given)
        else:
            put_right(lot=lot, quantity=quantity, **given)
            self.seen["counted"] += put_right is book_count

    @rule(data=st.data())
    def a_lot_is_stopped_or_set_free(self, data):
        lot = data.draw(st.sampled_from(list(Lot.objects.order_by("pk"))))
        if lot.state == "ok":
            perform(lot, "hold", by=self.keeper, reason="检查")
        else:
            perform(lot, "clear", by=self.judge, reason="已检查")

    @rule(days=st.integers(1, 4))
    def days_pass(self, days):
        self.now += timedelta(days=days)
        clock.hold(self.now)

    @invariant()
    def the_books_agree(self):
        assert differences() == []
        for lot in Lot.objects.all():
            assert 0 <= lot.reserved <= lot.on_hand

    @invariant()
    def what_left_was_promised_and_the_other_way_round(self):
        left = StockMove.objects.filter(kind__in=["issue", "dispatch"]).values_list(
            "document", "lot", "quantity"
        )
        issued = Allocation.objects.filter(status="issued")
        promised = issued.values_list("document", "lot", "quantity")
        assert sorted(promised) == sorted((document, lot, -n) for document, lot, n in left)

    @invariant()
    def every_line_has_its_document_and_its_person(self):
        assert not StockMove.objects.filter(Q(document="") | Q(actor_name="")).exists()
        with connection.cursor() as cursor:  # what one place gives another gets
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    @invariant()
    def nothing_has_appeared_or_vanished(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(sum(quantity), 0) FROM inventory_stockmove")
            moved = cursor.fetchone()[0]
        assert moved == sum(Lot.objects.values_list("on_hand", flat=True))


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.django_db
def test_the_books_agree_whatever_happens():
    often = dict.fromkeys(("split", "missing", "issued", "moved", "apart", "sent"), 5)
    once = dict.fromkeys(("destroyed", "back", "instead", "counted", "too late"), 1)
    play(StoreRoom, {"promised": 30, **often, **once}, examples=45, steps=30)
