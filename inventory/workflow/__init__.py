"""The machines of stock, one file per noun."""

from inventory.workflow.lot import JUDGES, KEEPERS, LotState, LotWorkflow
from inventory.workflow.product import ProductState, ProductWorkflow

__all__ = ["JUDGES", "KEEPERS", "LotState", "LotWorkflow", "ProductState", "ProductWorkflow"]
