"""``cxml.schema()``: the whole language as plain data, drawn from the declarations."""
