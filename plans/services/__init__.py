"""Writes of more than one row of a plan, one file per noun."""

from plans.selectors import current_plan, menu_text
from plans.services.after import open_after_care, release_teams
from plans.services.calendar import advance, open_due_menus
from plans.services.files import add_photo, add_recheck
from plans.services.menus import copy_yesterday, mark_read, open_menu, write_from_template
from plans.services.metrics import Reading, record_metric, record_metrics
from plans.services.plan import notify_first_call, open_guidance, open_plan, stop_for
from plans.services.proposals import adopt, check_proposal, make_proposal
from plans.services.writing import drop_draft, keep_draft, merge_into_draft, review

__all__ = [
    "Reading",
    "add_photo",
    "add_recheck",
    "adopt",
    "advance",
    "check_proposal",
    "copy_yesterday",
    "current_plan",
    "drop_draft",
    "keep_draft",
    "make_proposal",
    "mark_read",
    "menu_text",
    "merge_into_draft",
    "notify_first_call",
    "open_after_care",
    "open_due_menus",
    "open_guidance",
    "open_menu",
    "open_plan",
    "record_metric",
    "record_metrics",
    "release_teams",
    "review",
    "stop_for",
    "write_from_template",
]
