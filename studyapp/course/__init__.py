"""What is studied: questions, the syllabus and notes, as frozen values.

Nothing here reads a file, knows the time or draws. A question type is one file: a Struct with its fields, the faults
it can find in itself, and the lines that show it as plain text. `bank.AnyQuestion` is the union of them all.
"""
