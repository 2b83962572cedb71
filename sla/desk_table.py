"""Rows of the timing table for knowledge, service desk and satisfaction.

Their times stand in the service charters (documents 002 to 004); where those leave a number open,
the reading stands in the row's note, and the policy screens change it.
"""

from django.utils.translation import gettext_lazy as _

from sla.due import DaysAfterAt
from sla.ladder import LONG
from sla.rule import Rule
from sla.wording import Text

OURS = Text(
    "期限由本机构设定,可在时限策略中修改", "a time of the house, changed in the timing policies"
)

# A table is read in rows: one line for each question, not one for each field.
# fmt: off
DESK = (
    Rule(
        code="article_review", owner_role="customer_service",
        source=Text("需求 E3", "requirement E3"),
        label=_("Review the article"), label_zh="复核知识库文章",
        text="发布或上次复核后 90 天内", counted_from=Text("发布或复核", "published or reviewed"),
        starts=("knowledge.article.publish", "knowledge.article.review"),
        closes=(
            "knowledge.article.review",
            "knowledge.article.publish",
            "knowledge.article.archive",
        ),
        duration=DaysAfterAt(90, "18:00"), ladder=LONG, note=OURS,
    ),
)
# fmt: on
