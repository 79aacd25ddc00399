"""Tests of the elements of a fax document."""
