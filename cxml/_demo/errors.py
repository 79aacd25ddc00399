"""What goes wrong in a demonstration."""


class DemoError(Exception):
    """The application did not do what the platform expects."""
