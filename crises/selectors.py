"""Who sees what of the crisis room, and what is like it."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, Greatest

from accounts.models import User
from accounts.roles import Right
from complaints.models import Complaint
from crises.models import Alert, Crisis, Review, Statement

#: Below this nothing is alike.
LEAST_LIKE = 0.15


def visible_to(user: User) -> QuerySet[Crisis]:
    """Headquarters all; a branch its own, those of everybody, and those one is in the team of.

    Whom the complaint behind a crisis is about does not see it.
    """
    if not user.can(Right.CRISES):
        return Crisis.objects.none()
    rows = Crisis.objects.filter(~Q(complaint__accused=user) | Q(complaint__accused=None))
    if user.sees_every_branch:
        return rows
    mine = Crisis.objects.filter(members__user=user).values("pk")
    return rows.filter(Q(branch=user.branch_id) | Q(branch=None) | Q(pk__in=mine))


def for_list(user: User) -> QuerySet[Crisis]:
    """With what a row shows."""
    return visible_to(user).select_related("branch")


def for_detail(user: User) -> QuerySet[Crisis]:
    """With what the page shows."""
    return visible_to(user).select_related("branch", "complaint")


def statements_visible_to(user: User) -> QuerySet[Statement]:
    """Those of the crises that one sees."""
    rows = Statement.objects.filter(crisis__in=visible_to(user).values("pk"))
    return rows.select_related("crisis", "written_by", "signed_by")


def alerts_visible_to(user: User) -> QuerySet[Alert]:
    """Headquarters all; a branch its own, those of the feed, and those pushed to oneself.

    None that was found in a complaint about oneself.
    """
    if not user.can(Right.CRISES):
        return Alert.objects.none()
    label = Value(f"{Complaint._meta.label_lower}:", output_field=TextField())
    about = Complaint.objects.filter(accused=user)
    about_me = about.annotate(where=Concat(label, Cast("pk", TextField()))).values("where")
    rows = Alert.objects.exclude(source_key__in=about_me)
    rows = rows.select_related("rule", "duty", "branch", "handled_by")
    if user.sees_every_branch:
        return rows
    return rows.filter(Q(branch=user.branch_id) | Q(branch=None) | Q(duty=user))


def reviews_visible_to(user: User) -> QuerySet[Review]:
    """Public as they are, for everybody in the room."""
    return Review.objects.all() if user.can(Right.CRISES) else Review.objects.none()


def alike(crisis: Crisis, user: User, most: int = 5) -> list[Crisis]:
    """Past cases whose words are like these, the most alike first; drills teach as well."""
    past = visible_to(user).filter(state="stood_down").exclude(pk=crisis.pk)
    words = Concat(F("title"), Value(" "), F("summary"))
    likeness = Greatest(
        TrigramWordSimilarity(crisis.title, words), TrigramWordSimilarity(crisis.summary, words)
    )
    found = past.annotate(like=likeness).filter(like__gte=LEAST_LIKE)
    return list(found.order_by("-like", "-pk")[:most])
