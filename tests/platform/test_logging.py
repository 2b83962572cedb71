"""Nothing personal and nothing secret reaches a log line."""

import io
import json
import logging
import logging.config

import pytest
import structlog

from core.logging import HIDDEN, logging_config, redact


def formatter() -> logging.Formatter:
    config = logging_config("INFO")
    made = logging.config.DictConfigurator(config)
    return made.configure_formatter(config["formatters"]["json"])


@pytest.mark.parametrize(
    "text",
    [
        "call 13812345678",
        "call +86 138-1234-5678",
        "id 11010519491231002X",
        "Authorization: Bearer abc.def",
        "GET /c/eyJhbGciOi/ 200",
    ],
)
def test_redact_when_personal_then_hidden(text: str) -> None:
    assert HIDDEN in redact(text)


@pytest.mark.parametrize(
    "text", ["order 20261122000131234567890", "2026-10-10T15:00:00", "8800.00"]
)
def test_redact_when_ordinary_then_kept(text: str) -> None:
    assert redact(text) == text


def test_log_line_when_written_by_any_logger_then_redacted() -> None:
    record = logging.LogRecord(
        "other", logging.INFO, __file__, 1, "sent to %s", ("13812345678",), None
    )

    line = json.loads(formatter().format(record))

    assert line["event"] == f"sent to {HIDDEN}"
    assert line["logger"] == "other"


def test_log_line_when_django_adds_the_request_then_its_address_is_redacted(rf) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Gone", (), None)
    record.request = rf.get("/c/abcdefghijkl.mnopqrst/")

    line = json.loads(formatter().format(record))

    assert line["request"] == f"<WSGIRequest: GET '/c/{HIDDEN}/'>"


def test_log_line_when_named_secret_then_redacted_at_any_depth() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter())
    logger = logging.getLogger("tests.platform.redaction")
    logger.addHandler(handler)

    structlog.get_logger(logger.name).warning("in", data={"phone": "x", "deep": [{"token": "y"}]})

    logger.removeHandler(handler)
    assert json.loads(out.getvalue())["data"] == {"phone": HIDDEN, "deep": [{"token": HIDDEN}]}
