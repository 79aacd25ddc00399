"""What tests of a program need: a platform that calls its views, and strategies for Hypothesis.

:func:`client` posts callbacks to a view, signed as the platform does, and reads what is answered.

The strategies are drawn from the declarations. What they give is legal: it can be written, and read
back strictly. It holds what careless programs trip over: templates, markup in texts, white space at
the edges, rare characters, numbers as text. What a test shows of it when it fails is its ``repr``,
which has no secrets. They alone need Hypothesis, which the extra ``testing`` installs. Hypothesis
knows the classes by itself: ``st.from_type(VoiceResponse)`` is ``elements(VoiceResponse)``, and so
for all classes of elements and of callbacks that cxml has.
"""

from .._declare.lazy import face

__getattr__, __dir__, __all__ = face(
    __name__,
    {
        "_answer": "Answer",
        "_callbacks": "callbacks",
        "_client": "AsyncClient Client async_client client",
        "_strategies": """
            characters documents elements names templates texts unknown_elements values
        """,
    },
)
