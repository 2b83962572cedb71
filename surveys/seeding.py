"""The surveys after a service, after a complaint, of partners; the house writes on from here."""

from collections.abc import Sequence

from core.actors import Actor
from core.steps import perform
from surveys.models import Survey

HOUSE = Actor(kind="system", name="system", roles=frozenset({"quality_supervisor", "system"}))
NAME = "服务满意度调查"
AFTER_COMPLAINT = (
    ("solved", "five", "desk", "您对投诉处理的结果满意吗？（5 分最满意）"),
    ("speed", "five", "desk", "处理是否及时？"),
    ("manner", "five", "desk", "工作人员的态度如何？"),
    ("words", "text", "desk", "您还有什么想对我们说的？"),
)
OF_PARTNERS = (
    ("overall", "five", "overall", "总体来说，您对与我们的合作满意吗？（5 分最满意）"),
    ("goods", "five", "goods", "货品供应与配送是否及时、完好？"),
    ("support", "five", "training", "我们的培训与支持是否有帮助？"),
    ("contact", "five", "desk", "对接人员的响应是否及时？"),
    ("nps", "nps", "overall", "您有多大可能把我们推荐给其他机构？（0–10 分）"),
    ("words", "text", "overall", "您对今后的合作有什么建议？"),
)
QUESTIONS = (
    ("overall", "five", "overall", "总体来说，您对我们的服务满意吗？（5 分最满意）"),
    ("coach", "five", "coach", "教练的指导专业、及时吗？"),
    ("diet", "five", "diet", "餐单是否合口味、容易执行？"),
    ("effect", "five", "effect", "您对方案的效果满意吗？"),
    ("nps", "nps", "overall", "您有多大可能把我们推荐给亲友？（0–10 分）"),
    ("words", "text", "overall", "您还有什么想对我们说的？"),
)


def seed() -> None:
    """What is there stays."""
    _publish(NAME, "service", QUESTIONS)
    _publish("投诉处理满意度调查", "complaint", AFTER_COMPLAINT)
    _publish("合作单位满意度调查", "partner", OF_PARTNERS)


def _publish(name: str, occasion: str, asked: Sequence[tuple[str, str, str, str]]) -> None:
    if Survey.objects.filter(name=name).exists():
        return
    survey = Survey.objects.create(name=name, occasion=occasion)
    fields = ("code", "kind", "theme", "text")
    questions = [dict(zip(fields, one, strict=True)) for one in asked]
    perform(perform(survey, "write", by=HOUSE, questions=questions), "publish", by=HOUSE)
