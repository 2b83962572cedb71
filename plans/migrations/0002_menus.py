"""The seven menus that the library begins with."""

from django.db import migrations

from plans.menu_library import menus


def seed(apps, schema_editor):
    template = apps.get_model("plans", "MealTemplate")
    for menu in menus():
        template.objects.get_or_create(code=menu["code"], defaults=menu)


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
