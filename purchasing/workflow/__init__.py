"""The machines of purchasing, one file per noun."""

from purchasing.workflow.order import PurchaseState, PurchaseWorkflow
from purchasing.workflow.receipt import GoodsReceiptState, GoodsReceiptWorkflow
from purchasing.workflow.supplier import SupplierState, SupplierWorkflow

__all__ = [
    "GoodsReceiptState",
    "GoodsReceiptWorkflow",
    "PurchaseState",
    "PurchaseWorkflow",
    "SupplierState",
    "SupplierWorkflow",
]
