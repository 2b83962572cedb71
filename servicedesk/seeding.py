"""Care plans to begin with; the support pages change them."""

from servicedesk.models import CarePlan

PLANS = (
    ("意向客户跟进", "prospect", "了解需求，邀请体验", "phone", 14),
    ("新客户关怀", "new", "确认服务顺利开始，解答疑问", "phone", 7),
    ("服务中客户关怀", "running", "了解感受和变化，及时调整", "message", 15),
    ("完成服务客户回访", "finished", "保持效果，了解新的需要", "phone", 90),
)


def seed() -> None:
    """What is there stays."""
    for name, kind, goal, way, days in PLANS:
        fields = {"care_class": kind, "goal": goal, "way": way, "every_days": days}
        CarePlan.objects.get_or_create(name=name, defaults=fields)
