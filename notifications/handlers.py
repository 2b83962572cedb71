"""The third listener of every event: it writes the messages of the table, and nothing else."""

from collections.abc import Iterator

from core.cases import people_of
from core.events import Event
from notifications.audience import holders, present
from notifications.services import send
from notifications.table import BY_EVENT, CUSTOMER, DATA, ROW, TEAM, Notice
from notifications.writing import Note


def handle(event: Event) -> None:
    """Tell those whom the table names."""
    notices = [n for n in BY_EVENT.get(event.name, ()) if n.fits(event.data)]
    if notices:
        send([note for notice in notices for note in _notes(notice, event)])


def _notes(notice: Notice, event: Event) -> Iterator[Note]:
    row = event.row
    known = {"case": row.case_key, "branch": row.branch_key}
    facts = {name: event.data[name] for name in notice.facts if name in event.data}
    same = {
        "template": notice.template,
        "dedupe": f"{event.name}:{row.pk}:{getattr(row, 'version', 0)}:{notice.template}",
        "payload": {**known, **facts},
        "link": row.key,
    }
    if notice.to == (CUSTOMER,):
        if row.customer_key is not None:
            yield Note(customer_key=row.customer_key, **same)
        return
    people = dict.fromkeys(pk for who in notice.to for pk in _staff(who, event))
    yield from (Note(user_id=pk, **same) for pk in people if pk != event.by.user_id)


def _staff(who: str, event: Event) -> list[int]:
    """The people whom one word of the table means."""
    row = event.row
    if who.startswith((ROW, DATA)):
        name = who.partition(".")[2]
        person = getattr(row, name, None) if who.startswith(ROW) else event.data.get(name)
        return present([int(person)], event.at) if person else []
    team = people_of(row.case_key)
    if who == TEAM:
        return present(team.values(), event.at)
    return holders(who, case_key=row.case_key, branch_id=row.branch_key, at=event.at, team=team)
