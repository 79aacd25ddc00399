"""What a server needs."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"{__package__}.settings")
application = get_wsgi_application()
import_module(f"{__package__}.urls")  # so that a mistake is met now, and not by the first call
