"""What corresponds to what: the table that conversions work by."""

from __future__ import annotations

from cxml import Conference, Dial, Stream as StreamElement
from cxml._tree.spec import spec_of
from cxml.convert import Language
from cxml.convert.relay_arguments import plan
from cxml.convert.table import CORRESPONDENCES, DIAL_ADVICE, STREAM
from cxml.swml import JoinConference, Stream
from cxml.swml._spec import properties_of


def test_every_name_stands_in_one_row() -> None:
    """Every attribute, property and argument stands in one row of the table, and nothing else."""
    declared = {
        Language.CXML: ["name", "stream", *spec_of(Conference).attributes],
        Language.SWML: [*properties_of(JoinConference)],
        Language.RELAY: [*plan()],
    }
    for language, names in declared.items():
        rows = [each.names()[language] for each in CORRESPONDENCES if language in each.names()]
        assert sorted(rows) == sorted(names)


def test_the_rows_that_all_languages_have() -> None:
    """Sixteen concepts are in all three, and two that the cXML page lacks: region and stream."""
    everywhere = [each.name for each in CORRESPONDENCES if len(each.names()) == 3]
    assert len(everywhere) == 18
    assert {"region", "stream"} <= {*everywhere}
    assert sorted(each.name for each in CORRESPONDENCES if len(each.names()) == 2) == [
        "recording_status_callback_event_type",
        "status_callback_event_type",
    ]


def test_every_name_of_a_stream_stands_in_one_row() -> None:
    """Every attribute and property of a stream stands in one row, but for its parameters."""
    declared = {
        Language.CXML: [*spec_of(StreamElement).attributes],
        Language.SWML: sorted({*properties_of(Stream)} - {"custom_parameters"}),
        Language.RELAY: sorted({*properties_of(Stream)} - {"custom_parameters"}),
    }
    for language, names in declared.items():
        rows = [each.names()[language] for each in STREAM if language in each.names()]
        assert sorted(rows) == sorted(names)


def test_advice_is_about_attributes_that_dial_has() -> None:
    """The table gives advice about attributes of Dial alone."""
    assert DIAL_ADVICE.keys() <= spec_of(Dial).attributes.keys()
