"""E-mail: what a server answers decides whether it is tried again."""

from smtplib import (
    SMTPAuthenticationError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from notifications.channels import Letter, Permanent, Temporary
from notifications.channels.email import Email
from tests.notifications.factories import EMAIL, local

LETTER = Letter("k1", EMAIL, "two\nlines", "text", local("2026-11-20 12:00"))


def test_a_subject_is_one_line_and_the_key_is_the_message_id():
    Email().send(LETTER)
    [sent] = mail.outbox
    assert sent.subject == "two lines"
    assert sent.message()["Message-ID"] == "<k1@dma>"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (SMTPRecipientsRefused({EMAIL: (550, b"no such user")}), Permanent),
        (SMTPRecipientsRefused({EMAIL: (450, b"later")}), Temporary),
        (SMTPSenderRefused(550, b"no", "us@example.com"), Temporary),
        (SMTPAuthenticationError(535, b"bad"), Temporary),
        (SMTPServerDisconnected("gone"), Temporary),
        (ConnectionRefusedError("gone"), Temporary),
        (TimeoutError("slow"), Temporary),
    ],
)
def test_what_the_server_says(monkeypatch, error, kind):
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)
    with pytest.raises(kind) as raised:
        Email().send(LETTER)
    assert EMAIL not in str(raised.value)
