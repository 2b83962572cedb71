"""The third listener of every event: it writes the messages of the table, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from core.cases import people_of
from core.events import Event
from notifications.audience import meant_by, standing_for
from notifications.services import send
from notifications.table import BY_EVENT, CUSTOMER, DATA, ROW, TEAM, Notice
from notifications.writing import Note


def handle(events: Sequence[Event]) -> None:
    """Tell those whom the table names."""
    send([note for event in events for note in _notes(event)])


def _notes(event: Event) -> Iterator[Note]:
    notices = [n for n in BY_EVENT.get(event.name, ()) if n.fits(event.data)]
    return _Telling(event).notes(notices) if notices else iter(())


@dataclass
class _Telling:
    """The messages of one event; the team and who is away are asked for once."""

    event: Event

    def notes(self, notices: list[Notice]) -> Iterator[Note]:
        """One message for each reader of each notice; whoever did it knows."""
        meant = [(n, [pk for who in n.to for pk in self._meant(who)]) for n in notices]
        wanted = {pk for _notice, people in meant for pk in people}
        standing = standing_for(wanted, self.event.at)
        for notice, people in meant:
            same = self._message(notice)
            if CUSTOMER in notice.to:
                yield from self._outside(same)
            for pk in dict.fromkeys(standing[pk] for pk in people):
                if pk != self.event.by.user_id:
                    yield Note(user_id=pk, **same)

    def _outside(self, same: dict[str, Any]) -> Iterator[Note]:
        """The row's customer, or the partner in the place of one."""
        row = self.event.row
        if row.customer_key is not None:
            yield Note(customer_key=row.customer_key, **same)
        elif row.partner_key is not None:
            yield Note(partner_key=row.partner_key, **same)

    def _message(self, notice: Notice) -> dict[str, Any]:
        row, data = self.event.row, self.event.data
        version = getattr(row, "version", 0)
        return {
            "template": notice.template,
            "dedupe": f"{self.event.name}:{row.pk}:{version}:{notice.template}",
            "payload": {
                "case": row.case_key,
                "branch": row.branch_key,
                **{name: data[name] for name in notice.facts if name in data},
            },
            "link": row.key,
            "urgent": notice.urgent,
        }

    def _meant(self, who: str) -> list[int]:
        """The people whom one word of the table means, there or not."""
        row = self.event.row
        if who == CUSTOMER:
            return []
        if who == TEAM:
            return list(self._team.values())
        if who.startswith((ROW, DATA)):
            name = who.partition(".")[2]
            data = self.event.data
            person = getattr(row, name, None) if who.startswith(ROW) else data.get(name)
            return [int(person)] if person else []
        return meant_by(who, self._team, row.branch_key)

    @cached_property
    def _team(self) -> dict[str, int]:
        return people_of(self.event.row.case_key)
