"""Drafts of a plan: by rules in the house, or by a drafting service behind an interface.

A draft is a proposal on the desk of the health manager. It is never the plan and never sent; the
service gets no name, number, address or date of birth, and nothing at all without the customer's
consent (requirements L11).
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Protocol

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.completions import NoCompletion, Service

PARTS = ("diet", "exercise", "rest", "mind")
MOST_CHARS = 4000
FENCE = re.compile(r"^```\w*\s*|\s*```$")
INSTRUCTION = (
    "你是健康管理师的助手。根据给出的匿名资料，为 49 天的健康方案写一份草稿，供健康管理师修改。"
    "只输出一个 JSON 对象，键为 diet、exercise、rest、mind，值为中文文本。"
    "不作诊断，不推荐药物，避开过敏原，遇到不确定的情况写明需要人工确认。"
)


class Failure(TextChoices):
    """Why there is no draft, in words for the person who asked."""

    TIMEOUT = "timeout", _("The drafting service did not answer in time.")
    AWAY = "away", _("The drafting service cannot be reached.")
    KEY = "key", _("The drafting service refused our key. Tell the system administrator.")
    BUSY = "busy", _("The drafting service is busy or out of quota. Try again later.")
    REFUSED = "refused", _("The drafting service refused the request.")
    UNREADABLE = "unreadable", _("The drafting service gave an answer that cannot be read.")
    INCOMPLETE = "incomplete", _("The draft was not complete: a part of the four was missing.")


class DraftFailed(Exception):
    """The drafting service did not give a usable draft."""

    def __init__(self, why: Failure) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class DraftInput:
    """What a drafter may know: a person without a name."""

    age_band: str
    sex: str
    allergies: Sequence[str]
    goals: Sequence[Mapping[str, Any]]
    metrics: Mapping[str, str]
    answers: Sequence[tuple[str, str]]


class Drafter(Protocol):
    """Whoever can write a proposal."""

    name: str
    leaves_the_house: bool

    def draft(self, given: DraftInput) -> dict[str, str]:
        """The four parts as text."""


class RuleDrafter:
    """The embedded default: sentences chosen by age, weight and allergies. Nothing leaves."""

    name = "rules-1"
    leaves_the_house = False

    def draft(self, given: DraftInput) -> dict[str, str]:
        """A cautious beginning for the health manager."""
        return {
            "diet": _diet(given),
            "exercise": _exercise(given),
            "rest": "22:30 前入睡，保证 7–8 小时；午休不超过 30 分钟；睡前一小时不看屏幕。",
            "mind": "每天记录一件做到的小事；压力大时做 5 分钟腹式呼吸；每周与教练聊一次感受。",
        }


@dataclass(frozen=True)
class HttpDrafter:
    """Any service that speaks the chat-completions format."""

    url: str
    key: str
    model: str
    leaves_the_house: bool = True

    @property
    def name(self) -> str:
        """Shown beside every draft."""
        return self.model

    def draft(self, given: DraftInput) -> dict[str, str]:
        """Ask, read, and take nothing but the four texts."""
        service = Service(self.url, self.key, self.model, settings.DMA_DRAFTER_TIMEOUT)
        try:
            content = service.complete(
                INSTRUCTION,
                asdict(given),
                temperature=0.3,
                response_format={"type": "json_object"},
            )
        except NoCompletion as none:
            raise DraftFailed(Failure(none.why.value)) from None
        return _parts(content)


def get_drafter() -> Drafter:
    """The service that the settings name, else the rules."""
    url = str(getattr(settings, "DMA_DRAFTER_URL", ""))
    if not url.startswith(("http://", "https://")):
        return RuleDrafter()
    return HttpDrafter(url, settings.DMA_DRAFTER_KEY, settings.DMA_DRAFTER_MODEL)


def _parts(content: str) -> dict[str, str]:
    """The four texts; a model likes to put its JSON between fences."""
    try:
        parts = json.loads(FENCE.sub("", content))
    except ValueError:
        raise DraftFailed(Failure.UNREADABLE) from None
    if not isinstance(parts, dict):
        raise DraftFailed(Failure.UNREADABLE)
    found = {part: _text(parts.get(part)) for part in PARTS}
    if not all(found.values()):
        raise DraftFailed(Failure.INCOMPLETE)
    return found


def _text(value: Any) -> str:
    """A part as text; some models answer with a list of sentences."""
    lines = value if isinstance(value, list) else [value]
    return "\n".join(line.strip() for line in lines if isinstance(line, str))[:MOST_CHARS].strip()


def _diet(given: DraftInput) -> str:
    lines = [
        "三餐定时，每餐七分饱；主食以杂粮为主，占一拳。",
        "每餐有一掌优质蛋白、两捧蔬菜；每天饮水 1500–2000 毫升，不喝含糖饮料。",
    ]
    if given.allergies:
        lines.append(f"禁用：{'、'.join(given.allergies)}及其制品。")
    weight = next((g for g in given.goals if g.get("metric") == "weight"), None)
    if weight and weight.get("baseline") and weight.get("target"):
        lose = Decimal(weight["baseline"]) - Decimal(weight["target"])
        if lose > 0:
            lines.append(f"目标减重 {lose} 公斤，每周约 {lose / 7:.1f} 公斤。")
            lines.append("每日热量缺口不超过 500 千卡。")
    return "\n".join(lines)


def _exercise(given: DraftInput) -> str:
    if given.age_band in ("60-69", "70+"):
        return "每天步行 30 分钟（可分两次），每周 2 次平衡与轻力量练习；有胸闷、头晕立即停止。"
    return "每周 5 天快走 30–40 分钟，2 天轻力量练习；循序渐进，第二周起每周增加 10%。"


def age_band(age: int | None) -> str:
    """Ten years are precise enough for a draft, and name nobody."""
    if age is None:
        return "unknown"
    return "70+" if age >= 70 else f"{age // 10 * 10}-{age // 10 * 10 + 9}"
