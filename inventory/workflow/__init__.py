"""The machines of stock, one file per noun."""

from inventory.workflow.lot import KEEPERS, LotState, LotWorkflow

__all__ = ["KEEPERS", "LotState", "LotWorkflow"]
