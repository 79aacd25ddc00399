"""Requests as the platforms send them, each in its own file."""

from __future__ import annotations

from urllib.parse import parse_qs, parse_qsl

import pytest

from cxml.callbacks import Callback, Form

from .samples import SAMPLED, SAMPLES, Sample, in_forms, plain, said

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[each.name for each in SAMPLES])


@every_sample
def test_says_what_the_sample_says(sample: Sample) -> None:
    """Every field, property and leftover has the value that the sample's head gives."""
    callback = sample.kind.from_form(sample.body)
    expected = {"unknown": {}, "unreadable": {}} | sample.expected
    assert {name: plain(getattr(callback, name)) for name in expected} == expected


@every_sample
def test_says_nothing_else(sample: Sample) -> None:
    """No field has a value that the sample's head does not give."""
    assert said(sample.kind.from_form(sample.body)).keys() <= sample.expected.keys()


@every_sample
def test_keeps_every_pair(sample: Sample) -> None:
    """The form holds every pair of the body, decoded and in order."""
    expected = parse_qsl(sample.body, keep_blank_values=True)
    assert list(sample.kind.from_form(sample.body).form) == expected


@every_sample
def test_reads_every_shape_alike(sample: Sample) -> None:
    """Bytes, text, pairs and a mapping of lists give equal callbacks."""
    raw = sample.body.encode()
    pairs = parse_qsl(sample.body, keep_blank_values=True)
    grouped = parse_qs(sample.body, keep_blank_values=True)
    shapes: list[Form] = [raw, bytearray(raw), memoryview(raw), pairs, iter(pairs)]
    shapes += [grouped, grouped.items()]
    expected = sample.kind.from_form(sample.body)
    assert [sample.kind.from_form(shape) for shape in shapes] == [expected] * len(shapes)


@pytest.mark.parametrize("kind", SAMPLED)
def test_one_sample_has_everything(kind: type[Callback]) -> None:
    """For the chief classes a sample sends every parameter that they have a field for."""
    declared = in_forms(kind)
    heads = [each.expected.keys() for each in SAMPLES if each.kind is kind]
    assert any(declared <= head for head in heads)
