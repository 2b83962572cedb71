"""Why a draft that was asked for is not there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0003_plan_writing"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="failure",
            field=models.CharField(
                blank=True,
                choices=[
                    ("timeout", "The drafting service did not answer in time."),
                    ("away", "The drafting service cannot be reached."),
                    ("key", "The drafting service refused our key. Tell the system administrator."),
                    ("busy", "The drafting service is busy or out of quota. Try again later."),
                    ("refused", "The drafting service refused the request."),
                    ("unreadable", "The drafting service gave an answer that cannot be read."),
                    ("incomplete", "The draft was not complete: a part of the four was missing."),
                ],
                default="",
                max_length=12,
                verbose_name="why there is none",
            ),
        ),
    ]
