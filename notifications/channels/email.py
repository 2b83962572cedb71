"""E-mail through whatever server the settings name."""

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage, get_connection

from notifications.channels.letter import TIMEOUT_SECONDS, Letter, Permanent, Silent, Temporary


class Email(Silent):
    """Plain text; the message id is the provider key, so that a repeated one is recognised."""

    def send(self, letter: Letter) -> str:
        """Hand over to the mail server; an address that it refuses is refused for good."""
        mail = EmailMessage(
            subject=" ".join(letter.title.split()),
            body=letter.body,
            to=[letter.to],
            headers={
                "Message-ID": f"<{letter.provider_key}@dma>",
                "Auto-Submitted": "auto-generated",
            },
            connection=get_connection(timeout=TIMEOUT_SECONDS),
        )
        try:
            mail.send()
        except SMTPRecipientsRefused as error:
            codes = [code for code, _text in error.recipients.values()]
            kind = Permanent if all(code >= 500 for code in codes) else Temporary
            raise kind(f"recipient refused {codes}") from None
        except SMTPSenderRefused as error:
            raise Temporary(f"sender refused {error.smtp_code}") from None
        except (SMTPException, OSError) as error:
            raise Temporary(type(error).__name__) from None
        return "handed over"
