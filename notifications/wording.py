"""Messages in words: the reader's language, the edited template, places filled from the payload."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import translation

from notifications import people
from notifications.models import Message, MessageTemplate
from notifications.people import CustomerContact
from notifications.placeholders import fill
from notifications.quiet import LOCAL
from notifications.texts import TEXTS, Shipped, Text

DIGEST = "digest"
#: A digest names so many of its messages; the page shows them all.
MOST_LINES = 20


class Words(NamedTuple):
    """What the reader reads."""

    title: str
    body: str


@dataclass(frozen=True)
class Template:
    """The words of one kind of message, edited or as shipped, with its providers' templates."""

    text: Text
    sms_code: str = ""
    wechat_code: str = ""
    wechat_fields: Mapping[str, str] = field(default_factory=dict)


def code_of(message: Message) -> str:
    """Which words a message has: those of a reminder depend on its place in the ladder."""
    if message.template == "clock.remind":
        own = f"clock.{message.payload.get('step', '')}"
        return own if own in TEXTS else message.template
    return message.template


def templates(codes: Iterable[str], language: str) -> dict[str, Template]:
    """The words of kinds of messages in one query; what nobody has edited is as shipped."""
    wanted = set(codes)
    edited = MessageTemplate.objects.filter(code__in=wanted, language=_language(language))
    found = {
        row.code: Template(
            Text(row.title, row.body), row.sms_code, row.wechat_code, row.wechat_fields
        )
        for row in edited
    }
    return {code: found.get(code) or Template(_shipped(code).text(language)) for code in wanted}


def titles(messages: Sequence[Message], language: str) -> dict[int, str]:
    """The titles of staff's messages, all at once."""
    known = templates(map(code_of, messages), language)
    cases = people.titles_of({_case(message) for message in messages if _case(message)})
    with translation.override(language):
        return {
            message.pk: _line(known[code_of(message)].text.title, values_of(message, cases))
            for message in messages
        }


def words(message: Message, language: str) -> Words:
    """Title and body of a member of staff's message."""
    title = titles([message], language)[message.pk]
    if message.template == DIGEST:
        return Words(title, "\n".join(lines(message, language)))
    body = templates([code_of(message)], language)[code_of(message)].text.body
    cases = people.titles_of({_case(message)} - {""})
    with translation.override(language):
        return Words(title, fill(body, values_of(message, cases)))


def lines(digest: Message, language: str) -> list[str]:
    """The titles of what was folded into a digest, the most urgent first."""
    folded = list(digest.folded.order_by("-urgent", "pk")[: MOST_LINES + 1])
    found = [f"• {title}" for title in titles(folded[:MOST_LINES], language).values()]
    return [*found, "…"] if len(folded) > MOST_LINES else found


def to_customer(
    message: Message, contact: CustomerContact, url: str
) -> tuple[Words, Template, dict[str, Any]]:
    """A customer's message in words, its template, and what fills the places of the providers'."""
    template = templates([message.template], contact.language)[message.template]
    cases = people.titles_of({_case(message)} - {""})
    values = {**values_of(message, cases), "name": contact.name, "link": url}
    with translation.override(contact.language):
        return (
            Words(_line(template.text.title, values), fill(template.text.body, values)),
            template,
            values,
        )


def values_of(message: Message, cases: Mapping[str, str]) -> dict[str, Any]:
    """What a message's places are filled with."""
    payload = message.payload
    values = {k: v for k, v in payload.items() if isinstance(v, str | int)}
    values["case"] = cases.get(_case(message), "")
    if "code" in payload:
        values["task"] = people.clock_label(payload["code"])
    if payload.get("due"):
        values["due"] = short(payload["due"])
    return values


def short(moment: str) -> str:
    """11-23 18:00 in local time, from what a payload holds."""
    return f"{datetime.fromisoformat(moment).astimezone(LOCAL):%m-%d %H:%M}"


def _line(text: str, values: Mapping[str, Any]) -> str:
    """A title is one line: it becomes a subject."""
    return " ".join(fill(text, values).split())


def _case(message: Message) -> str:
    return str(message.payload.get("case") or "")


def _language(language: str) -> str:
    return "en" if language.startswith("en") else "zh-hans"


def _shipped(code: str) -> Shipped:
    unknown = Text(code, code)
    return TEXTS.get(code) or Shipped(code, (), unknown, unknown)
