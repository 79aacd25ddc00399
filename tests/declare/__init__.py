"""Tests of how annotations become fields."""
