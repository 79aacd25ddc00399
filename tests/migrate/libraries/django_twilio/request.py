"""What was sent, under names in small letters."""

from types import SimpleNamespace


def decompose(request):
    """Give what was sent as attributes."""
    sent = {name.lower(): value for name, value in request.POST.items()}
    return SimpleNamespace(**sent, from_=sent.get("from"))
