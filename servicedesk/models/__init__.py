"""The rows of the desk, one file per noun."""

from servicedesk.models.asking import AutoAnswer
from servicedesk.models.care import CareContact, CarePlan
from servicedesk.models.channel import Channel
from servicedesk.models.enquiry import Enquiry, Reply
from servicedesk.models.work import ServiceRequest, Skill, WorkNote, WorkOrder

__all__ = [
    "AutoAnswer",
    "CareContact",
    "CarePlan",
    "Channel",
    "Enquiry",
    "Reply",
    "ServiceRequest",
    "Skill",
    "WorkNote",
    "WorkOrder",
]
