"""How documents lead to each other, as the picture has it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cxml._check.check import findings_of
from cxml._check.examined import Examined
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._flow.build import graph_of
from cxml._flow.graph import (
    MOST_ARROWS,
    MOST_BOXES,
    MOST_FINDINGS,
    MOST_VERBS,
    Box,
    Graph,
    Shape,
)


def drawn(documents: Mapping[str, str], *, marked: bool = True) -> Graph:
    """Draw documents whose verbs are given, by their names."""
    runner = Runner(make_settings())
    data = {name: f"<Response>{verbs}</Response>".encode() for name, verbs in documents.items()}
    every = [Examined(each, runner, name) for name, each in data.items()]
    found = findings_of(every, runner, is_whole=True)
    return graph_of({each.path: each.document for each in every}, found if marked else [])


def arrows(graph: Graph) -> set[tuple[str, str, str, str]]:
    """Give the arrows of a picture, each with the first lines of its boxes."""
    every = [each for group in graph.groups for each in group.boxes] + [*graph.boxes]
    names = {each.id: each.lines[0].split(" [")[0] for each in every}
    return {
        (names[each.start], str(each.line), each.label, names[each.end]) for each in graph.arrows
    }


def one(verbs: str) -> set[tuple[str, str, str, str]]:
    """Give the arrows of one document."""
    return arrows(drawn({"here.xml": verbs}))


def test_verbs_run_in_their_order() -> None:
    """A verb leads to the next, and the last one nowhere."""
    assert one("<Say>a</Say><Pause/><Hangup/>") == {
        ("Say", "next", "", "Pause"),
        ("Pause", "next", "", "Hangup"),
    }


def test_what_is_never_reached_has_no_arrow() -> None:
    """Nothing leads from a verb that ends the document to the one behind it."""
    assert one("<Hangup/><Say>a</Say>") == set()


def test_a_gather_branches() -> None:
    """Input leads to the document of the action, and no input to the next verb."""
    graph = drawn(
        {
            "menu.xml": '<Gather action="next.xml"><Say>Press.</Say></Gather><Hangup/>',
            "next.xml": "<Pause/>",
        }
    )
    assert arrows(graph) == {
        ("Gather", "asks", "input", "Pause"),
        ("Gather", "next", "no input", "Hangup"),
    }


def test_a_gather_branches_on_digits() -> None:
    """An address with a template leads to each document of such a name, and says when."""
    graph = drawn(
        {
            "sub/menu.xml": '<Gather action="go-{{Digits}}.xml"><Say>Press.</Say></Gather>',
            "sub/go-1.xml": "<Pause/>",
            "sub/go-2.xml": "<Hangup/>",
            "sub/go-.xml": "<Leave/>",
            "sub/other.xml": "<Reject/>",
            "go-3.xml": "<Leave/>",
        }
    )
    assert arrows(graph) == {
        ("Gather", "asks", "input, Digits 1", "Pause"),
        ("Gather", "asks", "input, Digits 2", "Hangup"),
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/go-{{Digits}}.xml",
        "https://example.com/go-{{Digits}}.xml/",
        "/go-{{Digits}}.xml?x={{From}}",
    ],
)
def test_a_template_in_an_absolute_address(address: str) -> None:
    """An absolute address with a template leads to documents by the last part of their names."""
    graph = drawn({"menu.xml": f"<Redirect>{address}</Redirect>", "sub/go-1.xml": "<Pause/>"})
    assert ("Redirect", "asks", "Digits 1", "Pause") in arrows(graph)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("{{Next}}", "{{Next}}"),
        ("{{Next}}.xml", "{{Next}}.xml"),
        ("a-{{One}}-{{Two}}.xml", "a-{{One}}-{{Two}}.xml"),
        ("sub-{{One}}.xml", "sub-{{One}}.xml"),
        ("https://[{{One}}.xml", "(hidden)"),
    ],
)
def test_a_template_that_says_too_little(address: str, shown: str) -> None:
    """An address that could lead anywhere, or to no document here, is a box of its own."""
    graph = drawn({"menu.xml": f"<Redirect>{address}</Redirect>", "sub-x/1.xml": "<Pause/>"})
    assert arrows(graph) == {("Redirect", "asks", "", shown)}


@pytest.mark.parametrize("address", ["https://example.com/go", "/sub/go/", "/go/?a=1"])
def test_an_absolute_address(address: str) -> None:
    """An absolute address leads to the document of its last part, with a slash or without."""
    graph = drawn({"menu": f"<Redirect>{address}</Redirect>", "go": "<Pause/>"})
    assert arrows(graph) == {("Redirect", "asks", "", "Pause")}


@pytest.mark.parametrize("verb", ["Gather", "Record"])
def test_without_an_action(verb: str) -> None:
    """A verb that asks for its own document leads to the beginning of that."""
    label = {"Gather": "input", "Record": "recorded"}[verb]
    assert (verb, "asks", label, "Say") in one(f"<Say>a</Say><{verb}/>")


@pytest.mark.parametrize("address", ["", "here.xml", "https://example.com/here.xml"])
def test_a_redirect_to_itself(address: str) -> None:
    """A redirect without an address, or with its own, leads to the beginning of the document."""
    assert ("Redirect", "asks", "", "Play") in one(
        f"<Play>https://example.com/a.mp3</Play><Redirect>{address}</Redirect>"
    )


@pytest.mark.parametrize(
    ("verbs", "arrow"),
    [
        ('<Dial action="/e">+15550100101</Dial>', ("Dial", "asks", "after the call", "/e")),
        ("<Dial>+15550100101</Dial><Hangup/>", ("Dial", "next", "after the call", "Hangup")),
        ("<Enqueue>desk</Enqueue>", ("Enqueue", "next", "", "desk")),
        (
            '<Enqueue waitUrl="/hold">desk</Enqueue>',
            ("Enqueue", "aside", "while waiting", "/hold"),
        ),
        ("<Dial><Queue>desk</Queue></Dial>", ("Dial", "next", "", "desk")),
        ("<Dial><Conference>Room</Conference></Dial>", ("Dial", "next", "", "Room")),
        (
            '<Dial><Number url="/told">+15550100101</Number></Dial>',
            ("Dial", "aside", "before they speak", "/told"),
        ),
        (
            '<Connect><Stream url="wss://example.com/media"/></Connect>',
            ("Connect", "aside", "url", "wss://example.com/media"),
        ),
        (
            '<Dial><Conference statusCallback="/c" statusCallbackEvent="start end">R</Conference>'
            "</Dial>",
            ("Dial", "aside", "statusCallback: start end", "/c"),
        ),
        (
            '<Record action="/a" transcribeCallback="/t"/>',
            ("Record", "aside", "transcribeCallback", "/t"),
        ),
        ('<Start action="/s"/>', ("Start", "asks", "action", "/s")),
    ],
)
def test_other_ways(verbs: str, arrow: tuple[str, str, str, str]) -> None:
    """Each way out of a verb is an arrow, with a word about when it is taken."""
    assert arrow in one(verbs)


def test_a_room_is_drawn_once() -> None:
    """Documents that name the same conference lead to the same box."""
    dial = "<Dial><Conference>Room</Conference></Dial>"
    graph = drawn({"a.xml": dial, "b.xml": dial})
    assert graph.boxes == (Box("x1", ("Room",), Shape.ROOM),)
    assert [(each.start, each.end) for each in graph.arrows] == [("n1", "x1"), ("n2", "x1")]


def test_a_callback_is_no_document() -> None:
    """What is told is a box of its own, also where it is called like a document."""
    graph = drawn({"a.xml": '<Record action="a.xml" recordingStatusCallback="a.xml"/>'})
    assert [each.shape for each in graph.boxes] == [Shape.CALLBACK]


@pytest.mark.parametrize(
    ("verbs", "lines"),
    [
        ("<Say>Hello\n  <emphasis>you</emphasis> there</Say>", ("Say", "Hello you there")),
        ("<Say>" + "a " * 60 + "</Say>", ("Say", "a " * 22 + "a...")),
        ("<Say>" + "<emphasis>a</emphasis>" * 50 + "</Say>", ("Say", "a" * 19)),
        ("<Foo>x</Foo>", ("Foo", "x")),
        ("<Say>a<bar>b</bar></Say>", ("Say", "ab")),
        ("<Dial>+15550100101</Dial>", ("Dial", "+15550100101")),
        (
            "<Dial>" + "".join(f"<Number>+1555010010{n}</Number>" for n in range(5)) + "</Dial>",
            ("Dial", "Number +15550100100, Number +15550100101, Num..."),
        ),
        ("<Dial><Sip>a</Sip><Sip>b</Sip><Sip>c</Sip><Sip>d</Sip></Dial>",
         ("Dial", "Sip a, Sip b, Sip c, and 1 more")),
        ("<Redirect>https://u:p@example.com:8080/a</Redirect>", ("Redirect", "(hidden)")),
        ("<Redirect>https://example.com:8080/a#x</Redirect>",
         ("Redirect", "https://example.com:8080/a")),
        ("<Say>https://example.com/?token=t0ken</Say>",
         ("Say", "https://example.com/?token=*****")),
        ("<Redirect>https://example.com/a?digits=1</Redirect>",
         ("Redirect", "https://example.com/a")),
        ("<Play>data:audio/wav,x</Play>", ("Play", "data:audio/wav,x")),
        ("<Gather><Say>Press.</Say></Gather>", ("Gather", "Say Press.")),
    ],
)  # fmt: skip
def test_what_a_box_says(verbs: str, lines: tuple[str, ...]) -> None:
    """A box has the verb, and in one short line what it does."""
    (group,) = drawn({"a.xml": verbs}, marked=False).groups
    assert group.boxes[0].lines == lines


@pytest.mark.parametrize("marked", [True, False])
def test_secrets_are_hidden(marked: bool) -> None:
    """What nobody may see is in no box and at no arrow, also where findings are not shown."""
    secret = "https://user:pa55word@example.com/x?token=t0ken"  # noqa: S105 - nobody's
    graph = drawn(
        {
            "a.xml": f'<Record action="{secret}"/>',
            "b.xml": f"<Redirect>{secret}</Redirect>",
        },
        marked=marked,
    )
    assert {arrow[3] for arrow in arrows(graph)} == {"(hidden)"}
    assert "pa55" not in repr(graph)
    assert "t0ken" not in repr(graph)


@pytest.mark.parametrize(
    "content",
    [
        "<Dial><Sip>sip:user:pa55word@example.com</Sip></Dial>",
        "<Dial action='sip:user:pa55word@example.com'/>",
        "<Say>The key is PSK_000000000000pa55word.</Say>",
        f"<Say>{'a ' * 60}sip:user:{'pa55word' * 40}@example.com</Say>",
        "<Redirect>//user:pa55word@example.com/x</Redirect>",
    ],
)
def test_secrets_that_characters_tell_are_hidden(content: str) -> None:
    """A password of a SIP address, and a key in a text, are in no box and at no arrow."""
    assert "pa55" not in repr(drawn({"a.xml": content}))


def test_a_document_that_cannot_be_read() -> None:
    """It has a box that says so, and its finding marks the document."""
    runner = Runner(make_settings())
    examined = Examined(b"<Response><Say>a & b</Say></Response>", runner, "a.xml")
    graph = graph_of({"a.xml": examined.document}, examined.findings())
    (group,) = graph.groups
    assert (group.title, group.mark) == ("a.xml [1]", "error")
    assert group.boxes == (Box("n1", ("cannot be read",), Shape.NOTE),)


def test_a_document_without_verbs() -> None:
    """Its box says that the call ends."""
    (group,) = drawn({"a.xml": ""}).groups
    assert group.boxes == (Box("n1", ("nothing: the call ends",), Shape.NOTE),)


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["a/b/c.xml", "a/b/d.xml"], ["c.xml", "d.xml"]),
        (["a/b/c.xml", "a/bd.xml"], ["b/c.xml", "bd.xml"]),
        (["a.xml", "ab.xml"], ["a.xml", "ab.xml"]),
        (["a/b.xml"], ["b.xml"]),
        ([""], ["document"]),
    ],
)
def test_the_titles_of_documents(names: list[str], titles: list[str]) -> None:
    """A document is called as it is within the folder that all of them stand in."""
    graph = drawn(dict.fromkeys(names, "<Hangup/>"))
    assert [each.title for each in graph.groups] == titles


def test_findings_mark_their_verbs() -> None:
    """A finding colours the verb that it is about, and has a number there and below."""
    graph = drawn({"a.xml": '<Say loop="x">a</Say><Record/><Hangup/><Pause/>'})
    (group,) = graph.groups
    assert [(each.lines[0], each.mark) for each in group.boxes] == [
        ("Say [1]", "error"),
        ("Record [2]", "warning"),
        ("Hangup [3]", "warning"),
        ("Pause", None),
    ]
    assert [each.text.split()[0] for each in graph.findings] == ["1", "2", "3"]
    assert graph.findings[0].text.startswith("1 a.xml:1:16: CX30")
    assert drawn({"a.xml": "<Record/>"}, marked=False).findings == ()


def test_findings_of_what_is_not_drawn_mark_the_document() -> None:
    """What is wrong beyond the verbs that are drawn is marked at the name of the document."""
    (group,) = drawn({"a.xml": "<Pause/>" * MOST_VERBS + "<Record/>"}).groups
    assert (group.title, group.mark) == ("a.xml [1]", "warning")
    assert group.boxes[-1].lines == ("and 1 more",)
    assert len(group.boxes) == MOST_VERBS + 1


def test_many_findings() -> None:
    """Those for which there is no place are counted; their verbs are coloured."""
    documents = {f"{number}.xml": "<Record/>" for number in range(MOST_FINDINGS + 3)}
    graph = drawn(documents)
    assert len(graph.findings) == MOST_FINDINGS + 1
    assert graph.findings[-1].text == "and 3 more: see cxml check"
    assert [each.boxes[0].mark for each in graph.groups] == ["warning"] * len(documents)
    shown = [each.boxes[0].lines[0] for each in graph.groups]
    assert shown.count("Record") == 3


def test_many_documents() -> None:
    """Documents for which there is no place are left out, and said to be; they keep a name."""
    documents = {f"{number:03}.xml": "<Redirect>999.xml</Redirect>" for number in range(200)}
    graph = drawn({**documents, "999.xml": "<Hangup/>"})
    assert len(graph.groups) == MOST_BOXES // 2
    assert graph.left_out == 201 - MOST_BOXES // 2
    assert {arrow[3] for arrow in arrows(graph)} == {"999.xml"}


def test_many_arrows() -> None:
    """A picture has no more arrows than viewers draw."""
    nouns = "".join(f'<Number statusCallback="/{n}">+15550100100</Number>' for n in range(10))
    documents = {f"{n:02}.xml": f"<Dial>{nouns}</Dial>" * 5 for n in range(20)}
    graph = drawn({name: each.replace('"/', f'"/{name}') for name, each in documents.items()})
    assert len(graph.arrows) == MOST_ARROWS


def test_arrows_are_drawn_once() -> None:
    """Two ways that say the same are one arrow."""
    noun = '<Number statusCallback="/c">+15550100100</Number>'
    assert len(drawn({"a.xml": f"<Dial>{noun}{noun}</Dial>"}).arrows) == 1


def test_the_order_of_the_documents_does_not_count() -> None:
    """The same documents give the same picture."""
    documents = {"b.xml": "<Redirect>a.xml</Redirect>", "a.xml": "<Record/>", "c.xml": "<Foo/>"}
    assert drawn(documents) == drawn(dict(reversed(documents.items())))
