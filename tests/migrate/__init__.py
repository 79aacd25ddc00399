"""Tests of moving programs."""
