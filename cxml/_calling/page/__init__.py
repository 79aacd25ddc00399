"""A simulated call in a browser: a page on this machine, and what it may ask.

``platform`` is a simulated platform that can be looked at as a whole; ``shown`` says what the page
shows of it, ``documents`` how documents are laid out, and ``acts`` what the page can do;
``application`` lets in nobody but the page, and ``server`` serves it, while one thread alone does
what is asked.
"""
