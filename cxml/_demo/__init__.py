"""The demonstration: the example application, and a platform that calls it."""
