"""Tests of the page of a call."""
