"""What every store of conferences has in common, whatever database it asks and in which way."""
