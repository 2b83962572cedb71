"""Reads. The package itself answers for plans; every part has a module of its own."""

from plans.selectors.plan import (
    closes_on,
    current_plan,
    for_detail,
    for_list,
    goods_of,
    guidance_of,
    menu_slot_at,
    menu_text,
    reviews_of,
    visible_to,
)

__all__ = [
    "closes_on",
    "current_plan",
    "for_detail",
    "for_list",
    "goods_of",
    "guidance_of",
    "menu_slot_at",
    "menu_text",
    "reviews_of",
    "visible_to",
]
