"""Numbers of orders that are entered by hand."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE orders_order_no;", "DROP SEQUENCE orders_order_no;")
    ]
