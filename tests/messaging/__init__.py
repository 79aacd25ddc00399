"""Tests of the elements of a messaging document."""
