"""The words that the watch begins with; what is there already stays."""

from crises.models import WatchRule

RULES = {
    "健康安全": ["过敏", "住院", "中毒", "休克", "出人命", "送医"],
    "媒体曝光": ["曝光", "记者", "热搜", "上电视", "小红书发", "抖音发"],
    "法律维权": ["律师", "起诉", "维权群", "退一赔三", "12315"],
    "信息泄露": ["泄露", "卖我的信息", "骚扰电话"],
}


def seed() -> None:
    """Each rule by its name."""
    for name, words in RULES.items():
        WatchRule.objects.get_or_create(name=name, defaults={"words": words})
