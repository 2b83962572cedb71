"""The machines of the papers, one file per noun."""

from warehousing.workflow.disposal import DisposalState, DisposalWorkflow
from warehousing.workflow.expiry import (
    CheckState,
    ExpiryCheckWorkflow,
    ExpiryNoticeWorkflow,
    NoticeState,
)
from warehousing.workflow.requisition import RequisitionState, RequisitionWorkflow
from warehousing.workflow.stocktake import StocktakeState, StocktakeWorkflow

__all__ = [
    "CheckState",
    "DisposalState",
    "DisposalWorkflow",
    "ExpiryCheckWorkflow",
    "ExpiryNoticeWorkflow",
    "NoticeState",
    "RequisitionState",
    "RequisitionWorkflow",
    "StocktakeState",
    "StocktakeWorkflow",
]
