"""What conversions between the three languages promise."""
