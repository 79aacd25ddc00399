"""Tests of elements as a tree."""
