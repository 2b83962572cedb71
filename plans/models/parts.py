"""What every row that hangs on a plan has in common."""

from django.db import models


class PartOfPlan(models.Model):
    """Case, customer and branch are those of the plan."""

    parents = ("plan__order",)

    class Meta:
        abstract = True

    @property
    def case_key(self) -> str:
        """The case of the plan."""
        return str(self.plan.case_key)

    @property
    def customer_key(self) -> int | None:
        """The customer of the plan."""
        return self.plan.customer_key

    @property
    def branch_key(self) -> int | None:
        """The branch of the plan."""
        return self.plan.branch_key
