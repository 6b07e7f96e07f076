"""What is studied: questions, the syllabus and notes, as frozen values.

Nothing here reads a file, knows the time or draws. A question type is one file: a Struct with its fields, the faults
it can find in itself, and the lines that show it as plain text; `types.AnyQuestion` is the union of them all. What a
type needs beyond that has a room of its own: `formulas` and `templates` for calculations, `evidence` for key points.
"""
