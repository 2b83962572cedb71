"""What the business does: when this has happened, that begins. One function is one arrow.

Each runs in the transaction of the step that it follows, after the clocks and before the
messages; it touches the database only. `docs/journey.md` draws them.
"""

from dma.process import care, desk, goods, journey
from dma.process.arrows import events, handle

__all__ = ["care", "desk", "events", "goods", "handle", "journey"]
