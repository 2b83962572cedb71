"""Suppliers, orders to them, what arrived."""

from purchasing.models.orders import PurchaseLine, PurchaseOrder
from purchasing.models.receipts import GoodsReceipt, GoodsReceiptLine
from purchasing.models.suppliers import StockRule, Supplier, SupplierProduct

__all__ = [
    "GoodsReceipt",
    "GoodsReceiptLine",
    "PurchaseLine",
    "PurchaseOrder",
    "StockRule",
    "Supplier",
    "SupplierProduct",
]
