"""Pages of stock beside its lists."""

from django.urls import path

from inventory.views import imports, scan, sheets

urlpatterns = [
    path("scan/", scan.page, name="stock-scan"),
    path("stock-figures/", sheets.value, name="stock-value"),
    path("stock-figures/expiry/", sheets.ends, name="stock-ends"),
    path("stock-figures/movements/", sheets.flow, name="stock-flow"),
    path("stock-imports/template/<slug:of>/", imports.template, name="stock-import-template"),
]
