"""The shipped words as editable templates; what is there already stays."""

from notifications.models import MessageTemplate
from notifications.texts import LANGUAGES, TEXTS


def seed() -> None:
    """Every kind of message in every language."""
    MessageTemplate.objects.bulk_create(
        [
            MessageTemplate(
                code=shipped.code, language=language, **shipped.text(language)._asdict()
            )
            for shipped in TEXTS.values()
            for language, _label in LANGUAGES
        ],
        ignore_conflicts=True,
    )
