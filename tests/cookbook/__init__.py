"""Tests of the recipes of the cookbook; the pages show them."""
