"""The first version of both questionnaires, published."""

import json
from pathlib import Path

from django.db import migrations
from django.db.models import Func

SHIPPED = Path(__file__).parent.parent / "data"


def seed(apps, schema_editor):
    questionnaire = apps.get_model("health_records", "Questionnaire")
    for code in ("health_record", "assessment"):
        schema = json.loads((SHIPPED / f"{code}_v1.json").read_text(encoding="utf-8"))
        questionnaire.objects.get_or_create(
            code=code,
            number=1,
            defaults={
                "data": schema,
                "published_at": Func(function="core_now"),
                "published_by": "system",
            },
        )


class Migration(migrations.Migration):
    dependencies = [("health_records", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
