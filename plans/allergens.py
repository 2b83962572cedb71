"""Whether a dish holds something the customer must not eat: plain words, matched generously.

A warning too many costs a minute, one too few can cost a life; so an allergen stands for all the
foods it is usually found in, and a word the customer wrote themselves is looked for as it is.
"""

import re
from collections.abc import Iterable

FOODS: dict[str, tuple[str, ...]] = {
    "花生": ("花生", "peanut"),
    "坚果": ("坚果", "核桃", "杏仁", "腰果", "开心果", "榛子", "夏威夷果", "松子", "巴旦木", "nut"),
    "牛奶": ("奶", "乳", "芝士", "黄油", "milk", "cheese"),
    "鸡蛋": ("蛋", "egg"),
    "大豆": ("豆腐", "豆浆", "豆干", "黄豆", "大豆", "毛豆", "腐竹", "酱油", "soy"),
    "麸质": ("小麦", "面包", "面条", "馒头", "包子", "饺", "麦", "意面", "馄饨", "wheat"),
    "海鲜": ("鱼", "虾", "蟹", "贝", "蛤", "蚝", "鱿", "海参", "三文", "扇贝", "fish", "shrimp"),
    "鱼": ("鱼", "三文", "鳕", "鲈", "fish"),
    "甲壳类": ("虾", "蟹", "shrimp", "crab"),
    "贝类": ("贝", "蛤", "蚝", "扇贝", "鲍"),
    "芝麻": ("芝麻", "麻酱", "sesame"),
    "芒果": ("芒果", "mango"),
    "菠萝": ("菠萝", "凤梨", "pineapple"),
}
ALIASES = {
    "虾": "甲壳类",
    "蟹": "甲壳类",
    "虾蟹": "甲壳类",
    "乳": "牛奶",
    "奶": "牛奶",
    "乳制品": "牛奶",
    "乳糖": "牛奶",
    "奶制品": "牛奶",
    "蛋": "鸡蛋",
    "蛋类": "鸡蛋",
    "豆": "大豆",
    "豆类": "大豆",
    "小麦": "麸质",
    "鱼类": "鱼",
    "水产": "海鲜",
    "peanut": "花生",
    "nuts": "坚果",
    "milk": "牛奶",
    "egg": "鸡蛋",
    "soy": "大豆",
    "gluten": "麸质",
    "wheat": "麸质",
    "seafood": "海鲜",
    "shellfish": "甲壳类",
    "fish": "鱼",
    "sesame": "芝麻",
    "mango": "芒果",
}
NOTHING = {"", "无", "没有", "否", "none", "no", "暂无", "不详", "无过敏", "无过敏史"}
_TAIL = re.compile(r"(过敏|制品|类食物|食物)+$")


def words_of(texts: Iterable[str]) -> list[str]:
    """The allergens that people have written down, one by one."""
    found: dict[str, None] = {}
    for text in texts:
        for part in re.split(r"[\s,,、;;。./|]+|和|及|或", text):
            word = _TAIL.sub("", part.strip().lower().removeprefix("对"))
            if word not in NOTHING:
                found[word] = None
    return list(found)


def conflicts(foods: Iterable[str], words: Iterable[str]) -> list[str]:
    """Each food that holds an allergen, with the allergen: ``虾仁蒸蛋（虾）``."""
    signs = {word: _signs(word) for word in words}
    found: dict[str, None] = {}
    for food in foods:
        for word, looked_for in signs.items():
            if any(sign in food.lower() for sign in looked_for):
                found[f"{food}（{word}）"] = None
    return list(found)


def _signs(word: str) -> tuple[str, ...]:
    known = FOODS.get(ALIASES.get(word, word), ())
    return (*known, word)
