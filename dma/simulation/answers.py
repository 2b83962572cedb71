"""What a simulated customer writes into the forms: complete, healthy, nobody's own."""

from typing import Any

RECORD: dict[str, Any] = {
    "sex": "female", "birth_date": "1988-05-20", "height_cm": "162", "weight_kg": "68.5",
    "conditions": ["none"], "surgery": "false", "pregnancy": "no", "takes_medication": "false",
    "allergens": ["none"], "family_conditions": ["diabetes"], "meals_per_day": "3",
    "eating_out": "some", "alcohol": "never", "smoking": "never", "exercise_days": "0",
    "sleep_hours": "6.5", "bedtime": "23to24", "stress": "4", "mood": "tired",
    "goals": ["weight"], "call_time": ["evening"],
}  # fmt: skip
ASSESSMENT: dict[str, Any] = {
    "sex": "female", "age": "38", "height_cm": "162", "weight_kg": "68.5", "weight_change_kg": "0",
    "bp_systolic": "118", "bp_diastolic": "76", "pregnant": "false", "chest_pain": "false",
    "fainting": "false", "heart_event": "false", "eating_disorder": "false", "self_harm": "false",
    "cancer_treatment": "false", "insulin": "false", "anticoagulant": "false", "has_lab": "false",
    "ready": "8", "truthful": "true",
}  # fmt: skip
PLAN = {
    "diet": "三餐定时，主食减半，每日蔬菜 500 克，蛋白质 80 克，饮水 2000 毫升。",
    "exercise": "每日步行 8000 步，每周三次力量练习，每次 20 分钟。",
    "rest": "22:30 前入睡，睡前一小时不看屏幕。",
    "mind": "每天记录一件顺利的事，压力大时做五分钟呼吸练习。",
    "goals": [{"metric": "weight", "baseline": "68.5", "target": "62"}],
}
CALL = {"minutes": 25, "notes": "已说明方案要点，客户理解并同意。", "outcome": "agreed"}
REVIEW = {
    "score": 5,
    "went_well": "配合顺畅",
    "went_badly": "",
    "outcome": "体重下降，睡眠改善",
    "suggestions": "",
}
CONCLUSIONS = "体重与体脂下降，睡眠与步数达标。建议保持现有饮食结构，每月复称一次。"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕"
