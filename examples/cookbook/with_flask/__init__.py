"""Recipes for Flask: each file is an application.

Start one with ``flask --app examples/cookbook/with_flask/voicemail run``. Settings come from the
environment: ``FLASK_CXML_SIGNING_KEY`` is the project's signing key, and ``FLASK_CXML_PUBLIC_URL``
the address behind a proxy or a tunnel.
"""
