"""What the doors for what comes from outside promise."""
