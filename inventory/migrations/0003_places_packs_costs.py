"""Zones, bins and packs; what goods have cost; how they want to be kept and sent."""

import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django_fsm
from decimal import Decimal
from django.db import migrations, models


RETIRED = "UPDATE inventory_product SET state = 'retired' WHERE NOT active;"
#: What was typed as a bin becomes a bin of one zone, the store.
BINS = """
INSERT INTO inventory_zone (warehouse_id, code, name, kind, storage_class)
  SELECT DISTINCT warehouse_id, 'S', '存储区', 'store', 'room' FROM inventory_lot WHERE bin_code <> '';
INSERT INTO inventory_bin (warehouse_id, zone_id, code, barcode, active)
  SELECT DISTINCT l.warehouse_id, z.id, l.bin_code, '', true
    FROM inventory_lot l JOIN inventory_zone z ON z.warehouse_id = l.warehouse_id AND z.code = 'S'
   WHERE l.bin_code <> '';
UPDATE inventory_lot l SET bin_id = b.id FROM inventory_bin b
 WHERE b.warehouse_id = l.warehouse_id AND b.code = l.bin_code AND l.bin_code <> '';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('inventory', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='bin')),
                ('barcode', models.CharField(blank=True, max_length=40, verbose_name='barcode')),
                ('active', models.BooleanField(default=True, verbose_name='in use')),
            ],
            options={
                'verbose_name': 'bin',
                'verbose_name_plural': 'bins',
                'ordering': ('code', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Pack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, verbose_name='pack')),
                ('units', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(2)], verbose_name='units in it')),
                ('barcode', models.CharField(blank=True, max_length=40, verbose_name='barcode')),
            ],
            options={
                'verbose_name': 'pack',
                'verbose_name_plural': 'packs',
                'ordering': ('-units', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Zone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('name', models.CharField(max_length=40, verbose_name='zone name')),
                ('kind', models.CharField(choices=[('store', 'Store'), ('receiving', 'Goods in, not yet put away'), ('quarantine', 'Quarantine'), ('disposal', 'Waiting for destruction'), ('transit', 'On the way here')], default='store', max_length=10, verbose_name='purpose')),
                ('storage_class', models.CharField(choices=[('room', 'Room temperature 20–25 °C'), ('cold', 'Cold store 0–4 °C'), ('special', 'Special conditions')], default='room', max_length=10, verbose_name='storage')),
            ],
            options={
                'verbose_name': 'zone',
                'verbose_name_plural': 'zones',
                'ordering': ('code', 'pk'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='lot',
            name='lot_by_number',
        ),
        migrations.RemoveConstraint(
            model_name='stockmove',
            name='move_once',
        ),
        migrations.RemoveConstraint(
            model_name='stockmove',
            name='move_sign_fits_kind',
        ),
        migrations.AddField(
            model_name='allocation',
            name='reason',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='why this lot'),
        ),
        migrations.AddField(
            model_name='lot',
            name='produced_on',
            field=models.DateField(blank=True, null=True, verbose_name='produced on'),
        ),
        migrations.AddField(
            model_name='lot',
            name='stopped_by',
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='lot',
            name='supplier',
            field=models.CharField(blank=True, max_length=80, verbose_name='supplier'),
        ),
        migrations.AddField(
            model_name='lot',
            name='value',
            field=models.DecimalField(decimal_places=4, default=Decimal('0'), editable=False, max_digits=16, verbose_name='value'),
        ),
        migrations.AddField(
            model_name='product',
            name='created_at',
            field=models.DateTimeField(db_default=models.Func(function='core_now'), editable=False),
        ),
        migrations.AddField(
            model_name='product',
            name='fragile',
            field=models.BooleanField(default=False, verbose_name='fragile'),
        ),
        migrations.AddField(
            model_name='product',
            name='max_stack',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='stacked at most'),
        ),
        migrations.AddField(
            model_name='product',
            name='state',
            field=django_fsm.FSMField(choices=[('in_use', 'In use'), ('retired', 'Retired')], default='in_use', editable=False, max_length=50, protected=True, verbose_name='state'),
        ),
        migrations.AddField(
            model_name='product',
            name='transport_max',
            field=models.SmallIntegerField(blank=True, null=True, verbose_name='on the way at most °C'),
        ),
        migrations.AddField(
            model_name='product',
            name='transport_min',
            field=models.SmallIntegerField(blank=True, null=True, verbose_name='on the way at least °C'),
        ),
        migrations.AddField(
            model_name='product',
            name='updated_at',
            field=models.DateTimeField(db_default=models.Func(function='core_now'), editable=False),
        ),
        migrations.AddField(
            model_name='product',
            name='version',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='stockmove',
            name='cost',
            field=models.DecimalField(decimal_places=4, default=0, editable=False, max_digits=16, verbose_name='cost'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='stockmove',
            name='line',
            field=models.CharField(blank=True, default='', max_length=40, verbose_name='line'),
        ),
        migrations.RunSQL(RETIRED, migrations.RunSQL.noop),
        migrations.RemoveField(model_name='product', name='active'),
        migrations.AddField(
            model_name='product',
            name='active',
            field=models.GeneratedField(db_persist=True, expression=models.Q(('state', 'in_use')), output_field=models.BooleanField(), verbose_name='in use'),
        ),
        migrations.AlterField(
            model_name='stockmove',
            name='kind',
            field=models.CharField(choices=[('receipt', 'Receipt of goods'), ('issue', 'Issue'), ('return', 'Return of goods'), ('adjust', 'Adjustment'), ('count', 'Difference of a count'), ('transfer', 'Transfer'), ('dispatch', 'Sent to another warehouse'), ('arrival', 'Coming from another warehouse'), ('disposal', 'Destroyed')], max_length=10, verbose_name='kind of move'),
        ),
        migrations.AddIndex(
            model_name='stockmove',
            index=django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['at'], name='move_by_time'),
        ),
        migrations.AddConstraint(
            model_name='allocation',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), models.Q(('actor_name', ''), _negated=True), _connector='OR'), name='allocation_reason_has_person'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('max_stack', None), ('max_stack__gt', 0), _connector='OR'), name='product_stack_of_some'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('transport_min', None), ('transport_max', None), ('transport_min__lt', models.F('transport_max')), _connector='OR'), name='product_transport_range'),
        ),
        migrations.AddConstraint(
            model_name='stockmove',
            constraint=models.UniqueConstraint(fields=('document', 'line', 'lot', 'kind'), name='move_once'),
        ),
        migrations.AddConstraint(
            model_name='stockmove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('receipt', 'return', 'arrival')), ('quantity__gt', 0)), models.Q(('kind__in', ('issue', 'dispatch', 'disposal')), ('quantity__lt', 0)), models.Q(('kind', 'transfer'), models.Q(('quantity', 0), _negated=True)), models.Q(('kind__in', ('adjust', 'count')), models.Q(('quantity', 0), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='move_sign_fits_kind'),
        ),
        migrations.AddConstraint(
            model_name='stockmove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document', ''), _negated=True), models.Q(('actor_name', ''), _negated=True)), name='move_has_document_and_person'),
        ),
        migrations.AddField(
            model_name='bin',
            name='warehouse',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bins', to='inventory.warehouse', verbose_name='warehouse'),
        ),
        migrations.AddField(
            model_name='zone',
            name='warehouse',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zones', to='inventory.warehouse', verbose_name='warehouse'),
        ),
        migrations.AddField(
            model_name='bin',
            name='zone',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bins', to='inventory.zone', verbose_name='zone'),
        ),
        migrations.RenameField(model_name='lot', old_name='bin', new_name='bin_code'),
        migrations.AddField(
            model_name='lot',
            name='bin',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='inventory.bin', verbose_name='bin'),
        ),
        migrations.RunSQL(BINS, migrations.RunSQL.noop),
        migrations.RemoveField(model_name='lot', name='bin_code'),
        migrations.AddIndex(
            model_name='lot',
            index=models.Index(fields=['product', 'lot_no'], name='lot_of_batch'),
        ),
        migrations.AddIndex(
            model_name='lot',
            index=models.Index(condition=models.Q(('on_hand__gt', 0)), fields=['bin'], name='lot_in_bin'),
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.UniqueConstraint(fields=('warehouse', 'product', 'lot_no', 'bin'), name='lot_by_place', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.CheckConstraint(condition=models.Q(('value__gte', 0), models.Q(('on_hand__gt', 0), ('value', 0), _connector='OR')), name='lot_value_of_goods'),
        ),
        migrations.AddConstraint(
            model_name='lot',
            constraint=models.CheckConstraint(condition=models.Q(('produced_on', None), ('expires_on', None), ('produced_on__lte', models.F('expires_on')), _connector='OR'), name='lot_made_before_it_ends'),
        ),
        migrations.AddField(
            model_name='pack',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='packs', to='inventory.product', verbose_name='product'),
        ),
        migrations.AddConstraint(
            model_name='pack',
            constraint=models.UniqueConstraint(fields=('product', 'name'), name='pack_by_name'),
        ),
        migrations.AddConstraint(
            model_name='pack',
            constraint=models.UniqueConstraint(condition=models.Q(('barcode', ''), _negated=True), fields=('barcode',), name='pack_by_barcode'),
        ),
        migrations.AddConstraint(
            model_name='pack',
            constraint=models.CheckConstraint(condition=models.Q(('units__gt', 1)), name='pack_of_several'),
        ),
        migrations.AddConstraint(
            model_name='pack',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='pack_has_name'),
        ),
        migrations.AddConstraint(
            model_name='zone',
            constraint=models.UniqueConstraint(fields=('warehouse', 'code'), name='zone_by_code'),
        ),
        migrations.AddConstraint(
            model_name='zone',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['store', 'receiving', 'quarantine', 'disposal', 'transit'])), name='zone_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='bin',
            constraint=models.UniqueConstraint(fields=('warehouse', 'code'), name='bin_by_code'),
        ),
        migrations.AddConstraint(
            model_name='bin',
            constraint=models.UniqueConstraint(condition=models.Q(('barcode', ''), _negated=True), fields=('barcode',), name='bin_by_barcode'),
        ),
        migrations.AddConstraint(
            model_name='bin',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='bin_has_code'),
        ),
    ]
