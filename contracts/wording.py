"""Texts of contracts: filled from variables, shown as safe HTML, laid out as PDF blocks.

A text is plain Markdown with ``{{ variables }}``. What is hashed and kept is the filled text: the
proof does not depend on how a page or a printer lays it out.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import markdown
import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.errors import Invalid

VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
#: What a template may use; everything is known when an order is paid.
VARIABLES = (
    "contract_no",
    "customer_name",
    "customer_phone",
    "order_no",
    "programme",
    "days",
    "amount",
    "amount_in_words",
    "branch",
    "branch_address",
    "date",
)
TAGS = {"h1", "h2", "h3", "p", "br", "ol", "ul", "li", "strong", "em", "hr"}
DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")


def check(body: str) -> None:
    """Refuse a template that asks for what nobody knows."""
    unknown = sorted(set(VARIABLE.findall(body)) - set(VARIABLES))
    if unknown:
        names = ", ".join(unknown)
        raise Invalid(
            _("The template cannot be published."),
            fields={"body": [_("Unknown variables: %(names)s") % {"names": names}]},
        )


def filled(body: str, variables: Mapping[str, str]) -> str:
    """The text with the order's data; a value never brings a line of its own."""
    return VARIABLE.sub(lambda m: " ".join(str(variables[m[1]]).split()), body)


def fingerprint(text: str) -> str:
    """The SHA-256 of the words."""
    return hashlib.sha256(text.encode()).hexdigest()


def as_html(text: str) -> SafeString:
    """The text as a page may show it: escaped first, then laid out, then cleaned."""
    laid_out = markdown.markdown(html.escape(text, quote=False), extensions=["sane_lists"])
    return mark_safe(nh3.clean(laid_out, tags=TAGS, attributes={}))


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """The text as (heading level or 0, words), for the PDF."""
    for part in re.split(r"\n\s*\n", text.strip()):
        for line in part.splitlines():
            match = re.match(r"(#{1,3})\s+(.*)", line)
            plain = re.sub(r"\*\*(.+?)\*\*", r"\1", match[2] if match else line).strip()
            if plain:
                yield (len(match[1]) if match else 0), plain


def in_words(amount: Decimal) -> str:
    """An amount in the capitals of Chinese documents: 8800.50 → 捌仟捌佰元伍角整."""
    yuan, cents = divmod(int(amount * 100), 100)
    words = (_whole(yuan) + "元") if yuan else ""
    jiao, fen = divmod(cents, 10)
    if jiao:
        words += f"{DIGITS[jiao]}角"
    elif fen and yuan:
        words += "零"
    if fen:
        return f"{words}{DIGITS[fen]}分"
    return f"{words or '零元'}整"


def _whole(number: int) -> str:
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group and words and (group < 1000 or not groups[place + 1]):
            words += "零"
        words += f"{_group(group)}{GROUPS[place]}" if group else ""
    return words


def _group(number: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + UNITS[place]
            gap = False
        elif words:
            gap = True
    return words
