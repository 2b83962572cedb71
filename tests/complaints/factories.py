"""Complaints for tests, brought by the real steps to where a test begins."""

from datetime import timedelta
from typing import Any

from accounts.models import User
from accounts.roles import Role
from complaints import services
from complaints.models import Complaint
from core import clock
from core.actors import customer_actor
from core.steps import perform
from orders.models import Order
from tests.orders.factories import make_branch, make_paid, make_user

PLAIN = "餐单说明不清楚"


class Desk:
    """The people of one branch, and headquarters."""

    def __init__(self) -> None:
        self.branch = make_branch()
        self.order: Order = make_paid(self.branch)
        self.cs = make_user(Role.CUSTOMER_SERVICE, branch=self.branch)
        self.cs2 = make_user(Role.CUSTOMER_SERVICE, branch=self.branch)
        self.lead = make_user(Role.CS_LEAD, branch=self.branch)
        self.director = make_user(Role.BRANCH_DIRECTOR, branch=self.branch)
        self.coach = make_user(Role.HEAD_COACH, branch=self.branch)
        self.doctor = make_user(Role.FUNCTIONAL_DOCTOR, branch=self.branch)
        self.region = make_user(Role.REGIONAL_MANAGER)
        self.finance = make_user(Role.FINANCE_LEAD)
        self.boss = make_user(Role.SUPERVISOR)
        self.quality = make_user(Role.QUALITY_SUPERVISOR)

    @property
    def customer(self) -> Any:
        return customer_actor(self.order.customer_id, "客户")

    def open(self, **given: Any) -> Complaint:
        """Taken down."""
        data = {"source": "hotline", "category": "service", "text": PLAIN, "order": self.order}
        return services.open(by=self.cs.actor, **{**data, **given})

    def do(self, row: Any, step: str, who: User | None = None, **data: Any) -> Any:
        """A step, by the handler unless said."""
        return perform(row, step, by=(who or self.handler(row)).actor, **data)

    def handler(self, row: Any) -> User:
        return User.objects.get(pk=row.handler_id) if row.handler_id else self.cs

    def graded(self, grade: str = "ordinary", **given: Any) -> Complaint:
        """Graded, and given to somebody by the house."""
        row = self.open(**given)
        row = self.do(row, "grade_it", self.cs, grade=grade, reason="核实")
        return Complaint.objects.get(pk=row.pk)

    def accepted(self, grade: str = "ordinary", **given: Any) -> Complaint:
        row = self.graded(grade, **given)
        row = self.do(row, "accept", channel="phone", note="已致歉并了解经过")
        if grade not in ("green", "ordinary"):
            row = self.do(row, "add_note", kind="finding", note="核实属实")
        return row

    def proposal(self, **given: Any) -> dict[str, Any]:
        return {
            "proposal": "重新讲解并赠送一次咨询",
            "cause": "communication",
            "department": "head_coach",
            "person": self.coach,
            "measure": "重新讲解",
            "due_at": clock.now() + timedelta(hours=6),
            **given,
        }

    def proposed(self, grade: str = "ordinary", **given: Any) -> Complaint:
        return self.do(self.accepted(grade, **given), "propose", **self.proposal())

    def executing(self, grade: str = "ordinary", **given: Any) -> Complaint:
        row = self.proposed(grade, **given)
        return perform(row, "accept_proposal", by=self.customer)

    def resolved(self, grade: str = "ordinary", **given: Any) -> Complaint:
        row = self.executing(grade, **given)
        for measure in row.measures.filter(state="promised"):
            perform(measure, "finish", by=self.coach.actor, note="已完成")
        return self.do(row, "resolve", resolution="已重新讲解")

    def closed(self, grade: str = "ordinary", **given: Any) -> Complaint:
        return perform(self.resolved(grade, **given), "customer_confirm", by=self.customer)
