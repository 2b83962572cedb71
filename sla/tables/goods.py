"""The timing table of goods beside the handbook's rows: parcels that go astray, storage."""

from django.utils.translation import gettext_lazy as _

from sla.due import Hours, Workdays
from sla.ladder import MEDIUM, SHORT
from sla.rule import Rule
from sla.wording import Text

# A table is read in rows: one line for each question, not one for each field.
# fmt: off
GOODS = (
    Rule(
        code="pick_rest", owner_role="admin_clerk",
        source=Text("需求 I4；手册附录第7行", "requirement I4; handbook appendix row 7"),
        label=_("Pick what was left open or is sent again"), label_zh="行政配货（补发、分批余量）",
        text="拆分或补发后 4 小时内",
        counted_from=Text("拆分或补发", "split or sent again"),
        starts=("logistics.shipment.split", "logistics.shipment.reship"),
        closes=("logistics.shipment.pick", "logistics.shipment.cancel"),
        duration=Hours(4), ladder=SHORT, slot="slot",
    ),
    Rule(
        code="settle_trouble", owner_role="admin_clerk",
        source=Text("需求 B8", "requirement B8"),
        label=_("Settle a trouble on the way"), label_zh="行政处理物流异常",
        text="发现异常后 4 小时内", counted_from=Text("发现异常", "trouble noticed"),
        starts=("logistics.trouble.notice",),
        closes=("logistics.trouble.settle", "logistics.trouble.clear"),
        duration=Hours(4), ladder=SHORT, slot="slot",
    ),
    Rule(
        code="inspect_return", owner_role="warehouse_keeper",
        source=Text("需求 F7、I4", "requirements F7, I4"),
        label=_("Inspect returned goods"), label_zh="库管员检验退回货物",
        text="退件到库后 1 个工作日内", counted_from=Text("退件到库", "the parcel came back"),
        starts=("logistics.goodsreturn.arrive",), closes=("logistics.goodsreturn.inspect",),
        duration=Workdays(1), ladder=MEDIUM, slot="slot",
    ),
    Rule(
        code="acknowledge_excursion", owner_role="warehouse_keeper",
        source=Text("需求 I5", "requirement I5"),
        label=_("Act on a storage alarm"), label_zh="库管员处理温湿度报警",
        text="报警后 1 小时内", counted_from=Text("报警", "the alarm"),
        starts=("storage.excursion.raise_alarm",),
        closes=(
            "storage.excursion.acknowledge",
            "storage.excursion.assess",
            "storage.excursion.hear",
        ),
        duration=Hours(1), ladder=SHORT, urgent=True,
    ),
    Rule(
        code="assess_excursion", owner_role="product_manager",
        source=Text("需求 I5", "requirement I5"),
        label=_("Assess what an excursion means for the goods"),
        label_zh="产品经理评估超限对货物的影响",
        text="恢复正常后 1 个工作日内", counted_from=Text("恢复正常", "back in range"),
        starts=("storage.excursion.end",), closes=("storage.excursion.assess",),
        duration=Workdays(1), ladder=MEDIUM,
    ),
)
# fmt: on
