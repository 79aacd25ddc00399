"""The spellings of one host."""

from __future__ import annotations

import pytest

from cxml.signature import same_hosts


def hosts(host: str, *said: str) -> list[str]:
    """Give the other hosts of an address with a port and a path."""
    found = [*same_hosts(f"https://{host}:8443/a?b", said)]
    assert all(each.startswith("https://") and each.endswith(":8443/a?b") for each in found)
    return [each.removeprefix("https://").removesuffix(":8443/a?b") for each in found]


@pytest.mark.parametrize(
    ("host", "said", "others"),
    [
        ("x.example", (), []),
        ("X.example.", (), ["x.example"]),
        ("x.example", ("X.Example",), ["X.Example"]),
        ("x.example", ("x.example", "y.example", "X.Example.:443", "x.EXAMPLE"), ["X.Example."]),
        ("x.EXAMPLE", ("x.example.",), ["x.example.", "x.example"]),
        ("bücher.example", (), ["xn--bcher-kva.example"]),
        (
            "XN--bcher-kva.example",
            ("BÜCHER.example",),
            ["BÜCHER.example", "xn--bcher-kva.example", "bücher.example"],
        ),
        ("xn--a\x80.example", (), []),
        ("xn--99999999.example", (), []),
        ("[2001:DB8::1]", ("[2001:db8::1]:1",), ["[2001:db8::1]"]),
        ("[2001:db8::1]", ("2001:db8::1",), []),
        ("localhost", ("127.0.0.1", "LOCALHOST"), ["LOCALHOST"]),
    ],
)
def test_the_same_host(host: str, said: tuple[str, ...], others: list[str]) -> None:
    """Letter case, one dot at the end and IDNA make no other host, as it is said or worked out."""
    assert hosts(host, *said) == others


@pytest.mark.parametrize(
    "said",
    [
        "",
        "y.example",
        "x.example..",
        ".x.example",
        "a.x.example",
        "x.example.y",
        "x.example/",
        "user@x.example",
        "x.example@x.example",
        "x.example:x",
        "x.example:123456",
        "x.example,x.example",
        "x.example?",
        "x.example#",
        " x.example\n",
        "x。example",
        "\ud800.example",
        f"x.example{'.' * 1000}",
        f"{'x' * 100_000}.example",
    ],
)
def test_another_host(said: str) -> None:
    """What a header says counts only if it is the host that is known, whoever has sent it."""
    assert hosts("x.example", said) == []


def test_what_idna_makes_another_text_of() -> None:
    """A host is no other for what the old IDNA maps, and the new one has as a name of its own."""
    assert hosts("strasse.example", "straße.example") == []
    assert hosts("straße.example") == []


@pytest.mark.parametrize("url", ["", "x.example", "https://[", f"https://{'x' * 300}.example/"])
def test_an_address_that_has_no_host(url: str) -> None:
    """Nothing is given for what has no host, or one that is too long for any."""
    assert not [*same_hosts(url, ["x.example"])]
