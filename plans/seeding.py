"""The libraries that menus and plans are written from; both are edited in the back office later."""

import json
from pathlib import Path

from plans.menu_library import menus
from plans.models import MealTemplate, PlanTemplate

PLANS = Path(__file__).parent / "data" / "plans.json"


def seed() -> None:
    """What is there stays; the migrations began with the same."""
    for menu in menus():
        MealTemplate.objects.get_or_create(code=menu["code"], defaults=menu)
    for plan in json.loads(PLANS.read_text(encoding="utf-8")):
        PlanTemplate.objects.get_or_create(code=plan["code"], defaults=plan)
