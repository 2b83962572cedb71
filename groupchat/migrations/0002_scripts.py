"""The handbook's three scripts (chapter 5.2); more are reference data."""

from django.db import migrations

SCRIPTS = (
    (
        10,
        "首次接待客户",
        "您好，我是您的专属服务人员 [姓名]，很高兴为您提供 DMA 健康服务，有任何问题都可以找我哦！",
    ),
    (
        20,
        "处理客户投诉",
        "非常抱歉给您带来不好的体验，您先消消气，能详细说一下具体情况吗？我会尽快为您解决。",
    ),
    (
        30,
        "结束服务沟通",
        "感谢您选择我们的 DMA 健康服务，后续有任何健康相关的问题，欢迎随时联系我们，祝您健康愉快！",
    ),
)


def seed(apps, schema_editor):
    script = apps.get_model("groupchat", "Script")
    for position, situation, text in SCRIPTS:
        script.objects.get_or_create(
            situation=situation, defaults={"position": position, "text": text}
        )


class Migration(migrations.Migration):
    dependencies = [("groupchat", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
