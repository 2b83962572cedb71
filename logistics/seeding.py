"""The shapes of tracking numbers that a fresh installation begins with."""

from logistics.carriers import SHAPES
from logistics.models import NumberShape


def seed() -> None:
    """Fill an empty table; what people have made of it stays."""
    if NumberShape.objects.exists():
        return
    NumberShape.objects.bulk_create(
        NumberShape(
            carrier=shape.carrier,
            pattern=shape.pattern,
            certain=shape.certain,
            example=shape.example,
        )
        for shape in SHAPES
    )
