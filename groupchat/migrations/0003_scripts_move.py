"""The scripts move to an app of their own, where the desk and complaints read them too."""

from django.db import migrations


def move(apps, schema_editor):
    old, new = apps.get_model("groupchat", "Script"), apps.get_model("scripts", "Script")
    for script in old.objects.all():
        text = script.text.replace("[姓名]", "{me}").replace("[客户]", "{customer}")
        new.objects.get_or_create(
            situation=script.situation,
            defaults={"position": script.position, "text": text, "current": script.active},
        )


class Migration(migrations.Migration):
    dependencies = [("groupchat", "0002_scripts"), ("scripts", "0001_initial")]
    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel("Script"),
    ]
