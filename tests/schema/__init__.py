"""Tests of the language as data."""
