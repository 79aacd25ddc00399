"""What a server needs."""

import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"{__package__}.settings")
application = get_wsgi_application()
call_command(
    "check", tags=["cxml"], deploy=True
)  # so that a mistake is met now, and not by the first call
