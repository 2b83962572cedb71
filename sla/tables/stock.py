"""Rows of the timing table for the warehouse: document 001, storage and stocktaking."""

from django.utils.translation import gettext_lazy as _

from sla.due import DaysAfterAt, PlanDayAt
from sla.ladder import LONG, MEDIUM
from sla.rule import ORDER_STOPS, Rule
from sla.wording import Text

STOCKTAKE_STOPS = (*ORDER_STOPS, "warehousing.stocktake.cancel")

# A table is read in rows: one line for each question, not one for each field.
# fmt: off
STOCK = (
    Rule(
        code="stocktake_month_end", owner_role="warehouse_keeper",
        source=Text("需求 I6", "requirement I6"),
        label=_("Count the warehouse at the end of the month"), label_zh="月末库存盘点",
        text="每月最后两天盘点", counted_from=Text("盘点开始日", "the first of the two days"),
        starts=("warehousing.stocktake.call",), closes=("warehousing.stocktake.finish",),
        duration=PlanDayAt(2, "23:59"), ladder=MEDIUM, cancels=STOCKTAKE_STOPS,
    ),
    Rule(
        code="stocktake_same_day", owner_role="warehouse_keeper",
        source=Text("需求 I6", "requirement I6"),
        label=_("Finish the count on the same day"), label_zh="盘点数据当日完成",
        text="应在盘点当日完成", counted_from=Text("开始盘点", "the count began"),
        starts=("warehousing.stocktake.start",), closes=("warehousing.stocktake.finish",),
        duration=PlanDayAt(1, "23:59"), ladder=MEDIUM, cancels=STOCKTAKE_STOPS,
    ),
    Rule(
        code="expiry_check", owner_role="warehouse_keeper",
        source=Text("需求 I5", "requirement I5"),
        label=_("Check every expiry date"), label_zh="库管员排查效期",
        text="每两周排查一次", counted_from=Text("两周开始", "the fortnight began"),
        starts=("warehousing.expirycheck.call",), closes=("warehousing.expirycheck.sign",),
        duration=DaysAfterAt(14, "18:00"), ladder=LONG,
    ),
)
# fmt: on
