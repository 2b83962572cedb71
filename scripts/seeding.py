"""What the handbook says (000, chapter 5.2), and phrases that a health service must not use."""

from scripts.models import Phrase, Script

SCRIPTS = (
    (
        10,
        "首次接待客户",
        "您好，我是您的专属服务人员 {me}，很高兴为您提供 DMA 健康服务，有任何问题都可以找我哦！",
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
    (
        40,
        "每日餐单提醒",
        "{customer}您好，今天是方案第 {day} 天，明天的餐单已经发给您，有不清楚的地方请随时问我。",
    ),
    (
        50,
        "视频沟通预约",
        "{customer}您好，{coach}教练想与您约一次视频沟通，请问您什么时间方便？",
    ),
)
PHRASES = (
    ("不归我管", "我来帮您联系负责的同事，并跟进到底。"),
    ("不知道", "我先为您核实，稍后给您准确的答复。"),
    ("保证治愈", "我们会按方案为您做健康管理，效果因人而异。"),
    ("包治", "我们提供的是健康管理服务，不能代替治疗。"),
    ("百分百有效", "多数客户有所改善，效果因人而异。"),
    ("停药", "用药请遵医嘱，我可以帮您联系功能医生。"),
    ("没办法", "我和同事一起想想办法，今天之内给您答复。"),
    ("这是规定", "请允许我说明一下原因，看看怎样对您最方便。"),
)


def seed() -> None:
    """What is there stays, also when somebody has withdrawn it."""
    for position, situation, text in SCRIPTS:
        if not Script.objects.filter(situation=situation).exists():
            Script.objects.create(position=position, situation=situation, text=text)
    for phrase, suggestion in PHRASES:
        Phrase.objects.get_or_create(phrase=phrase, defaults={"suggestion": suggestion})
