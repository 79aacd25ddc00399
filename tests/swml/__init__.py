"""What SWML's instructions, documents and values promise."""
