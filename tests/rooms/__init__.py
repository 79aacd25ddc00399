"""Rooms that outlive a process."""
