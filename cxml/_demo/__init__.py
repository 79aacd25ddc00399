"""The demonstration: the example application, called by a simulated platform."""
