"""From a delivery to a letter: the reader's words, the address of this moment, the link."""

from collections.abc import Mapping
from importlib import import_module

from django.conf import settings

from core import web
from notifications import people
from notifications.channels.letter import Letter, Permanent
from notifications.models import Delivery, Message
from notifications.placeholders import fill, places
from notifications.wording import Template, to_customer, words


def compose(delivery: Delivery) -> Letter:
    """What is sent; ``Permanent`` when there is nobody to send it to any more."""
    message = Message.objects.select_related("recipient").get(pk=delivery.message_id)
    outside = message.recipient_id is None
    return _to_customer(delivery, message) if outside else _to_staff(delivery, message)


def _to_staff(delivery: Delivery, message: Message) -> Letter:
    user = message.recipient
    if user is None or not user.is_active:
        raise Permanent("nobody there")
    to = {"email": user.email, "im": user.im_url}.get(delivery.channel, "")
    if not to:
        raise Permanent("no address")
    said = words(message, user.language)
    url = absolute(_page(message.link)) if message.link else ""
    return Letter(
        provider_key=delivery.provider_key,
        to=to,
        title=said.title,
        body="\n".join(filter(None, (said.body, url))),
        at=message.created_at,
    )


def _to_customer(delivery: Delivery, message: Message) -> Letter:
    contact = people.contact_for(message)
    to = contact.address(delivery.channel) if contact else ""
    if contact is None or not to or contact.opted_out:
        raise Permanent("no address")
    case = str(message.payload.get("case") or "")
    path = people.customer_path(message.template, message.link, case, message.customer_key)
    said, template, values = to_customer(message, contact, absolute(path))
    number, filled = _approved(delivery.channel, template, {**values, "link": path.strip("/")})
    return Letter(
        provider_key=delivery.provider_key,
        to=to,
        title=said.title,
        body=said.body,
        at=delivery.tried[0],
        template=number,
        values=filled,
    )


def _approved(
    channel: str, template: Template, values: Mapping[str, object]
) -> tuple[str, dict[str, str]]:
    """The provider's template of the message, and what goes into its fields."""
    if channel == "wechat":
        fields = template.wechat_fields.items()
        return template.wechat_code, {name: fill(text, values) for name, text in fields}
    names = places(template.text.body)
    return template.sms_code, {name: str(values.get(name) or "") for name in sorted(names)}


def _page(key: str) -> str:
    """The page of a row; a worker may not have built the addresses, which declare the screens."""
    import_module(settings.ROOT_URLCONF)
    return web.url_for(key)


def absolute(path: str) -> str:
    """A page as others reach it; nothing when there is none."""
    return f"{settings.SITE_URL.rstrip('/')}{path}" if path else ""
