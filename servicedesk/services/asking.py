"""A customer asks by link: answered from the knowledge base, else by a person (requirements E5)."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Refused
from customers import selectors as customers
from customers.models import Customer, Purpose
from knowledge import selectors as knowledge
from knowledge import services as articles
from knowledge.models import Topic
from servicedesk.answering import NOTHING, get_answerer
from servicedesk.choices import ChannelKind
from servicedesk.models import AutoAnswer, Enquiry
from servicedesk.services.taking import take_enquiry


def ask(*, customer: Customer, question: str) -> AutoAnswer:
    """Answer from articles that customers may read; nothing that fits is said to be nothing."""
    hits = knowledge.search(question, among=knowledge.public())
    sure = bool(hits) and hits[0].sure
    answerer = get_answerer()
    if answerer.leaves_the_house and not customers.has_consent(customer.pk, Purpose.AI_ASSIST):
        answerer = get_answerer(in_house=True)
    reply = answerer.answer(question, hits) if sure else NOTHING
    article = hits[0].article if reply.text else None
    with transaction.atomic():
        articles.asked(question=question, answered=bool(reply.text))
        if article is not None:
            articles.used(article)
        return AutoAnswer.objects.create(
            customer=customer,
            question=question,
            text=reply.text,
            article=article,
            by_name=reply.by_name,
            at=clock.now(),
        )


@transaction.atomic
def helped(*, answer: AutoAnswer, yes: bool) -> None:
    """The customer's word on it; a no is a voice against the article and a gap."""
    locked = AutoAnswer.objects.select_for_update().get(pk=answer.pk)
    if locked.article is None:
        raise Refused(_("There was no answer to judge."))
    AutoAnswer.objects.filter(pk=locked.pk).update(helped=yes)
    articles.vote(
        article=locked.article,
        voter=f"customer:{locked.customer_id}",
        helped=yes,
        question=locked.question,
    )


@transaction.atomic
def hand_over(*, answer: AutoAnswer, by: Actor) -> Enquiry:
    """A person takes over; asked for twice it is the same enquiry."""
    locked = AutoAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if locked.enquiry is not None:
        return locked.enquiry
    topic = locked.article.topic if locked.article else Topic.ELSE
    enquiry = take_enquiry(
        by=by,
        kind=ChannelKind.LINK,
        topic=topic,
        question=locked.question,
        customer=locked.customer,
    )
    AutoAnswer.objects.filter(pk=locked.pk).update(enquiry=enquiry)
    return enquiry
