"""Seven day menus to begin with; the library is edited in the back office from then on.

One line of the file is one dish, with the nutrients of the usual composition tables.
"""

import csv
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "menus.csv"
NUTRIENTS = ("kcal", "protein", "fat", "carbs")


def menus() -> list[dict[str, Any]]:
    """Every menu of the file, as the library keeps it."""
    found: dict[str, dict[str, Any]] = {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            menu = found.setdefault(
                line["code"],
                {"code": line["code"], "name": line["name"], "tip": line["tip"], "meals": {}},
            )
            dish = {"food": line["food"], "grams": float(line["grams"])}
            dish |= {nutrient: float(line[nutrient]) for nutrient in NUTRIENTS}
            menu["meals"].setdefault(line["meal"], []).append(dish)
    return list(found.values())
