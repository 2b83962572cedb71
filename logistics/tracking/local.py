"""The local carrier: a parcel's journey follows from its number and the clock. No network.

The last digit chooses the story, so that a demo shows good and bad ones.
"""

from datetime import datetime, timedelta

from logistics.choices import Progress
from logistics.tracking.news import News, Parcel

GOOD = (
    (2, Progress.COLLECTED, "快件已揽收"),
    (12, Progress.TRANSIT, "快件已到达【转运中心】，正发往下一站"),
    (30, Progress.DELIVERING, "快件正在派送，请保持电话畅通"),
    (34, Progress.SIGNED, "快件已签收，签收人：本人"),
)
STORIES = {
    "6": GOOD[:2],  # and then silence
    "7": (*GOOD[:3], (34, Progress.BY_PROXY, "快件已由驿站代收，请及时领取")),
    "8": (*GOOD[:2], (40, Progress.PROBLEM, "快件破损，正在核实")),
    "9": (
        *GOOD[:3],
        (34, Progress.REFUSED, "收件人拒收"),
        (60, Progress.RETURNING, "快件退回途中"),
        (96, Progress.RETURNED, "快件已退回寄件人"),
    ),
}


class LocalCarrier:
    """Tells what must have happened by now."""

    name = "local"

    def subscribe(self, parcel: Parcel, phone_tail: str) -> bool:
        """It tells nothing by itself."""
        return False

    def query(self, parcel: Parcel, phone_tail: str, now: datetime) -> list[News]:
        """The part of the story that is over."""
        if parcel.handed_over_at is None:
            return []
        story = STORIES.get(parcel.tracking_number[-1:], GOOD)
        lines = [
            News(parcel.handed_over_at + timedelta(hours=hours), progress, text)
            for hours, progress, text in story
        ]
        return [line for line in lines if line.at <= now]
