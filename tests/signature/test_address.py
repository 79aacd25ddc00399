"""The spellings of one address."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given, strategies as st

from cxml.request_validator import RequestValidator
from cxml.signature import HEADER, sign, verify
from cxml.signature._address import spellings

from .request import KEY


@pytest.mark.parametrize(
    ("signed", "received"),
    [
        ("name=Val'd&to=%2B1555", "name=Val%27d&to=%2B1555"),
        ("name=Val'd&to=sip%3Aa%40b", "name=Val%27d&to=sip%3Aa%40b"),
        ("to=sip:a@b", "to=sip%3Aa%40b"),
        ("to=sip:a@b", "to=sip%3aa%40b"),
        ("to=sip%3Aa%40b", "to=sip:a@b"),
        ("a=x!y'z(1)*", "a=x%21y%27z%281%29%2A"),
        ("a=b%20c&d=e%2Cf", "a=b+c&d=e,f"),
        ("a=b%20c&d=(e)", "a=b+c&d=%28e%29"),
        ("a=b+c&d=%28e%29", "a=b%20c&d=(e)"),
        ("a=Zoë [x] {y}", "a=Zo%C3%AB%20%5Bx%5D%20%7By%7D"),
        ("a=\udcff", "a=%FF"),
    ],
)
def test_a_query_that_was_escaped_anew(signed: str, received: str) -> None:
    """A query that says the same in another spelling is the one that was signed."""
    address = "https://h.example/p"
    for port in ("", ":443"):
        signature = sign(KEY, f"https://h.example{port}/p?{signed}")
        assert verify(KEY, f"{address}?{received}", {HEADER: signature})
        assert RequestValidator(KEY).validate(f"{address}?{received}", {}, signature)


@pytest.mark.parametrize(
    ("signed", "received"),
    [
        ("a=1&b=2", "a=1%26b=2"),
        ("a=1=2", "a=1%3D2"),
        ("a=1;b=2", "a=1%3Bb=2"),
        ("a=1+2", "a=1%2B2"),
        ("a=%41", "a=A"),
        ("a=%2541", "a=%41"),
        ("a='", "a=%2527"),
        ("a=#b", "a=%23b"),
        ("a='", f"a=%27&b={'b' * 9000}"),
    ],
)
def test_a_query_that_says_something_else(signed: str, received: str) -> None:
    """What divides parameters, and what is escaped twice, is not another spelling."""
    signature = sign(KEY, f"https://h.example/p?{signed}")
    assert not verify(KEY, f"https://h.example/p?{received}", {HEADER: signature})


@given(query=st.text("aA%&=+;#'!$()*,/:?@-._~ \"é\x00274130fFcC9bB", max_size=30))
def test_every_spelling_says_the_same(query: str) -> None:
    """All spellings of a query have the same parameters."""
    meant = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    for each in spellings(f"https://h.example/p?{query}", strip_port=False):
        sent = each.partition("?")[2]
        assert parse_qsl(sent, keep_blank_values=True, errors="surrogateescape") == meant
