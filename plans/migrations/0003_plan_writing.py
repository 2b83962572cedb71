"""The library of plans, drafts that are being typed, versions to compare."""

import json
from pathlib import Path

import core.clock
import core.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


LIBRARY = Path(__file__).parent.parent / "data" / "plans.json"


def seed(apps, schema_editor):
    template = apps.get_model("plans", "PlanTemplate")
    for plan in json.loads(LIBRARY.read_text(encoding="utf-8")):
        template.objects.get_or_create(code=plan["code"], defaults=plan)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0002_menus"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("diet", models.TextField(blank=True, max_length=8000, verbose_name="diet")),
                (
                    "exercise",
                    models.TextField(blank=True, max_length=8000, verbose_name="exercise"),
                ),
                ("rest", models.TextField(blank=True, max_length=8000, verbose_name="rest")),
                ("mind", models.TextField(blank=True, max_length=8000, verbose_name="mind")),
                ("active", models.BooleanField(default=True, verbose_name="active")),
            ],
            options={
                "verbose_name": "plan template",
                "verbose_name_plural": "plan templates",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="PlanDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("read_version", models.PositiveIntegerField()),
                ("content", core.fields.EncryptedJSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="plans.plan",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "draft of a plan",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "user"), name="plandraft_one_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("content", core.fields.EncryptedJSONField(default=dict)),
                ("by_name", models.CharField(max_length=80, verbose_name="written by")),
                (
                    "at",
                    models.DateTimeField(db_default=core.clock.Now(), verbose_name="written at"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a plan",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="planversion_once")
                ],
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
