"""The provider of demo and tests: it keeps what would have been sent, each letter once."""

from dataclasses import dataclass

from notifications.channels.letter import Letter
from notifications.models import LocalOutbox


@dataclass(frozen=True)
class Local:
    """Stands in for the provider of a channel."""

    name: str

    def send(self, letter: Letter) -> str:
        """Keep the letter; the same key again changes nothing, as with a good provider."""
        LocalOutbox.objects.bulk_create(
            [
                LocalOutbox(
                    provider_key=letter.provider_key,
                    channel=self.name,
                    address=letter.to,
                    title=letter.title,
                    body=letter.body,
                    at=letter.at,
                )
            ],
            ignore_conflicts=True,
        )
        return "kept"

    def find(self, letter: Letter) -> str | None:
        """Whether it is there already."""
        kept = LocalOutbox.objects.filter(provider_key=letter.provider_key).exists()
        return "kept" if kept else None

    def received(self, letter: Letter) -> bool | None:
        """What is kept has arrived."""
        return self.find(letter) is not None
