"""Safe arithmetic: a text -> a formula -> an exact decimal, or a fault with its column. Nothing is ever evaluated as
code, and nothing can take long: lengths, nesting, exponents and sizes are bounded."""
