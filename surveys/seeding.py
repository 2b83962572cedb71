"""The survey after the service, to begin with; the house writes on from here."""

from core.actors import Actor
from core.steps import perform
from surveys.models import Survey

HOUSE = Actor(kind="system", name="system", roles=frozenset({"quality_supervisor", "system"}))
NAME = "服务满意度调查"
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
    if Survey.objects.filter(name=NAME).exists():
        return
    survey = Survey.objects.create(name=NAME, occasion="service")
    fields = ("code", "kind", "theme", "text")
    questions = [dict(zip(fields, one, strict=True)) for one in QUESTIONS]
    perform(perform(survey, "write", by=HOUSE, questions=questions), "publish", by=HOUSE)
