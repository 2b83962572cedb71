"""Structured logs in which nobody's phone, identity number, secret or token ever appears."""

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

HIDDEN = "[redacted]"
SECRET_NAMES = re.compile(
    r"phone|mobile|id_?number|id_?card|passw|secret|token|authorization|cookie|signature|session|api_?key",
    re.IGNORECASE,
)
PERSONAL = re.compile(
    r"(?<![\dA-Za-z])(?:"
    r"\d{17}[\dXx]"  # identity number
    r"|(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}"  # mobile phone
    r")(?![\dA-Za-z])"
    r"|(?<=[Bb]earer )\S+|(?<=[Tt]oken )\S+"
    r"|(?<=/c/)[^/\s?\"']+"  # a customer's link is a key to the data
)


def redact(value: Any) -> Any:
    """The same value with everything personal or secret replaced, at any depth."""
    if isinstance(value, str):
        return PERSONAL.sub(HIDDEN, value)
    if isinstance(value, dict):
        return {
            key: HIDDEN if item and SECRET_NAMES.search(str(key)) else redact(item)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple | set):
        return [redact(item) for item in value]
    if value is None or isinstance(value, int | float):
        return value
    return redact(str(value))  # a request or a row is written as its words


def redacting(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """The last processor before a line is written, for our loggers and everybody else's."""
    return {
        key: item if key.startswith("_") else redact({key: item})[key]
        for key, item in event.items()
    }


SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.StackInfoRenderer(),
]


def logging_config(level: str) -> dict[str, Any]:
    """Django's LOGGING: one JSON object per line on the error output."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED_PROCESSORS,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*SHARED_PROCESSORS, structlog.stdlib.ExtraAdder()],
        "processors": [
            structlog.processors.format_exc_info,
            redacting,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            name: {"level": logging.WARNING}
            for name in ("axes", "celery.beat", "celery.worker.strategy", "fontTools", "httpx")
        },
    }
