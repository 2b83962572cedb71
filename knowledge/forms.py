"""What the steps of an article and of a question ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import RIGHTS, Right
from knowledge.choices import Audience, Topic

TITLE, KEYWORDS, BODY = 120, 200, 8000


class ArticleForm(forms.Form):
    """The question, its answer, and the words under which it is looked for."""

    title = forms.CharField(
        label=_("The question"), max_length=TITLE, help_text=_("As customers ask it.")
    )
    body = forms.CharField(
        label=_("Answer"), max_length=BODY, widget=forms.Textarea(attrs={"rows": 10})
    )
    keywords = forms.CharField(
        label=_("Other words for it"),
        max_length=KEYWORDS,
        required=False,
        help_text=_("What people type when they mean this; blanks between them."),
    )
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    audience = forms.ChoiceField(label=_("Who reads it"), choices=Audience.choices)


class ReviewForm(forms.Form):
    """That it is still right, and how that was seen."""

    note = forms.CharField(
        label=_("How it was checked"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class OwnerForm(forms.Form):
    """Who answers for the article from now on."""

    owner = forms.ModelChoiceField(label=_("Owner"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [str(role) for role in RIGHTS[Right.KNOWLEDGE_EDIT]]
        staff = User.objects.filter(is_active=True, roles__overlap=roles)
        self.fields["owner"].queryset = staff.order_by("full_name", "pk")


class SettleForm(forms.Form):
    """The article that answers the question."""

    article = forms.ModelChoiceField(label=_("Article"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"].queryset = articles()


def articles() -> Any:
    """What may be chosen; the model is known only when it is there."""
    return User._meta.apps.get_model("knowledge", "Article").objects.exclude(state="archived")
