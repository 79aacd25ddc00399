"""What the verbs and nouns of a voice document promise."""
