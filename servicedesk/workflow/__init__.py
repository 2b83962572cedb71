"""The machines of the desk, one file per noun."""

from servicedesk.workflow.channel import ChannelState, ChannelWorkflow
from servicedesk.workflow.enquiry import EnquiryState, EnquiryWorkflow
from servicedesk.workflow.request import RequestState, RequestWorkflow
from servicedesk.workflow.work import WorkState, WorkWorkflow

__all__ = [
    "ChannelState",
    "ChannelWorkflow",
    "EnquiryState",
    "EnquiryWorkflow",
    "RequestState",
    "RequestWorkflow",
    "WorkState",
    "WorkWorkflow",
]
